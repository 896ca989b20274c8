import { daysWords } from '~/kernel/days';
import { count, dateWords, instantWords } from '~/kernel/words';
import type { Tone } from '~/ui';
import { lengthWords, type NoteStanding } from '../domain/visits/lateness';
import type { VisitStage } from '../domain/visits/stages';
import type { ActionOwner, ActionState, VisitMode } from '../domain/visits/vocabulary';

/** Whom an action falls to, as people read it. */
export const ACTION_OWNER_NAMES: Readonly<Record<ActionOwner, string>> = {
  'client-head': 'Headteacher',
  'client-chair': 'Chair of governors',
  provider: 'Provider',
  'home-head': 'Head of the provider’s school',
  service: 'Local authority',
  other: 'Somebody else',
};

/** The owner of an action in words. */
export function ownerWords({ owner, ownerName }: { owner: ActionOwner; ownerName: string | null }): string {
  return owner === 'other' && ownerName ? ownerName : ACTION_OWNER_NAMES[owner];
}

/** Where an action stands, and the colour that helps to find it. */
export function actionTag(state: ActionState, overdue: boolean): { label: string; tone: Tone } {
  if (state === 'done') return { label: 'Done', tone: 'green' };
  if (state === 'dropped') return { label: 'Dropped', tone: 'grey' };
  return overdue ? { label: 'Overdue', tone: 'amber' } : { label: 'Open', tone: 'blue' };
}

/** Where a visit stands, and the colour that helps to find it. */
export const STAGE_TAGS: Readonly<Record<VisitStage, { label: string; tone: Tone }>> = {
  planned: { label: 'Planned', tone: 'blue' },
  'to-write-up': { label: 'To write up', tone: 'amber' },
  'written-up': { label: 'Written up', tone: 'green' },
  'left-to-governors': { label: 'Held', tone: 'green' },
  'called-off': { label: 'Called off', tone: 'grey' },
};

export const MODE_NAMES: Readonly<Record<VisitMode, string>> = {
  'at-school': 'At the school',
  elsewhere: 'Somewhere else',
  remote: 'Remotely, by video or telephone',
};

/** How the note of a visit stands to its 48 hours, in words: lateness by how long. */
export function noteStandingWords(standing: NoteStanding): string {
  switch (standing.kind) {
    case 'none':
      return '';
    case 'on-time':
      return 'On time';
    case 'late':
      return `Late by ${lengthWords(standing.byMs)}`;
    case 'due':
      return `Note due by ${instantWords(standing.dueAt)}`;
    case 'overdue':
      return `Note overdue by ${lengthWords(standing.byMs)}`;
  }
}

/** The same as a tag's colour. */
export const NOTE_TONES: Readonly<Record<NoteStanding['kind'], Tone>> = {
  none: 'grey',
  'on-time': 'green',
  late: 'amber',
  due: 'blue',
  overdue: 'amber',
};

/** What the events of visits and agreed actions say of themselves, as far as sentences need it. */
export type VisitEventDetails = {
  title?: string;
  on?: string;
  from?: string;
  to?: string;
  halfDays?: number;
  number?: number;
  lateBy?: string | null;
  actions?: unknown[];
};

/** What happened, as a sentence of the timeline: one for every event this part emits. */
export const VISIT_SENTENCES: Readonly<Record<string, (details: VisitEventDetails) => string>> = {
  'action.agreed': ({ actions = [] }) => `${count(actions.length, 'action')} agreed`,
  'action.done': () => 'An agreed action done',
  'action.dropped': () => 'An agreed action dropped',
  'action.moved': ({ from, to }) =>
    `Date of an agreed action moved${from ? ` from ${dateWords(from)}` : ''}${to ? ` to ${dateWords(to)}` : ''}`,
  'visit.planned': ({ title = 'Visit', on }) => `${title} planned${on ? ` for ${dateWords(on)}` : ''}`,
  'visit.moved': ({ title = 'Visit', on }) => `${title} changed${on ? `, now on ${dateWords(on)}` : ''}`,
  'visit.called-off': ({ title = 'Visit' }) => `${title} called off`,
  'visit.held': ({ title = 'Visit', on }) => `${title} took place${on ? ` on ${dateWords(on)}` : ''}`,
  'visit.recorded': ({ title = 'Visit', on, halfDays, lateBy }) =>
    `Note of ${title.toLowerCase()}${on ? ` on ${dateWords(on)}` : ''} reached the headteacher` +
    `${lateBy ? `, ${lateBy} late` : ', on time'}${halfDays ? `; ${daysWords(halfDays)} used` : ''}`,
  'visit.corrected': ({ number }) => `Note of a visit corrected${number ? `: version ${number}` : ''}`,
  'visit.read': () => 'Note of a visit read by the headteacher',
  'visit.checked': ({ title = 'Visit' }) => `${title} quality-checked`,
  'adviser-visit.planned': ({ title, on }) => adviser(title, on ? `planned for ${dateWords(on)}` : 'planned'),
  'adviser-visit.moved': ({ title, on }) => adviser(title, on ? `now on ${dateWords(on)}` : 'changed'),
  'adviser-visit.called-off': ({ title }) => adviser(title, 'called off'),
  'adviser-visit.held': ({ title, on }) => adviser(title, `took place${on ? ` on ${dateWords(on)}` : ''}`),
  'adviser-visit.held-for-governors': ({ title, on }) =>
    adviser(title, `took place${on ? ` on ${dateWords(on)}` : ''}`),
  'adviser-visit.recorded': ({ title, lateBy }) =>
    adviser(title, `note reached the headteacher${lateBy ? `, ${lateBy} late` : ', on time'}`),
  'adviser-visit.corrected': ({ title, number }) =>
    adviser(title, `note corrected${number ? `: version ${number}` : ''}`),
  'adviser-visit.read': ({ title }) => adviser(title, 'note read by the headteacher'),
  'adviser-visit.checked': ({ title }) => adviser(title, 'quality-checked'),
  'adviser-visit.actions-agreed': ({ title, actions = [] }) =>
    adviser(title, `${count(actions.length, 'action')} agreed`),
  'adviser-visit.feedback-given': ({ title }) => adviser(title, 'feedback given by the governors'),
};

const adviser = (title: string | undefined, what: string) => `Adviser’s visit (${title ?? 'visit'}): ${what}`;
