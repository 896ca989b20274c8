import type { CalendarDate } from '~/kernel/clock';
import type { SchoolCalendar } from '~/kernel/school-calendar';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import type { Matter } from '../domain/reminders/ladder';
import type { ReminderKind } from '../domain/reminders/vocabulary';
import type { Audience } from '../domain/template';

/** Those asked: audiences of the event, or accounts by their id. */
export type Whom = readonly (Audience | (string & {}))[];

/** Something open with a date, and who is asked about it at each stage. */
export type OpenMatter = Matter & {
  kind: ReminderKind;
  /** The record it is about: with its kind and date it is told once a stage. */
  subject: { type: string; id: string };
  /** How its event is filed: which record, school, request. */
  event: Pick<NewEvent, 'subject' | 'urn' | 'caseId'>;
  /** Before its date, on it, and in chasers; nobody: that stage is passed over. */
  whom: { before: Whom; due: Whom; chaser: Whom };
  /** Which of the kind's sentences are said, where there are several sorts. */
  party?: string;
  /** Ids for the address of its page. */
  words?: Readonly<Record<string, string>>;
};

/** What a collector goes by: one authority's open matters of some kinds. */
export type Collecting = { authorityId: string; today: CalendarDate; calendar: SchoolCalendar };
export type Collector = (handle: Db, by: Collecting) => Promise<OpenMatter[]>;

/** The same people at every stage. */
export function always(...whom: Whom): OpenMatter['whom'] {
  return { before: whom, due: whom, chaser: whom };
}

/** How the event of an agreement's matter is filed. */
export function ofAgreement(row: { id: string; urn: number; requestId: string }): OpenMatter['event'] {
  return { subject: { type: 'agreement', id: row.id }, urn: row.urn, caseId: row.requestId };
}
