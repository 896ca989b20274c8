import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type IcsEvent, type IcsOptions, icsOf } from './ics.server';

const EVENT: IcsEvent = {
  uid: 'visit-v1@alongside',
  sequence: 2,
  title: 'Support visit: Ashbrook Primary School',
  place: 'Ashbrook Primary School, Testham',
  ref: 'TES-A-0001',
  href: '/agreements/a/visits/v1',
  on: '2027-02-04',
  startsAt: '09:00',
  minutes: 180,
  cancelled: false,
  changedAt: new Date('2027-02-01T09:00:00.000Z'),
  busy: true,
};

/** Reads a calendar as a calendar program does. */
function read(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
  return { calendar, events, first: events[0] };
}
const written = (more: Partial<IcsEvent> = {}, options: IcsOptions = { method: 'PUBLISH' }) =>
  icsOf([{ ...EVENT, ...more }], options);
const first = (more: Partial<IcsEvent>, options?: IcsOptions) => {
  const event = read(written(more, options)).first;
  if (!event) throw new Error('No event');
  return event;
};

describe('an event', () => {
  it('is at the time of day of England, in winter and in summer', () => {
    const winter = first({});
    expect(winter.startDate.toJSDate().toISOString()).toBe('2027-02-04T09:00:00.000Z');
    expect(winter.endDate.toJSDate().toISOString()).toBe('2027-02-04T12:00:00.000Z');
    // Clocks go forward on 28 March 2027 and back on 31 October 2027.
    expect(first({ on: '2027-03-29' }).startDate.toJSDate().toISOString()).toBe('2027-03-29T08:00:00.000Z');
    expect(first({ on: '2027-11-01' }).startDate.toJSDate().toISOString()).toBe('2027-11-01T09:00:00.000Z');
    expect(first({ on: '2027-10-30' }).startDate.toJSDate().toISOString()).toBe('2027-10-30T08:00:00.000Z');
  });

  it('ends at midnight at the latest', () => {
    const late = first({ startsAt: '22:00', minutes: 420 });
    expect(late.endDate.toJSDate().toISOString()).toBe('2027-02-05T00:00:00.000Z');
  });

  it('without a time is for the whole day, wherever it is read', () => {
    const event = first({ startsAt: null, minutes: null });
    expect(event.startDate.isDate).toBe(true);
    expect(event.startDate.toString()).toBe('2027-02-04');
    expect(event.endDate.toString()).toBe('2027-02-05');
  });

  it('called off says so, and takes up no time', () => {
    const part = first({ cancelled: true }).component;
    expect(part.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(part.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
    expect(first({}).component.getFirstPropertyValue('transp')).toBe('OPAQUE');
    expect(first({ busy: false }).component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  });

  it('carries its number, its reference and a link, and names nobody unless it is an invitation', () => {
    const { component, uid, sequence, description, organizer } = first({});
    expect([uid, sequence, organizer]).toEqual(['visit-v1@alongside', 2, null]);
    expect(description).toMatch(/^TES-A-0001\nOpen it in Alongside: http.*\/agreements\/a\/visits\/v1$/);
    expect(component.getFirstPropertyValue('url')).toMatch(/\/agreements\/a\/visits\/v1$/);
    expect(component.getAllProperties('attendee')).toEqual([]);
  });

  it('is the same text at every reading', () => {
    expect(written()).toBe(written());
  });
});

describe('an invitation', () => {
  const invitation = written(
    {},
    { method: 'REQUEST', attendee: { name: 'Ann "Annie" Ødegård', email: 'ann@testshire.example' } },
  );

  it('is from the service to one person, who is not asked to answer', () => {
    const { calendar, first: event } = read(invitation);
    expect(calendar.getFirstPropertyValue('method')).toBe('REQUEST');
    const attendees = event?.component.getAllProperties('attendee') ?? [];
    expect(attendees.map((one) => one.getFirstValue())).toEqual(['mailto:ann@testshire.example']);
    expect(attendees[0]?.getParameter('cn')).toBe('Ann ’Annie’ Ødegård');
    expect(attendees[0]?.getParameter('rsvp')).toBe('FALSE');
    expect(event?.organizer).toMatch(/^mailto:alongside@/i);
  });
});

describe('any text', () => {
  it('comes back as it went in, in lines of at most 75 octets', () => {
    const letters = [
      'a',
      'B',
      ' ',
      'é',
      'ŵ',
      '’',
      '漢',
      '字',
      '😀',
      '\\',
      ';',
      ',',
      ':',
      '"',
      "'",
      '^',
      '=',
      '\\n',
    ];
    const text = fc
      .array(fc.constantFrom(...letters), { maxLength: 200 })
      .map((parts) => parts.join('').replace(/\s+/g, ' ').trim());
    fc.assert(
      fc.property(
        text.filter((title) => title !== ''),
        text,
        (title, place) => {
          const ics = written({ title, place });
          for (const line of ics.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
          expect(ics.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
          const event = read(ics).first;
          expect([event?.summary, event?.location ?? '']).toEqual([title, place]);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a feed', () => {
  it('of many holds them all under a name; one of none can be read too', () => {
    const many = icsOf([EVENT, { ...EVENT, uid: 'visit-v2@alongside', startsAt: null, minutes: null }], {
      method: 'PUBLISH',
      name: 'Alongside: Ann',
    });
    const { calendar, events } = read(many);
    expect(events.map(({ uid }) => uid)).toEqual(['visit-v1@alongside', 'visit-v2@alongside']);
    expect(calendar.getFirstPropertyValue('x-wr-calname')).toBe('Alongside: Ann');
    expect(read(icsOf([], { method: 'PUBLISH', name: 'Nothing' })).events).toEqual([]);
  });
});
