import { daysWords } from '~/kernel/days';
import { count, dateWords } from '~/kernel/words';
import type { Tone } from '~/ui';
import type { ActionOwner, ActionState } from '../domain/visits/vocabulary';

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

/** What the events of visits and agreed actions say of themselves, as far as sentences need it. */
export type VisitEventDetails = {
  title?: string;
  on?: string;
  from?: string;
  to?: string;
  halfDays?: number;
  number?: number;
  lateBy?: string | null;
  text?: string;
  actions?: unknown[];
};

/** What happened, as a sentence of the timeline: one for every event this part emits. */
export const VISIT_SENTENCES: Readonly<Record<string, (details: VisitEventDetails) => string>> = {
  'action.agreed': ({ actions = [] }) => `${count(actions.length, 'action')} agreed`,
  'action.done': ({ text }) => `Action done${text ? `: ${text}` : ''}`,
  'action.dropped': ({ text }) => `Action dropped${text ? `: ${text}` : ''}`,
  'action.moved': ({ text, to }) =>
    `Date of an action moved${to ? ` to ${dateWords(to)}` : ''}${text ? `: ${text}` : ''}`,
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
};
