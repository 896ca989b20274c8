import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  agreedAction,
  agreement,
  agreementRevision,
  domainEvent,
  measurePoint,
  reviewMinutes,
} from '#drizzle/schema';
import { type AgreementWorld, CLIENT, newAgreementWorld } from '#tests/support/agreement-world';
import type { Viewer } from '~/accounts/domain/roles';
import { boardFilter } from '~/diagnosis/board-forms';
import { boardPage } from '~/diagnosis/board-queries.server';
import { onLooks } from '~/diagnosis/looks.server';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import type { Rag } from '../domain/reviews/vocabulary';
import { recordPoints } from '../impact/points.server';
import { addActions } from '../visits/actions.server';
import {
  callOffReview,
  editReview,
  freezePack,
  planReview,
  recordMeetingBeforehand,
} from './commands.server';
import { minutesDocument } from './document.server';
import type { MinutesInput } from './forms';
import { reviewLooks } from './looks.server';
import { correctReview, recordReview, withdrawReview } from './minutes.server';
import { recordPage } from './minutes-queries.server';
import { newReviewPage, packPage, reviewPage, reviewsPage } from './queries.server';
import { reviewsOf } from './read.server';
import { reviewsWorklist } from './worklist.server';

let w: AgreementWorld;
let head: Viewer;
let leader: Viewer;
let release: Viewer;
let broker: Viewer;
let lead: Viewer;
let outcomeId: string;

beforeEach(async () => {
  w = await newAgreementWorld();
  ({ head, leader, release, broker } = w.people);
  lead = await w.world.person('lead', { role: 'lead' });
  await w.send();
  for (const [viewer, party] of w.signers) await w.sign(viewer, party);
  outcomeId = (await w.record()).content.outcomes[0]?.id ?? '';
  w.world.travelTo('2027-01-12T09:00:00.000Z');
});

const PLAN = { plannedFor: '2027-02-10', startsAt: '14:00', place: 'The school', preMeetingOn: '2027-02-03' };

/** The group as the record fills it in. */
async function group() {
  return (await newReviewPage(broker, w.id))?.values.members ?? [];
}

async function planned(id = 'review0001', more: Partial<typeof PLAN> = {}) {
  const made = await planReview(broker, w.id, { id, ...PLAN, members: await group(), ...more });
  if (!made.ok) throw new Error(made.message);
  return { agreementId: w.id, reviewId: made.value.id };
}

const judged = (rag: Rag, value: number | null = null): MinutesInput['outcomes'] => [
  { id: outcomeId, rag, narrative: 'Books of 30 pupils show it', value },
];

const minutes = (more: Partial<MinutesInput> = {}): MinutesInput => ({
  formId: 'minutes0001',
  heldOn: '2027-02-10',
  present: [],
  alsoPresent: '',
  outcomes: judged('on-track', 60),
  challenges: [
    { id: 'c1', by: 'Lead Person', question: 'How was it moderated?', answer: 'With two schools' },
  ],
  summary: 'A good start',
  actions: [
    { id: 'action0001', text: 'Moderate again', owner: 'client-head', ownerName: null, dueOn: '2027-03-10' },
  ],
  frequency: 'half-termly',
  settledBy: 'group',
  frequencyReason: '',
  nextOn: '2027-03-24',
  ...more,
});

const versionOf = async (reviewId: string) => (await reviewPage(broker, w.id, reviewId))?.review.version ?? 0;
const openActions = async () =>
  (await db().select().from(agreedAction)).filter(({ state }) => state === 'open').map(({ id }) => id);

