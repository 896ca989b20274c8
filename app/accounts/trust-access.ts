import type { RouteAccess } from './access-roles';

/** Routes of sign-in, privacy, keeping and running the service. */
export const trustAccess: Record<string, RouteAccess> = {
  'who-looked._index': {
    read: ['head', 'chair', 'lead'],
    finer: "their own schools; for the lead every school of the viewer's authority",
  },
  'schools.$urn.who-looked': {
    read: ['head', 'chair', 'lead'],
    finer: "the school's own head and chair, and the lead of its authority",
  },
};
