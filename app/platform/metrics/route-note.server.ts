import { AsyncLocalStorage } from 'node:async_hooks';
import { singleton } from '../singleton.server';

type Note = { route: string | null };
const notes = () => singleton('route-notes', () => new AsyncLocalStorage<Note>());

/**
 * Runs what answers a request, so that whatever knows which route it is can say so: measures name the route's folder,
 * never the address, which holds ids and one-use tokens.
 * @returns the note, filled in as the work goes on
 */
export function withRouteNote(work: () => void): Note {
  const note: Note = { route: null };
  notes().run(note, work);
  return note;
}

/** Says which route answers the present request. */
export function noteRoute(route: string | null): void {
  const note = notes().getStore();
  if (note) note.route = route ?? note.route;
}