describe('a review', () => {
  it('is planned once by a form sent twice, with the group the record knows', async () => {
    const input = { id: 'review0001', ...PLAN, members: await group() };
    const twice = await Promise.all([planReview(broker, w.id, input), planReview(broker, w.id, input)]);
    const made = { ok: true, value: { id: 'review0001', number: 1 } };
    expect(twice).toEqual([made, made]);
    const page = await reviewPage(head, w.id, 'review0001');
    expect(page?.members.map(({ role, name }) => `${role}: ${name}`)).toEqual([
      'chair-of-review: Lead Person',
      'head: Head Person',
      'chair-of-governors: Chair Person',
      'adviser: Broker Person',
      'provider: Leader Person',
    ]);
    expect(page).toMatchObject({ missing: [], steps: { edit: false, record: false } });
    const planned = eq(domainEvent.type, 'review.planned');
    expect(await db().select().from(domainEvent).where(planned)).toHaveLength(1);
    // Another on the same day, and a pre-meeting less than a week before, are refused beside their fields.
    const again = { ...input, id: 'review0002' };
    expect(await planReview(broker, w.id, again)).toMatchObject({
      code: 'review.same-day',
      field: 'plannedFor',
    });
    const late = { ...again, plannedFor: '2027-02-09' };
    expect(await planReview(broker, w.id, late)).toMatchObject({ code: 'review.pre-meeting-late' });
    // The school and the provider know of it and may not; a stranger is told nothing.
    expect(await planReview(head, w.id, again)).toMatchObject({ code: 'review.forbidden' });
    const stranger = await w.world.person('stranger', { role: 'head', urn: 100009 });
    expect(await planReview(stranger, w.id, again)).toMatchObject({ code: 'agreement.not-found' });
    expect(await reviewsPage(stranger, w.id)).toBeNull();
  });

  it('changed by two at once keeps both texts for the second', async () => {
    const at = await planned();
    const members = (await reviewPage(broker, w.id, at.reviewId))?.members ?? [];
    const input = { version: 1, ...PLAN, members, place: 'The civic centre' };
    expect(await editReview(broker, at, input)).toEqual({ ok: true, value: { changed: true } });
    // The same again is no conflict; another text is.
    expect(await editReview(broker, at, input)).toEqual({ ok: true, value: { changed: false } });
    expect(await editReview(lead, at, { ...input, place: 'The library' })).toMatchObject({
      code: 'stale',
      details: { theirs: [{ label: 'Place', yours: 'The library', theirs: 'The civic centre' }] },
    });
    const fewer = { ...input, version: 2, members: members.slice(0, 4) };
    expect((await editReview(lead, at, fewer)).ok).toBe(true);
    expect((await reviewPage(broker, w.id, at.reviewId))?.members).toHaveLength(4);
  });

  it('is prepared: head and adviser meet a week before, or the page says that they did not', async () => {
    const at = await planned();
    w.world.travelTo('2027-02-08T09:00:00.000Z');
    const met = { version: 1, metOn: '2027-02-05', note: 'Tracking was checked', lateReason: '' };
    expect(await recordMeetingBeforehand(broker, at, met)).toMatchObject({
      code: 'review.pre-meeting-late',
      field: 'metOn',
    });
    const late = { ...met, lateReason: 'The head was ill on the day' };
    for (const _ of [1, 2]) {
      expect(await recordMeetingBeforehand(broker, at, late)).toEqual({ ok: true, value: { late: true } });
    }
    expect((await reviewPage(leader, w.id, at.reviewId))?.preMeeting).toEqual({
      note: 'Tracking was checked',
      lateReason: 'The head was ill on the day',
      late: true,
    });
  });
});

