import { type RouteAccess, SERVICE } from './access-roles';

/** Those who have reports made for them; who may make one. */
const REPORT_READERS = [...SERVICE, 'member', 'head', 'chair', 'leader'] as const;

const REPORT = 'the service of its authority; others once it is published to them, and not withdrawn';

/** Those who have figures of their own: members read published reports instead. */
const INSIGHT_READERS = [...SERVICE, 'head', 'chair', 'leader', 'admin'] as const;

/** Routes that show the whole: dashboards, map, reports, search, exports. */
export const insightAccess: Record<string, RouteAccess> = {
  'insight._index': {
    read: INSIGHT_READERS,
    finer: 'the own authority for its service; for others their own school, support given, or machinery',
  },
  'insight.schools': { read: SERVICE, finer: 'the own authority' },
  'insight.trajectory._index': { read: SERVICE, finer: 'the own authority' },
  'insight.trajectory.edit': {
    read: ['lead'],
    write: ['lead'],
    finer: 'phases and places that schools of the own authority have',
  },
  'insight.days': { read: SERVICE, finer: "days of the authority's own leaders" },
  'insight.supply': { read: SERVICE, finer: "needs of the authority's schools, days of its own leaders" },
  'insight.fairness': { read: SERVICE, finer: 'the own authority' },
  'insight.figures.$figure': { read: SERVICE, finer: 'records of the own authority' },
  'insight.figures.$figure[.]csv': { read: SERVICE, finer: 'records of the own authority' },
  'lists.$list[.]csv': {
    read: 'signed-in',
    finer: "whoever may open the list's own page, and the rows they would see there",
  },
  'reports._index': {
    read: REPORT_READERS,
    finer: 'reports of the authority for its service; for others those published to them',
  },
  'reports.new': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'every kind for the service; a leader of their own provider alone',
  },
  'reports.write': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'schools and providers of the authority for its service; a leader of their own provider alone',
  },
  'reports.$id._index': { read: REPORT_READERS, finer: REPORT },
  'reports.$id.print': { read: REPORT_READERS, finer: REPORT },
  'reports.$id[.]pdf': { read: REPORT_READERS, finer: REPORT },
  'reports.$id[.]csv': { read: REPORT_READERS, finer: REPORT },
  'reports.$id.publish': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer:
      'the lead for the director and members; the service for schools and providers; a leader what they made',
  },
  'reports.$id.withdraw': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'those who may publish it; who saved it, before it is published',
  },
  'insight.support': { read: SERVICE, finer: "the viewer's authority" },
  map: {
    read: 'signed-in',
    finer: 'schools and providers that anybody may look up; bands for the service of their authority alone',
  },
  search: {
    read: 'signed-in',
    finer: 'each kind by the query of its own list, for whoever may open that list',
  },
  'admin.export': { read: ['lead'], write: ['lead'], finer: 'everything of the own authority' },
  'admin.export[.]zip': { read: ['lead'], finer: 'what the same person has asked for in the last minutes' },
};
