import * as schema from '#drizzle/schema';
import { seeded } from '#seeds/demo/random';
import { FOCUS_AREAS } from '~/diagnosis/domain';
import { nextTerm, type TermKey, termOf } from '~/kernel/academic-year';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { anOffer, aProvider } from '../../builders/directory';
import type { Inserter } from './insert';
import type { Place } from './places';

/** A leader of the made-up England with one offer. */
export type Supplier = {
  providerId: string;
  offerId: string;
  accountId: string;
  homeUrn: number;
  focus: string;
};

/** The last terms from the one of four years ago to two after this. */
export function termsAround(today: CalendarDate): TermKey[] {
  const terms: TermKey[] = [termOf(addDays(today, -4 * 365))];
  while ((terms.at(-1) ?? '') < termOf(today)) terms.push(nextTerm(terms.at(-1) as TermKey));
  terms.push(nextTerm(terms.at(-1) as TermKey));
  terms.push(nextTerm(terms.at(-1) as TermKey));
  return terms;
}

/** Writes the leaders of an authority, at its schools that need least support, each with an offer and days by term. */
export function addSuppliers(
  to: Inserter,
  place: Place,
  count: number,
  { today, passwordHash }: { today: CalendarDate; passwordHash: string },
): Supplier[] {
  const random = seeded(`suppliers ${place.index}`);
  const homes = [...place.schools].sort((a, b) => b.priority - a.priority || a.urn - b.urn);
  const now = new Date(`${today}T09:00:00Z`);
  const terms = offeredTerms(today);
  return Array.from({ length: count }, (_, n) => {
    const home = homes[n % Math.max(1, Math.floor(homes.length / 2))] ?? place.schools[0];
    if (!home) throw new Error('An authority without schools');
    const [providerId, offerId, accountId] = ['p', 'o', 'leader'].map(
      (kind) => `${kind}-${place.code}-${n}`,
    ) as [string, string, string];
    const focus = random.pick(FOCUS_AREAS).key;
    const second = random.pick(FOCUS_AREAS).key;
    to.add(schema.provider, {
      ...aProvider(providerId, home.urn, { authorityId: place.id, lastConfirmedAt: now }),
      designation: random.weighted([
        ['SLE', 6],
        ['LLE', 2],
        ['NLE', 2],
        ['NLG', 1],
      ] as const),
      designationExpires: addDays(today, random.int(100, 1200)),
    });
    to.add(schema.offer, {
      ...anOffer(offerId, providerId, { authorityId: place.id, lastConfirmedAt: now }),
      focusAreas: [...new Set([focus, second])],
      phases: home.phase === 'Secondary' ? ['secondary'] : ['primary'],
      openToOthers: random.chance(0.3),
    });
    to.add(schema.account, {
      ...{
        id: accountId,
        authorityId: place.id,
        email: `${accountId}@authority.example`,
        name: `Leader ${n}`,
      },
      ...{ passwordHash, active: true, createdAt: now, version: 1 },
    });
    to.add(schema.accountGrant, {
      ...{
        id: `g-${accountId}`,
        accountId,
        authorityId: place.id,
        role: 'leader',
        providerId,
        createdAt: now,
      },
    });
    for (const term of terms)
      to.add(schema.offerTerm, { id: `ot-${offerId}-${term}`, offerId, term, halfDays: random.int(4, 24) });
    return { providerId, offerId, accountId, homeUrn: home.urn, focus };
  });
}

/** Half-days that leaders have promised, by term. */
export class Promised {
  private readonly byTerm = new Map<string, number>();

  add(providerId: string, term: TermKey, halfDays: number): void {
    this.byTerm.set(`${providerId} ${term}`, this.of(providerId, term) + halfDays);
  }

  of(providerId: string, term: TermKey): number {
    return this.byTerm.get(`${providerId} ${term}`) ?? 0;
  }
}

/** Half-days that a leader offers in a term, where they have not promised more. */
const USUAL_HALF_DAYS = 20;

/** Writes what leaders offer in this term and those around it: never fewer days than they have promised. */
export function addCapacity(
  to: Inserter,
  suppliers: readonly Supplier[],
  today: CalendarDate,
  promised: Promised,
): void {
  for (const { providerId, offerId } of suppliers)
    for (const term of offeredTerms(today))
      to.add(schema.capacityTerm, {
        id: `ct-${offerId}-${term}`,
        providerId,
        term,
        halfDays: Math.max(USUAL_HALF_DAYS, promised.of(providerId, term)),
        version: 1,
      });
}

const offeredTerms = (today: CalendarDate) => termsAround(today).slice(-3);