describe('the evidence pack', () => {
  it('shows the record until it is kept, and then what the group saw', async () => {
    const at = await planned();
    const read = async (value: number, on: string) => {
      const record = await w.record();
      const points = [{ outcomeId, value, source: 'Teacher assessment' }];
      const done = await transact(systemActor('job', 'testshire'), async (ctx) => {
        await addActions(ctx, {
          record,
          actions: [
            { id: `a-${on}`, text: 'Plan together', owner: 'provider', ownerName: null, dueOn: '2027-01-20' },
          ],
        });
        return recordPoints(ctx, { record, kind: 'interim', on, points });
      });
      if (!done.ok) throw new Error(done.message);
    };
    w.world.travelTo('2027-02-01T09:00:00.000Z');
    await read(58, '2027-01-29');
    const live = await packPage(head, w.id, at.reviewId);
    expect(live).toMatchObject({ packAt: null, hash: null, mayFreeze: false });
    expect(live?.pack.outcomes[0]?.points).toEqual([
      { on: '2027-01-29', value: 58, source: 'Teacher assessment' },
    ]);
    expect(live?.pack.outcomes[0]?.against).toMatch(/^(On trajectory|Ahead|Behind)/);
    expect(live?.pack.actions).toMatchObject([{ text: 'Plan together', owner: 'Provider', overdue: true }]);
    expect(live?.pack.days).toEqual([
      { term: '2026-2-spring', planned: 6, used: 0 },
      { term: '2026-3-summer', planned: 4, used: 0 },
    ]);
    expect(live?.pack.confidential?.band).toMatchObject({ name: 'Red', since: '2026-10-12' });
    for (const _ of [1, 2]) expect((await freezePack(broker, at, { version: 1 })).ok).toBe(true);
    const kept = await packPage(head, w.id, at.reviewId);
    expect(kept?.pack).toEqual(live?.pack);
    expect(kept?.hash).toMatch(/^[0-9a-f]{64}$/);
    await read(64, '2027-02-01');
    expect((await packPage(head, w.id, at.reviewId))?.pack).toEqual(live?.pack);
    // The provider does not see band, diagnosis and escalation; the home school's head sees dates only.
    expect((await packPage(leader, w.id, at.reviewId))?.pack.confidential).toBeNull();
    expect(await packPage(release, w.id, at.reviewId)).toBeNull();
    expect(await reviewPage(release, w.id, at.reviewId)).toMatchObject({
      members: [],
      minutes: null,
      versions: [],
    });
    expect(await minutesDocument(release, w.id, at.reviewId)).toBeNull();
    // Once minutes are recorded it stays as it is.
    w.world.travelTo('2027-02-10T17:00:00.000Z');
    expect((await recordReview(broker, at, minutes())).ok).toBe(true);
    const version = await versionOf(at.reviewId);
    expect(await freezePack(broker, at, { version })).toMatchObject({ code: 'review.not-allowed' });
    expect((await packPage(head, w.id, at.reviewId))?.hash).toBe(kept?.hash);
  });
});

