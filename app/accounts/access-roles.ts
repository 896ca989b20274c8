import type { Role } from './domain/roles';
import type { RouteLimit } from './domain/route-limits';

/** Who may use a route: anybody, anybody signed in, or the roles named. */
export type Access = 'public' | 'signed-in' | readonly Role[];

/**
 * `read` is for GET, `write` for every mutation; a missing one means the route has no such handler.
 * `finer` says in words what commands and queries check beyond the role.
 */
export type RouteAccess = {
  read?: Access;
  write?: Access;
  finer?: string;
  /** Open to somebody who has yet to show a second factor they must have: where it is set up, shown, and signed out. */
  oneFactor?: true;
  /** How often one person, or one network address, may ask; where not said, what `domain/route-limits.ts` finds by the name. */
  limit?: { read?: RouteLimit; write?: RouteLimit };
};

export const SERVICE = ['broker', 'lead'] as const;
/** Those who read a school's casework: the school itself and the service. */
export const CASEWORK = ['head', 'chair', 'broker', 'lead'] as const;
/** Those an agreement concerns; who writes its draft; who signs it. */
export const PARTIES = [...SERVICE, 'head', 'chair', 'leader'] as const;
export const DRAFTERS = [...SERVICE, 'head', 'leader'] as const;
export const SIGNERS = [...SERVICE, 'head', 'chair'] as const;
