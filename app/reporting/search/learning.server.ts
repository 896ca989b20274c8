import { and, count, desc, sql } from 'drizzle-orm';
import { savedReport } from '#drizzle/schema';
import { focusAreaName } from '~/diagnosis/domain';
import { dateWords, list } from '~/kernel/words';
import { db } from '~/platform/db.server';
import { readShelfFilters } from '~/practice/notes/forms';
import { listShelf } from '~/practice/notes/shelf.server';
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

export const LEARNING_KINDS: readonly SearchKind[] = [notes, reports];
