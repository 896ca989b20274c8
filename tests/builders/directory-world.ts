import { account, authority, offer, offerTerm, provider, school } from '#drizzle/schema';
import type { Grant, Viewer } from '~/accounts/domain/roles';
import { capacityOf, holdDays } from '~/directory/ledger.server';
import { withClock } from '~/platform/clock.server';
import { database, db } from '~/platform/db.server';
import { transact } from '~/platform/transact.server';
import { anOffer, aProvider } from './directory';
import { anAuthority, aSchool, NOW } from './schools';

/**
 * A small directory over two authorities: Ann (Testshire) with a published offer of four days this autumn and a
 * draft, Ben (Testshire) with none; Cat (Othershire) whose offer is open to others, Dan whose is not.
 */
export const AUTUMN = '2026-1-autumn';
export const SPRING = '2026-2-spring';
export const HOME = 900_001;
export const CLIENT = 900_002;

function viewer(accountId: string, grants: Partial<Grant>[], authorityId = 'testshire'): Viewer {
  return {
    accountId,
    name: accountId,
    email: `${accountId}@example.test`,
    authorityId,
    authorityName: authorityId,
    grants: grants.map((grant) => ({ role: 'member', urn: null, providerId: null, ...grant })),
  };
}
export const broker = viewer('broker', [{ role: 'broker' }]);
export const leader = viewer('leader', [{ role: 'leader', providerId: 'ann' }]);
export const otherLeader = viewer('other-leader', [{ role: 'leader', providerId: 'ben' }]);
export const head = viewer('head', [{ role: 'head', urn: CLIENT }]);
export const stranger = viewer('stranger', [{ role: 'broker' }], 'othershire');

export const at = <T>(work: () => Promise<T>) => withClock(NOW, work);
export const fields = {
  title: 'Writing in years 3 to 6',
  description: 'Coaching and planning with the English lead.',
  focusAreas: ['writing-ks2'],
  phases: ['primary' as const],
  formats: ['coaching' as const],
  dayRatePence: 35_000,
  travelLimitMinutes: 45,
  remote: false,
  openToOthers: false,
};
export const entry = {
  name: 'Ann Field',
  jobTitle: null,
  strengths: 'Writing.',
  email: null,
  telephone: null,
};
export const standing = {
  designation: 'SLE' as const,
  homeUrn: HOME,
  designatedOn: '2024-09-01',
  designationExpires: '2028-08-31',
  qaState: 'assured' as const,
  qaOn: '2026-06-01',
  qaNote: null,
  active: true,
};

/** Fills a fresh database with it. */
export async function makeDirectoryWorld(): Promise<void> {
  await database().write(async (tx) => {
    await tx
      .insert(authority)
      .values([anAuthority(), anAuthority({ id: 'othershire', code: '902', name: 'Othershire' })]);
    for (const who of [broker, leader, otherLeader, head, stranger]) {
      await tx.insert(account).values({
        id: who.accountId,
        authorityId: who.authorityId,
        email: who.email,
        name: who.name,
        passwordHash: null,
        active: true,
        createdAt: NOW,
        lastSignedInAt: null,
        version: 1,
      });
    }
    await tx
      .insert(school)
      .values([
        aSchool(HOME, { name: 'Ashfield Primary' }),
        aSchool(CLIENT),
        aSchool(900_003, { laCode: '902', laName: 'Othershire', name: 'Far Away Primary' }),
      ]);
    await tx
      .insert(provider)
      .values([
        aProvider('ann', HOME, { name: 'Ann Field' }),
        aProvider('ben', HOME, { name: 'ben Lowercase', appetite: 'open', lastConfirmedAt: null }),
        aProvider('cat', 900_003, { name: 'Cat Beyond', authorityId: 'othershire' }),
        aProvider('dan', 900_003, { name: 'Dan Inward', authorityId: 'othershire' }),
      ]);
    await tx
      .insert(offer)
      .values([
        anOffer('writing', 'ann', { title: 'Writing for all' }),
        anOffer('maths', 'ann', { title: 'Mathematics', focusAreas: ['mathematics'], state: 'draft' }),
        anOffer('open', 'cat', { authorityId: 'othershire', openToOthers: true, remote: true }),
        anOffer('closed', 'dan', { authorityId: 'othershire' }),
      ]);
    await tx.insert(offerTerm).values([
      { id: 't1', offerId: 'writing', term: AUTUMN, halfDays: 8 },
      { id: 't2', offerId: 'maths', term: AUTUMN, halfDays: 8 },
    ]);
  });
}

/** Holds half-days of one of Ann's offers this autumn for a proposal. */
export function hold(proposalId: string, halfDays: number, offerId = 'writing') {
  const asked = { offerId, providerId: 'ann', proposalId, days: { [AUTUMN]: halfDays } };
  return at(() => transact(broker, (ctx) => holdDays(ctx, asked)));
}

/** Ann's days this autumn, over all her offers. */
export async function autumnOfAnn() {
  return (await capacityOf(db(), 'ann', [AUTUMN]))[0]?.overall;
}
