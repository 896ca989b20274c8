import type { Random } from '#seeds/demo/random';
import type { CalendarDate } from '~/kernel/clock';
import type { Inserter } from './insert';
import type { Place } from './places';
import type { Supplier } from './supply';

/** One case that is being written: a request, its partner and what it goes into. */
export type Case = {
  place: Place;
  urn: number;
  n: number;
  requestId: string;
  agreementId: string;
  ref: string;
  supplier: Supplier;
  /** When the school asked. */
  asked: CalendarDate;
  random: Random;
  to: Inserter;
};
