import type { RouteAccess } from './access-roles';

/** Routes that show the whole: dashboards, map, reports, search, exports. */
export const insightAccess: Record<string, RouteAccess> = {};
