import type { RouteAccess } from './access-roles';

/** Routes of sign-in, privacy, keeping and running the service. */
export const trustAccess: Record<string, RouteAccess> = {};
