import type { NoteState } from '../domain/vocabulary';

/** A note of support somebody had a part in, in their list. */
export type OwnNoteRow = {
  id: string;
  title: string;
  state: NoteState;
  schoolName: string;
  providerName: string;
  ref: string;
  updatedAt: Date;
};

/** Most notes of one's own in the list: what is done long ago is found on the shelf. */
export const MOST_OWN = 100;
