import { has, type Role, type Viewer } from '~/accounts/domain/roles';
import { addDays, type CalendarDate } from '~/kernel/clock';

/** What a restricted note can be about. */
export const NOTE_SUBJECTS = ['school', 'request', 'agreement', 'visit'] as const;
export type NoteSubject = (typeof NOTE_SUBJECTS)[number];

/** Who reads it: the service; or its writer and those it names, everybody else by breaking the glass. */
export const NOTE_LEVELS = ['service', 'safeguarding'] as const;
export type NoteLevel = (typeof NOTE_LEVELS)[number];

/** What a review of a broken glass can find. */
export const FINDINGS = ['justified', 'not-justified'] as const;
export type Finding = (typeof FINDINGS)[number];

/** Fewest characters of the reason for breaking the glass: enough for what is feared and why it cannot wait. */
export const LEAST_REASON = 20;
/** Hours for which a broken glass lets somebody read. */
export const GLASS_HOURS = 24;
/** Days in which a broken glass is looked at by somebody else. */
export const REVIEW_DAYS = 5;

/** A note as far as it decides who may read it. */
export type NoteStanding = {
  authorityId: string;
  level: NoteLevel;
  writerId: string;
  /** Readers in force besides the writer. */
  readerIds: readonly string[];
  /** Until when the viewer's own broken glass lets them read; null without one. */
  glassUntil: Date | null;
  ended: boolean;
};

/** How much of a note somebody is shown, and by which right. */
export type NoteReading = 'nothing' | 'title' | 'text' | 'text-by-broken-glass';

/**
 * How much of a note a viewer is shown. Only the service of its authority knows that it is there; a role as administrator,
 * member, head, chair or leader brings nothing.
 */
export function noteReading(viewer: Viewer, note: NoteStanding, now: Date): NoteReading {
  if (viewer.authorityId !== note.authorityId || !has(viewer, 'broker', 'lead')) return 'nothing';
  if (note.level === 'service' || isNamed(viewer, note)) return 'text';
  return note.glassUntil !== null && note.glassUntil > now ? 'text-by-broken-glass' : 'title';
}

/** What a viewer may do with a note. A broken glass lets them read, and no more. */
export const NOTE_ACTIONS = ['correct', 'choose-readers', 'end', 'break-glass'] as const;
export type NoteAction = (typeof NOTE_ACTIONS)[number];

/** Whether a viewer may take an action with a note, now. */
export function mayWithNote(action: NoteAction, viewer: Viewer, note: NoteStanding, now: Date): boolean {
  const reading = noteReading(viewer, note, now);
  switch (action) {
    case 'break-glass':
      return reading === 'title';
    case 'correct':
      return reading === 'text' && !note.ended;
    case 'choose-readers':
      return reading === 'text' && note.level === 'safeguarding' && !note.ended;
    case 'end':
      return reading === 'text' && !note.ended && (viewer.accountId === note.writerId || has(viewer, 'lead'));
  }
}

const isNamed = ({ accountId }: Viewer, { writerId, readerIds }: NoteStanding) =>
  accountId === writerId || readerIds.includes(accountId);

/** Who broke the glass of which note, as far as it decides who looks at it. */
export type BreakStanding = {
  authorityId: string;
  accountId: string;
  /** Roles the one who broke it holds now. */
  roles: readonly Role[];
  writerId: string;
  readerIds: readonly string[];
};

/**
 * Whether a viewer may say what they find of a broken glass: a lead of the authority who did not break it; where a lead
 * broke it, also the note's writer and readers, since there may be no other lead. Never an administrator, who reads no
 * casework, and never the one who broke it.
 */
export function mayReviewBreak(viewer: Viewer, broken: BreakStanding): boolean {
  if (viewer.authorityId !== broken.authorityId || viewer.accountId === broken.accountId) return false;
  if (has(viewer, 'lead')) return true;
  if (!has(viewer, 'broker') || !broken.roles.includes('lead')) return false;
  return viewer.accountId === broken.writerId || broken.readerIds.includes(viewer.accountId);
}

/** Whether a viewer may read why a glass was broken: whoever may look at it, the note's own people, and who broke it. */
export function mayReadBreak(viewer: Viewer, broken: BreakStanding): boolean {
  if (viewer.authorityId !== broken.authorityId || !has(viewer, 'broker', 'lead')) return false;
  const named = [broken.accountId, broken.writerId, ...broken.readerIds];
  return has(viewer, 'lead') || named.includes(viewer.accountId);
}

/** The day by which a broken glass is looked at. */
export function reviewDue(brokenOn: CalendarDate): CalendarDate {
  return addDays(brokenOn, REVIEW_DAYS);
}

/** The end of the time for which a glass broken at an instant lets somebody read. */
export function glassEnds(at: Date): Date {
  return new Date(at.getTime() + GLASS_HOURS * 60 * 60 * 1000);
}