describe('minutes', () => {
  it('recorded by two at once: the second is shown both texts, and nothing is lost', async () => {
    const at = await planned();
    w.world.travelTo('2027-02-10T17:00:00.000Z');
    const mine = minutes();
    const other = minutes({
      formId: 'minutes0002',
      summary: 'Slower than hoped',
      actions: [],
      nextOn: '2027-03-17',
    });
    // Both forms were open before either was sent; which of two sent together is first, nobody can say.
    expect(await recordReview(broker, at, mine)).toEqual({ ok: true, value: { number: 1, changed: true } });
    const second = await recordReview(lead, at, other);
    expect(second).toMatchObject({ ok: false, code: 'stale' });
    const theirs = second.ok ? [] : (second.details?.theirs as { label: string }[]);
    expect(theirs).toContainEqual({ label: 'Summary', yours: 'Slower than hoped', theirs: 'A good start' });
    expect(theirs).toContainEqual({ label: 'Next review', yours: '17 March 2027', theirs: '24 March 2027' });
    // The first form sent again is answered as it was.
    expect(await recordReview(broker, at, mine)).toEqual({ ok: true, value: { number: 1, changed: false } });
    // What the second typed becomes a version after the first, with its reason; both can be read.
    const reason = 'Two of us took minutes';
    const brought = { ...other, number: 1, reason, outcomes: judged('on-track') };
    expect(await correctReview(lead, at, brought)).toEqual({ ok: true, value: { number: 2, changed: true } });
    expect(
      await correctReview(broker, at, { ...brought, formId: 'minutes0003', summary: 'x' }),
    ).toMatchObject({ code: 'stale' });
    const page = await reviewPage(head, w.id, at.reviewId);
    expect(page?.versions.map(({ number, by, reason }) => [number, by, reason])).toEqual([
      [1, 'Broker Person', null],
      [2, 'Lead Person', 'Two of us took minutes'],
    ]);
    expect(page?.versions[1]?.changes.map(({ label }) => label)).toEqual(['Summary', 'Next review']);
    expect(await db().select().from(reviewMinutes)).toHaveLength(2);
    expect(await openActions()).toEqual(['action0001']);
    const document = await minutesDocument(leader, w.id, at.reviewId, 1);
    expect(document).toMatchObject({ summary: 'A good start', version: { number: 1, of: 2 } });
    expect(document?.actions).toEqual([
      { text: 'Moderate again', owner: 'Headteacher', due: '10 March 2027' },
    ]);
    expect((await minutesDocument(leader, w.id, at.reviewId))?.summary).toBe('Slower than hoped');
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('keep to the cadence: less often by progress, or by the chair, whose reason is kept', async () => {
    const first = await planned();
    w.world.travelTo('2027-02-10T17:00:00.000Z');
    expect(await recordReview(broker, first, minutes({ frequency: 'termly' }))).toMatchObject({
      code: 'review.too-seldom',
      field: 'frequency',
    });
    expect(await recordReview(broker, first, minutes({ nextOn: '2027-04-16' }))).toMatchObject({
      code: 'review.next-too-late',
      field: 'nextOn',
    });
    expect(await recordReview(broker, first, minutes({ heldOn: '2027-02-11' }))).toMatchObject({
      code: 'review.ahead',
    });
    const none = minutes({ outcomes: [] });
    expect(await recordReview(broker, first, none)).toMatchObject({ code: 'review.outcomes-changed' });
    const odd = minutes({ outcomes: judged('on-track', -2) });
    expect(await recordReview(broker, first, odd)).toMatchObject({ field: 'outcomes[0].value' });
    expect((await recordReview(broker, first, minutes())).ok).toBe(true);
    const second = await planned('review0002', { plannedFor: '2027-03-24', preMeetingOn: '2027-03-17' });
    w.world.travelTo('2027-03-24T17:00:00.000Z');
    const later = { formId: 'minutes0002', heldOn: '2027-03-24', actions: [], nextOn: '2027-07-01' };
    expect((await recordReview(broker, second, minutes({ ...later, frequency: 'termly' }))).ok).toBe(true);
    const third = await planned('review0003', { plannedFor: '2027-07-01', preMeetingOn: '2027-06-24' });
    w.world.travelTo('2027-07-01T17:00:00.000Z');
    const chair = {
      ...later,
      formId: 'minutes0003',
      heldOn: '2027-07-01',
      nextOn: null,
      frequency: 'twice-yearly' as const,
      settledBy: 'chair' as const,
    };
    const off = { ...chair, outcomes: judged('off-track') };
    expect(await recordReview(lead, third, minutes(off))).toMatchObject({ code: 'review.reason-missing' });
    expect(
      (
        await recordReview(
          lead,
          third,
          minutes({ ...off, frequencyReason: 'A new head starts in September' }),
        )
      ).ok,
    ).toBe(true);
    expect((await reviewsPage(head, w.id))?.cadence).toMatchObject({
      due: { frequency: 'twice-yearly' },
      reason: 'A new head starts in September',
      bandName: 'Red',
    });
    expect((await reviewsPage(leader, w.id))?.cadence.bandName).toBeNull();
    // An outcome that the agreement takes on later is no part of minutes that are corrected.
    const { content, row } = await w.record();
    const more = { ...content, outcomes: [...content.outcomes, { ...content.outcomes[0], id: 'added' }] };
    const number = row.revision + 1;
    await w.world.open.write(async (tx) => {
      const text = { content: JSON.stringify(more), hash: 'a later text', byId: null, note: null };
      const at = new Date('2027-07-01T17:00:00Z');
      await tx.insert(agreementRevision).values({ id: 'later', agreementId: w.id, number, at, ...text });
      await tx.update(agreement).set({ revision: number }).where(eq(agreement.id, w.id));
    });
    expect((await recordPage(broker, w.id, third.reviewId))?.outcomes.map(({ id }) => id)).toEqual([
      outcomeId,
    ]);
    const corrected = {
      ...minutes(off),
      frequencyReason: 'A new head',
      formId: 'minutes0004',
      number: 1,
      reason: 'x',
    };
    expect(await correctReview(lead, third, corrected)).toMatchObject({ value: { number: 2 } });
  });
});

describe('a mis-keyed review', () => {
  it('is withdrawn: stays on the list, keeps its number, and counts for nothing', async () => {
    onLooks('improvement-reviews', reviewLooks);
    const lastOn = async () =>
      (await boardPage(broker, boardFilter.parse({}), '2027-02-20'))?.columns
        .flatMap(({ shown }) => shown)
        .find(({ urn }) => urn === CLIENT)?.lastOn;
    expect(await lastOn()).toBe('2026-10-12');
    const at = await planned();
    w.world.travelTo('2027-02-10T17:00:00.000Z');
    expect((await recordReview(broker, at, minutes())).ok).toBe(true);
    // A review held is a look at how the school stands.
    expect(await lastOn()).toBe('2027-02-10');
    expect(await db().select().from(measurePoint).where(eq(measurePoint.current, true))).toHaveLength(1);
    expect((await reviewsPage(broker, w.id))?.cadence.due).toMatchObject({ state: 'due', by: '2027-03-25' });
    const version = await versionOf(at.reviewId);
    const withdrawal = { version, reason: 'Keyed under the wrong school' };
    expect(await withdrawReview(broker, at, withdrawal)).toEqual({ ok: true, value: { droppedActions: 1 } });
    expect((await withdrawReview(broker, at, withdrawal)).ok).toBe(true);
    expect(await openActions()).toEqual([]);
    expect(await db().select().from(measurePoint).where(eq(measurePoint.current, true))).toHaveLength(0);
    expect(await lastOn()).toBe('2026-10-12');
    expect((await reviewsPage(broker, w.id))?.cadence.due).toMatchObject({ state: 'due', by: '2027-02-12' });
    const next = await planned('review0002', { plannedFor: '2027-02-24', preMeetingOn: '2027-02-15' });
    const called = { version: 1, reason: 'The school is closed that week' };
    for (const _ of [1, 2]) expect((await callOffReview(broker, next, called)).ok).toBe(true);
    const all = await reviewsOf(db(), w.id);
    expect(all.map(({ number, state }) => `${number} ${state}`)).toEqual(['1 withdrawn', '2 called-off']);
    expect((await minutesDocument(head, w.id, at.reviewId))?.withdrawn).toBe('Keyed under the wrong school');
    expect((await verifyChains(db())).problems).toEqual([]);
  });
});

describe('the worklist', () => {
  it('asks the service to plan, to meet the head, to look at the evidence and to write up; others see what comes', async () => {
    const titles = async (viewer: Viewer) => (await reviewsWorklist(viewer)).map(({ title }) => title);
    w.world.travelTo('2027-01-25T09:00:00.000Z');
    expect(await titles(broker)).toEqual(['Plan the next Improvement Review of Ashbrook Primary School']);
    expect(await titles(head)).toEqual([]);
    const at = await planned();
    expect(await titles(broker)).toEqual([
      'Meet the headteacher of Ashbrook Primary School before Improvement Review 1',
    ]);
    for (const viewer of [head, leader]) {
      expect(await titles(viewer)).toEqual(['Improvement Review 1 is on 10 February 2027']);
    }
    expect(await titles(release)).toEqual([]);
    w.world.travelTo('2027-02-03T17:00:00.000Z');
    const met = { version: 1, metOn: '2027-02-03', note: 'All of it', lateReason: '' };
    expect((await recordMeetingBeforehand(broker, at, met)).ok).toBe(true);
    expect(await titles(broker)).toEqual([
      'Look at the evidence for Improvement Review 1 of Ashbrook Primary School, and keep it',
    ]);
    expect((await freezePack(broker, at, { version: 2 })).ok).toBe(true);
    expect(await titles(broker)).toEqual([]);
    w.world.travelTo('2027-02-10T17:00:00.000Z');
    expect(await titles(broker)).toEqual([
      'Record the minutes of Improvement Review 1 of Ashbrook Primary School',
    ]);
  });
});
