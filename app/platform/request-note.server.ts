import { AsyncLocalStorage } from 'node:async_hooks';
import type { FaultKind } from '~/kernel/fault';
import { singleton } from './singleton.server';

/** What is known of the present request besides its answer. */
export type RequestNote = {
  /** The form it brought, once it has been read. */
  answers: FormData | null;
  /** What was the matter with the disk or the database when it failed. */
  fault: FaultKind | null;
};

const notes = () => singleton('request-notes', () => new AsyncLocalStorage<RequestNote>());

/** Runs what answers a request with a note of its own. */
export function withRequestNote(work: () => void): void {
  notes().run({ answers: null, fault: null }, work);
}

/** The present request's note; undefined outside the server. */
export function requestNote(): RequestNote | undefined {
  return notes().getStore();
}
