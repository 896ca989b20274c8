import { eq } from 'drizzle-orm';
import { domainEvent, supportRequest } from '#drizzle/schema';
import type { World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { capacityOf } from '~/directory/ledger.server';
import type { Verdict } from '~/kernel/verdict';
import { invite } from '~/matching/commands/invitation.server';
import { addToShortlist, choosePartner, shareShortlist } from '~/matching/commands/shortlist.server';
import { type ProposalRow, readProposal, readShortlist } from '~/matching/proposals.server';
import { runMatch } from '~/matching/runs.server';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';

export const CLIENT = 100001;
export const HOME = 100002;
export const HOME_2 = 100003;
export const ABROAD = 100004;
export const SPRING = '2026-2-spring';
export const SUMMER = '2026-3-summer';

/**
 * One request (`r1`) of a school, two SLEs with an offer each (`near` by ann, `far` by ben), an NLE (`deb`), and a
 * provider of another authority whose offer is open to others (`abroad` by cat). Everybody with an account.
 */
export async function matchingCast(world: World) {
  await world.authority({ id: 'elsewhere', code: '902', name: 'Elsewhere' });
  await world.school(CLIENT, { name: 'Alder Primary School' });
  await world.school(HOME, { name: 'Beech Primary School', easting: 434_000 });
  await world.school(HOME_2, { name: 'Cedar Primary School', easting: 445_000 });
  await world.school(ABROAD, {
    name: 'Downs Primary School',
    easting: 440_000,
    laCode: '902',
    laName: 'Elsewhere',
  });
  await world.standing(CLIENT);
  const head = await world.person('head', { role: 'head', urn: CLIENT });
  const days = { [SPRING]: 8, [SUMMER]: 8 };
  await world.provider('ann', HOME, { name: 'Ann Ash', caps: days, telephone: '01234 567890' });
  await world.provider('ben', HOME_2, { name: 'Ben Birch', caps: days, qaState: 'not-yet', qaOn: null });
  await world.provider('cat', ABROAD, { name: 'Cat Cherry', caps: days, authorityId: 'elsewhere' });
  await world.provider('deb', HOME_2, { name: 'Deb Damson', caps: days, designation: 'NLE' });
  await world.offer('near', 'ann', { days });
  await world.offer('far', 'ben', { days });
  await world.offer('abroad', 'cat', { days, authorityId: 'elsewhere', openToOthers: true });
  await world.offer('closed', 'cat', { days, authorityId: 'elsewhere' });
  await world.offer('national', 'deb', { days, dayRatePence: 45_000 });
  await world.request('r1', CLIENT, head);
  return {
    head,
    chair: await world.person('chair', { role: 'chair', urn: CLIENT }),
    broker: await world.person('broker', { role: 'broker' }),
    lead: await world.person('lead', { role: 'lead' }),
    ann: await world.person('ann', { role: 'leader', providerId: 'ann' }),
    ben: await world.person('ben', { role: 'leader', providerId: 'ben' }),
    deb: await world.person('deb', { role: 'leader', providerId: 'deb' }),
    cat: await world.person('cat', { role: 'leader', providerId: 'cat' }, { authorityId: 'elsewhere' }),
    release: await world.person('release', { role: 'head', urn: HOME }),
    release2: await world.person('release2', { role: 'head', urn: HOME_2 }),
    releaseAbroad: await world.person(
      'releasea',
      { role: 'head', urn: ABROAD },
      { authorityId: 'elsewhere' },
    ),
    foreignBroker: await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' }),
    otherHead: await world.person('otherhead', { role: 'head', urn: 100009 }),
    member: await world.person('member', { role: 'member' }),
  };
}
export type Cast = Awaited<ReturnType<typeof matchingCast>>;

/** The value of a verdict that must be yes. */
export function must<T>(verdict: Verdict<T>): T {
  if (!verdict.ok) throw new Error(`${verdict.code}: ${verdict.message}`);
  return verdict.value;
}

/** A proposal's row as it stands. */
export async function rowOf(id: string): Promise<ProposalRow> {
  const record = await readProposal(db(), id);
  if (!record) throw new Error(`There is no proposal ${id}`);
  return record.row;
}

/** What a proposal's next command needs to say it has seen. */
export async function at(id: string): Promise<{ proposalId: string; version: number }> {
  return { proposalId: id, version: (await rowOf(id)).version };
}

export async function shortlistVersion(requestId = 'r1'): Promise<number> {
  return (await readShortlist(db(), requestId))?.version ?? 0;
}

/** Ranks, puts offers forward, and shares them with the school. @returns proposal ids by offer */
export async function shared(
  broker: Viewer,
  offers: readonly string[] = ['near', 'far'],
  requestId = 'r1',
): Promise<Record<string, string>> {
  must(await runMatch(broker, { id: newFormId(), requestId }));
  const ids: Record<string, string> = {};
  for (const offerId of offers) {
    const put = { id: newFormId(), requestId, offerId, reason: 'They know the school.' };
    ids[offerId] = must(await addToShortlist(broker, put)).id;
  }
  must(await shareShortlist(broker, { requestId, version: await shortlistVersion(requestId), note: null }));
  return ids;
}

/** The same, then the head chooses one. */
export async function chosen(
  cast: Cast,
  offer = 'near',
  offers = ['near', 'far'],
): Promise<Record<string, string>> {
  const ids = await shared(cast.broker, offers);
  const proposalId = ids[offer] ?? '';
  const input = { requestId: 'r1', proposalId, shortlistVersion: await shortlistVersion(), reason: null };
  must(await choosePartner(cast.head, input));
  return ids;
}

/** The same, then the broker invites for days in the spring. */
export async function invited(
  cast: Cast,
  offer = 'near',
  offers = ['near', 'far'],
  days: Record<string, number> = { [SPRING]: 6 },
): Promise<string> {
  const id = (await chosen(cast, offer, offers))[offer] ?? '';
  must(await invite(cast.broker, { ...(await at(id)), days, answerDays: 5, message: null }));
  return id;
}

/** A provider's balance in a term. */
export async function balanceOf(providerId: string, term = SPRING) {
  const [first] = await capacityOf(db(), providerId, [term]);
  if (!first) throw new Error(`No capacity of ${providerId} in ${term}`);
  return first.overall;
}

export async function requestState(requestId = 'r1') {
  const [row] = await db().select().from(supportRequest).where(eq(supportRequest.id, requestId));
  return row?.state;
}

/** Types of the events of a record, in order. */
export async function eventsOf(subjectId: string): Promise<string[]> {
  const rows = await db()
    .select({ type: domainEvent.type })
    .from(domainEvent)
    .where(eq(domainEvent.subjectId, subjectId))
    .orderBy(domainEvent.seq);
  return rows.map(({ type }) => type);
}
