import { type RouteAccess, SERVICE } from './access-roles';

/** Those who have reports made for them; who may make one. */
const REPORT_READERS = [...SERVICE, 'member', 'head', 'chair', 'leader'] as const;

/** Routes that show the whole: dashboards, map, reports, search, exports. */
export const insightAccess: Record<string, RouteAccess> = {
  'lists.$list[.]csv': {
    read: 'signed-in',
    finer: "whoever may open the list's own page, and the rows they would see there",
  },
  'reports._index': {
    read: REPORT_READERS,
    finer: 'reports of the authority for its service; for others those published to them',
  },
};
