import { type RouteAccess, SERVICE } from './access-roles';

const NOTE: RouteAccess = {
  read: SERVICE,
  write: SERVICE,
  finer:
    "notes of the viewer's authority; a safeguarding note's text for its writer, its readers and whoever broke the glass",
};

/** Routes of restricted notes: for the service alone, which others are not told of. */
export const confidentialAccess: Record<string, RouteAccess> = {
  'restricted._index': { read: SERVICE, finer: "titles of notes of the viewer's authority" },
  'restricted.new': {
    read: SERVICE,
    write: SERVICE,
    finer: "records of the viewer's authority that the service may know of",
  },
  'restricted.$id._index': NOTE,
  'restricted.$id.correct': NOTE,
  'restricted.$id.readers': NOTE,
  'restricted.$id.break': NOTE,
  'glass-breaks._index': { read: ['lead'], finer: "the viewer's authority" },
  'glass-breaks.$breakId': {
    read: SERVICE,
    write: SERVICE,
    finer: "the lead, the note's own people and who broke it; looked at by none who broke it",
  },
};
