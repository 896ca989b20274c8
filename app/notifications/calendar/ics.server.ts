import { type Attendee, createEvents, type EventAttributes } from 'ics';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { env } from '~/platform/env.server';
import { publicUrl } from '~/platform/public-url.server';
import { instantsOf } from '../domain/calendar/shown';

/** Something to be written as iCalendar. */
export type IcsEvent = {
  uid: string;
  sequence: number;
  title: string;
  place: string | null;
  ref: string | null;
  /** Path of its page. */
  href: string;
  on: CalendarDate;
  startsAt: string | null;
  minutes: number | null;
  cancelled: boolean;
  changedAt: Date;
  /** Whether it takes up the person's time: a visit does, a date by which something is due does not. */
  busy: boolean;
};

export type IcsOptions = {
  method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
  /** Name of the whole calendar, for a feed. */
  name?: string;
  /** Whom an invitation is for: the only one it names, so that nobody learns another's address from it. */
  attendee?: { name: string; email: string };
};

/**
 * Events as one iCalendar object (RFC 5545). Instants are written in UTC: they are right whenever clocks change, and need
 * no table of time zones. The organiser of an invitation is the service's address.
 * @throws where the library finds an event it cannot write, which is a fault of ours
 */
export function icsOf(events: readonly IcsEvent[], options: IcsOptions): string {
  const { method, name, attendee } = options;
  const header = { productId: '-//Alongside//school-to-school support//EN', method, calName: name };
  const { value, error } = createEvents(
    events.map((event) => attributesOf(event, attendee)),
    header,
  );
  if (error || value === null) throw new Error(`No calendar could be made: ${String(error?.message)}`);
  return refolded(value);
}

function attributesOf(event: IcsEvent, attendee: IcsOptions['attendee']): EventAttributes {
  const { uid, sequence, on, startsAt, minutes, cancelled, changedAt, busy, href } = event;
  const url = publicUrl(href);
  const changed = changedAt.getTime();
  const times =
    startsAt === null
      ? { start: dateParts(on), end: dateParts(addDays(on, 1)) }
      : timed(on, startsAt, minutes);
  // The type of the library leaves `timestamp` out, which it takes: without it every reading would be another text.
  const stamp: { timestamp: number } = { timestamp: changed };
  return {
    ...stamp,
    ...times,
    startInputType: 'utc',
    startOutputType: 'utc',
    endInputType: 'utc',
    endOutputType: 'utc',
    uid,
    sequence,
    title: plain(event.title),
    description: [event.ref ?? '', `Open it in Alongside: ${url}`].filter(Boolean).join('\n'),
    ...(event.place ? { location: plain(event.place) } : {}),
    url,
    status: cancelled ? 'CANCELLED' : 'CONFIRMED',
    busyStatus: busy && !cancelled ? 'BUSY' : 'FREE',
    transp: busy && !cancelled ? 'OPAQUE' : 'TRANSPARENT',
    classification: 'PRIVATE',
    lastModified: changed,
    ...(attendee ? { organizer: organizer(), attendees: [invited(attendee)] } : {}),
  };
}

function timed(on: CalendarDate, startsAt: string, minutes: number | null) {
  const { from, to } = instantsOf(on, startsAt, minutes ?? 60);
  return { start: from.getTime(), end: to.getTime() };
}

function dateParts(date: CalendarDate): [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
}

function invited({ name, email }: { name: string; email: string }): Attendee {
  return {
    name: parameter(name),
    email,
    rsvp: false,
    partstat: 'NEEDS-ACTION',
    role: 'REQ-PARTICIPANT',
    cutype: 'INDIVIDUAL',
  };
}

/** The service's own address: of its mail, else one at the place where it stands. */
function organizer(): { name: string; email: string } {
  const from = env().MAIL_FROM;
  const email = from
    ? (/<([^<>]+)>$/.exec(from)?.[1] ?? from)
    : `alongside@${new URL(publicUrl('/')).hostname}`;
  return { name: 'Alongside', email };
}

/** Text of people as one line: the library leaves a lone carriage return standing, which would break a line in two. */
function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A name as a parameter's value: no escape stands for a quotation mark there (RFC 5545, 3.2). */
function parameter(name: string): string {
  return plain(name).replace(/"/g, '’');
}

const MOST_OCTETS = 75;

/**
 * Lines folded at 75 octets (RFC 5545, 3.1). The library folds at 75 characters, which are more octets in names that are
 * not English.
 */
function refolded(text: string): string {
  return text
    .replace(/\r\n[\t ]/g, '')
    .split('\r\n')
    .map(folded)
    .join('\r\n');
}

function folded(line: string): string {
  if (Buffer.byteLength(line) <= MOST_OCTETS) return line;
  let out = '';
  let octets = 0;
  for (const letter of line) {
    const size = Buffer.byteLength(letter);
    if (octets + size > MOST_OCTETS) {
      out += '\r\n ';
      octets = 1;
    }
    out += letter;
    octets += size;
  }
  return out;
}
