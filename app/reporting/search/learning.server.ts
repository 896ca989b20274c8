import { and, count, desc, sql } from 'drizzle-orm';
import { savedReport } from '#drizzle/schema';
import { focusAreaName } from '~/diagnosis/domain';
import { dateWords, list } from '~/kernel/words';
import { db } from '~/platform/db.server';
import { readClusterFilter } from '~/practice/clusters/forms';
import { listClusters } from '~/practice/clusters/queries.server';
import { CLUSTER_KIND_NAMES, schoolsWords, standingTag } from '~/practice/clusters/wording';
import { readShelfFilters } from '~/practice/notes/forms';
import { listShelf } from '~/practice/notes/shelf.server';
import { readProgrammeFilter } from '~/practice/programmes/forms';
import { listProgrammes } from '~/practice/programmes/queries.server';
import { PROGRAMME_STATE_TAGS } from '~/practice/programmes/wording';
import { searchWords } from '~/schools/domain';
import { reportStateOf } from '../domain/reports/states';
import { reportsFor } from '../reports/reach.server';
import { KIND_WORDS, periodWords, STATE_WORDS } from '../reports/wording';
import { listHref, type SearchKind, SHOWN } from './kind';

/** Published practice notes, by all their words. */
const notes: SearchKind = {
  key: 'practice',
  title: 'Practice notes',
  one: 'practice note',
  route: 'practice._index',
  async find(viewer, text) {
    const { rows, total } = await listShelf(viewer, readShelfFilters(new URLSearchParams({ q: text })));
    return {
      total,
      all: listHref('/practice', { q: text }),
      hits: rows.slice(0, SHOWN).map((note) => ({
        id: note.id,
        title: note.title,
        href: `/practice/${note.id}`,
        about: [note.school?.name ?? null, list(note.focusAreas.map(focusAreaName)), note.authorityName]
          .filter(Boolean)
          .join(' · '),
        tag: null,
        names: [note.title],
      })),
    };
  },
};

/** Saved reports that are for the viewer, by their titles. */
const reports: SearchKind = {
  key: 'reports',
  title: 'Reports',
  one: 'report',
  wholeList: true,
  route: 'reports._index',
  async find(viewer, text) {
    const scope = reportsFor(viewer);
    const all = '/reports';
    if (!scope) return { hits: [], total: 0, all };
    const where = and(
      scope,
      // Folded words hold letters and digits alone: nothing of them means something to `like`.
      ...searchWords(text).map((word) => sql`lower(${savedReport.title}) like ${`%${word}%`}`),
    );
    const [counted] = await db().select({ n: count() }).from(savedReport).where(where);
    const { id, title, kind, period, asOf, publishedAt, withdrawnAt } = savedReport;
    const rows = await db()
      .select({ id, title, kind, period, asOf, publishedAt, withdrawnAt })
      .from(savedReport)
      .where(where)
      .orderBy(desc(savedReport.madeAt), desc(savedReport.id))
      .limit(SHOWN);
    return {
      total: Number(counted?.n ?? 0),
      all,
      hits: rows.map((row) => {
        const state = STATE_WORDS[reportStateOf(row)];
        return {
          id: row.id,
          title: row.title,
          href: `/reports/${row.id}`,
          about: `${KIND_WORDS[row.kind].name}, ${periodWords(row.period)}; figures of ${dateWords(row.asOf)}`,
          tag: { label: state.name, tone: state.tone },
          names: [row.title],
        };
      }),
    };
  },
};

/** Clusters and joint projects, by name, ended ones too. */
const clusters: SearchKind = {
  key: 'clusters',
  title: 'Clusters and joint projects',
  one: 'cluster or joint project',
  many: 'clusters and joint projects',
  route: 'clusters._index',
  async find(viewer, text) {
    const asked = { q: text, state: 'all' };
    const { rows, total } = await listClusters(viewer, readClusterFilter(new URLSearchParams(asked)));
    return {
      total,
      all: listHref('/clusters', asked),
      hits: rows.slice(0, SHOWN).map((row) => ({
        id: row.id,
        title: row.name,
        href: `/clusters/${row.id}`,
        about: `${CLUSTER_KIND_NAMES[row.kind]}, ${schoolsWords(row.members, row.invited)}`,
        tag: standingTag(row.state, row.members),
        names: [row.name],
      })),
    };
  },
};

/** Programmes with places, by name, those that are over too. */
const programmes: SearchKind = {
  key: 'programmes',
  title: 'Programmes',
  one: 'programme',
  route: 'programmes._index',
  async find(viewer, text) {
    const asked = { q: text, state: 'all' };
    const { rows, total } = await listProgrammes(viewer, readProgrammeFilter(new URLSearchParams(asked)));
    return {
      total,
      all: listHref('/programmes', asked),
      hits: rows.slice(0, SHOWN).map((row) => ({
        id: row.id,
        title: row.name,
        href: `/programmes/${row.id}`,
        about: [list(row.focusAreas.map(focusAreaName)), row.clusterName, row.providerName]
          .filter(Boolean)
          .join(' · '),
        tag: PROGRAMME_STATE_TAGS[row.state],
        names: [row.name],
      })),
    };
  },
};

export const LEARNING_KINDS: readonly SearchKind[] = [notes, clusters, programmes, reports];
