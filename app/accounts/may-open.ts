import { accessManifest } from './access-manifest';
import { has, type Viewer } from './domain/roles';

/** Whether a viewer's roles let them open a route, for pages that only offer what leads somewhere. */
export function mayOpen(viewer: Viewer, route: string): boolean {
  const access = accessManifest[route]?.read;
  if (access === undefined) return false;
  return access === 'public' || access === 'signed-in' || has(viewer, ...access);
}
