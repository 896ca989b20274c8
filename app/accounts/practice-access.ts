import type { RouteAccess } from './access-roles';

/** Routes of practice notes, clusters and programmes. */
export const practiceAccess: Record<string, RouteAccess> = {};
