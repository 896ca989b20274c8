import { has, isService, providersOf, type Viewer } from '~/accounts/domain/roles';

/** The provider a right is asked about. */
export type Owned = { id: string; authorityId: string };

/** Whether the viewer is this provider. */
export function isProvider(viewer: Viewer | null, provider: Owned): boolean {
  return viewer !== null && providersOf(viewer).includes(provider.id);
}

/** Whether the viewer runs brokerage in the provider's authority. */
export function isServiceOf(viewer: Viewer | null, provider: Owned): boolean {
  return viewer !== null && isService(viewer) && viewer.authorityId === provider.authorityId;
}

/** Who may change a provider's own entry, offers, capacity, appetite and conflicts: themself, or their service. */
export function mayEdit(viewer: Viewer | null, provider: Owned): boolean {
  return isProvider(viewer, provider) || isServiceOf(viewer, provider);
}

/** Who may set designation, its dates, home school, quality assurance and standing in the directory: the service. */
export function maySetStanding(viewer: Viewer | null, provider: Owned): boolean {
  return isServiceOf(viewer, provider);
}

/** Who sees figures of days by term and unpublished offers: the provider and their service. */
export const maySeeCapacity = mayEdit;

/** Whether the viewer may add providers to the directory of their authority. */
export function mayAddProvider(viewer: Viewer): boolean {
  return has(viewer, 'broker', 'lead');
}
