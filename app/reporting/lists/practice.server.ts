import { focusAreaName } from '~/diagnosis/domain';
import { DESIGNATION_NAMES } from '~/directory/wording';
import { readClusterFilter } from '~/practice/clusters/forms';
import { listClusters } from '~/practice/clusters/queries.server';
import { CLUSTER_KIND_NAMES, CLUSTER_STATE_TAGS } from '~/practice/clusters/wording';
import { readShelfFilters } from '~/practice/notes/forms';
import { listShelf } from '~/practice/notes/shelf.server';
import { capital, kindWords } from '~/practice/notes/wording';
import { readProgrammeFilter } from '~/practice/programmes/forms';
import { listProgrammes } from '~/practice/programmes/queries.server';
import { PROGRAMME_STATE_TAGS, sessionsWords } from '~/practice/programmes/wording';
import { listReports, readReportFilter } from '../reports/list.server';
import { KIND_WORDS, periodWords, STATE_WORDS } from '../reports/wording';
import { day, days, several } from './cells';
import { type ListDefinition, ROWS_AT_ONCE } from './definition';

/** Lists of practice notes, clusters, programmes and saved reports. */
export const PRACTICE_LISTS: Record<string, ListDefinition> = {
  practice: {
    route: 'practice._index',
    columns: [
      ...['Note', 'Focus areas', 'School', 'Kind of school', 'Authority', 'Supported by', 'Designation'],
      ...['Days', 'Published on'],
    ],
    async read(viewer, query, page) {
      const { rows, total } = await listShelf(viewer, { ...readShelfFilters(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.title, several(row.focusAreas.map(focusAreaName)), row.school?.name ?? 'Not named'],
          ...[capital(kindWords(row.phase, row.context)), row.authorityName, row.provider.name],
          ...[DESIGNATION_NAMES[row.provider.designation], days(row.halfDays), day(row.publishedAt)],
        ]),
      };
    },
  },
  clusters: {
    route: 'clusters._index',
    columns: ['Name', 'Kind', 'State', 'Focus areas', 'Schools', 'Invited', 'Chair', 'Next meeting'],
    async read(viewer, query, page) {
      const { rows, total } = await listClusters(viewer, { ...readClusterFilter(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.name, CLUSTER_KIND_NAMES[row.kind], CLUSTER_STATE_TAGS[row.state].label],
          several(row.focusAreas.map(focusAreaName)),
          ...[row.members, row.invited, row.chairName, row.nextMeeting],
        ]),
      };
    },
  },
  programmes: {
    route: 'programmes._index',
    columns: [
      ...['Programme', 'State', 'Focus areas', 'Sessions', 'Ask by', 'Places', 'Taken', 'Waiting'],
      ...['For the cluster', 'Run by'],
    ],
    async read(viewer, query, page) {
      const filter = { ...readProgrammeFilter(query), page };
      const { rows, total } = await listProgrammes(viewer, filter, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.name, PROGRAMME_STATE_TAGS[row.state].label, several(row.focusAreas.map(focusAreaName))],
          ...[sessionsWords(row.sessions), row.closesOn, row.places, row.held, row.waiting],
          ...[row.clusterName, row.providerName],
        ]),
      };
    },
  },
  reports: {
    route: 'reports._index',
    columns: ['Report', 'Kind', 'About', 'Period', 'Figures of', 'State', 'Made by', 'Published on'],
    async read(viewer, query, page) {
      const { rows, total } = await listReports(viewer, { ...readReportFilter(query), page }, ROWS_AT_ONCE);
      return {
        total,
        rows: rows.map((row) => [
          ...[row.title, KIND_WORDS[row.kind].name, row.about, periodWords(row.period), row.asOf],
          ...[STATE_WORDS[row.state].name, row.madeBy, day(row.publishedAt)],
        ]),
      };
    },
  },
};
