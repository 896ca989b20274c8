import { practiceDates } from '~/practice/dates.server';
import type { DateItem } from '../../domain/calendar/dates';
import { dayPath } from '../../domain/calendar/shown';
import type { DateSource } from './look.server';

/** A meeting of a cluster is taken to last two hours, as a review does. */
const MEETING_MINUTES = 120;

/** Meetings of clusters, and sessions of programmes. A calendar outside says what it is, not of which schools. */
export const clusterDates: DateSource = async ({ viewer, range }) => {
  const found = await practiceDates(viewer, range);
  return found.map(
    ({ key, what, name, on, startsAt, times, place, href, off, version, changedAt }): DateItem => ({
      key,
      kind: 'clusters',
      title: what === 'meeting' ? `Meeting: ${name}` : `Session: ${name}${times ? `, ${times}` : ''}`,
      outside:
        what === 'meeting' ? 'Meeting of a cluster' : `Session of a programme${times ? `, ${times}` : ''}`,
      short: name,
      ref: null,
      place,
      on,
      startsAt,
      minutes: startsAt ? MEETING_MINUTES : null,
      href,
      outsideHref: dayPath(on),
      cancelled: off,
      sequence: version,
      changedAt,
    }),
  );
};
