/**
 * What a person may be. `leader` is a provider (system leader or teaching school); the head of a
 * leader's home school, who releases them, is a `head` of that school: no role of its own.
 */
export const ROLES = ['broker', 'lead', 'head', 'chair', 'leader', 'member', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** One thing a person may act as: a role in their authority, at a school, or for a provider. */
export type Grant = {
  role: Role;
  /** The school, for `head` and `chair`. */
  urn: number | null;
  /** The provider, for `leader`. */
  providerId: string | null;
};

/** The person looking: every query and command takes one and is scoped by it. */
export type Viewer = {
  accountId: string;
  name: string;
  email: string;
  authorityId: string;
  authorityName: string;
  grants: readonly Grant[];
};

/** Whether the viewer holds any of the roles. */
export function has(viewer: Viewer, ...roles: Role[]): boolean {
  return viewer.grants.some((grant) => roles.includes(grant.role));
}

/** Whether the viewer is head or chair (or the one named) of a school. */
export function isAt(viewer: Viewer, urn: number, role?: 'head' | 'chair'): boolean {
  return viewer.grants.some(
    (grant) =>
      grant.urn === urn && (role ? grant.role === role : grant.role === 'head' || grant.role === 'chair'),
  );
}

/** URNs of the schools the viewer is head or chair of. */
export function schoolsOf(viewer: Viewer, role?: 'head' | 'chair'): number[] {
  const urns = viewer.grants.flatMap((grant) =>
    grant.urn !== null && (role ? grant.role === role : grant.role !== 'leader') ? [grant.urn] : [],
  );
  return [...new Set(urns)];
}

/** Providers the viewer acts for. */
export function providersOf(viewer: Viewer): string[] {
  return viewer.grants.flatMap((grant) =>
    grant.role === 'leader' && grant.providerId !== null ? [grant.providerId] : [],
  );
}

/** Whether the viewer works for the authority's brokerage (broker or lead). */
export function isService(viewer: Viewer): boolean {
  return has(viewer, 'broker', 'lead');
}
