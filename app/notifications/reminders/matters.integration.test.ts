import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import * as schema from '#drizzle/schema';
import { USUAL_CALENDAR } from '~/kernel/school-calendar';
import { db } from '~/platform/db.server';
import { type AgreementWorld, CLIENT, HOME, newAgreementWorld } from '../../../tests/support/agreement-world';
import { NOW } from '../../../tests/support/world';
import { openMatters } from './collect.server';
import type { OpenMatter } from './matter';

const TODAY = '2026-11-23';
const at = (date: string) => new Date(`${date}T12:00:00.000Z`);
const stamps = { createdAt: NOW, updatedAt: NOW, version: 1 };

let w: AgreementWorld;
beforeEach(async () => {
  w = await newAgreementWorld();
});

const write = (work: Parameters<AgreementWorld['world']['open']['write']>[0]) => w.world.open.write(work);

/** Everything open, one line a matter: kind, record, date or since, sort, who is asked before, on the day and in chasers. */
async function lines(): Promise<string[]> {
  const found = await openMatters(db(), { authorityId: 'testshire', today: TODAY, calendar: USUAL_CALENDAR });
  return found.map(({ matter }) => lineOf(matter)).sort();
}

function lineOf({ kind, subject, due, since, party, whom }: OpenMatter): string {
  const stages = [whom.before, whom.due, whom.chaser].map((one) => one.join('+') || 'nobody');
  const asked = new Set(stages).size === 1 ? (stages[0] ?? '') : stages.join(' / ');
  return [kind, subject.id, due ?? `since ${since}`, party ?? '-', asked].join(' | ');
}

describe('what is open, with who is asked', () => {
  it('in finding a partner', async () => {
    const { head, broker } = w.people;
    const sent = { createdAt: at('2026-11-09'), submittedAt: at('2026-11-10') };
    await w.world.request('fresh', CLIENT, head, { state: 'submitted', ...sent });
    await w.world.request('asked', CLIENT, broker, { state: 'draft', raisedBySchool: false, ...sent });
    await w.world.request('own-draft', CLIENT, head, { state: 'draft', submittedAt: null });
    await w.world.request('choosing', CLIENT, head, { state: 'matching', ...sent });
    for (const state of ['chosen', 'invited', 'accepted', 'released'] as const)
      await w.world.request(`with-${state}`, CLIENT, head, { state: 'matching', ...sent });
    await write(async (tx) => {
      await tx.insert(schema.shortlist).values({
        requestId: 'choosing',
        authorityId: 'testshire',
        state: 'shared',
        sharedAt: at('2026-11-12'),
        updatedAt: at('2026-11-12'),
        version: 1,
      });
      const proposed = {
        authorityId: 'testshire',
        offerId: 'writing',
        providerId: 'priya',
        days: { '2026-2-spring': 2 },
        waived: [],
        answerBy: at('2026-12-04'),
        sharedAt: at('2026-11-12'),
        createdAt: NOW,
        updatedAt: at('2026-11-16'),
        version: 1,
      };
      await tx.insert(schema.proposal).values([
        { ...proposed, id: 'p-shown', requestId: 'choosing', state: 'shortlisted' },
        ...(['chosen', 'invited', 'accepted', 'released'] as const).map((state) => ({
          ...proposed,
          id: `p-${state}`,
          requestId: `with-${state}`,
          state,
        })),
      ]);
      await tx.insert(schema.diagnosis).values({
        id: 'd1',
        authorityId: 'testshire',
        urn: CLIENT,
        frameworkId: (await tx.select().from(schema.bandingFramework))[0]?.id ?? '',
        term: '2026-1-autumn',
        state: 'shared',
        analysis: '{}',
        narrative: '',
        priorities: '',
        sharedAt: at('2026-11-02'),
        ...stamps,
      });
    });
    expect(await lines()).toEqual([
      `agreement-stalled | ${w.id} | since 2026-11-23 | draft | broker`,
      'approval-waiting | p-chosen | since 2026-11-16 | invite | broker',
      'approval-waiting | p-released | since 2026-11-16 | approve | broker',
      'diagnosis-unanswered | d1 | since 2026-11-02 | - | school-head',
      'invitation-unanswered | p-invited | 2026-12-04 | - | provider',
      'release-unanswered | p-accepted | 2026-12-04 | - | home-school',
      'request-untouched | asked | since 2026-11-10 | confirm | school-head',
      'request-untouched | fresh | since 2026-11-10 | match | broker',
      'shortlist-unanswered | choosing | since 2026-11-12 | - | school-head',
    ]);
  });

  it('in support under way', async () => {
    await write(async (tx) => {
      await tx
        .update(schema.agreement)
        .set({ state: 'active', activeAt: at('2026-09-14'), startsOn: '2026-09-14', endsOn: '2027-01-29' })
        .where(eq(schema.agreement.id, w.id));
      const visited = {
        authorityId: 'testshire',
        urn: CLIENT,
        mode: 'at-school' as const,
        visitorId: 'leader',
        visitorName: 'Leader',
        plannedFor: '2026-11-18',
        halfDays: 2,
        focus: 'Writing',
        heldOn: '2026-11-18',
        endedAt: at('2026-11-18'),
        noteNumber: 0,
        ...stamps,
      };
      await tx.insert(schema.visit).values([
        { ...visited, id: 'v1', agreementId: w.id, kind: 'support', state: 'held' },
        { ...visited, id: 'v2', agreementId: w.id, kind: 'support', state: 'held', noteNumber: 1 },
        {
          ...visited,
          id: 'v3',
          agreementId: null,
          kind: 'self-evaluation',
          state: 'held',
          visitorId: 'broker',
        },
      ]);
      const action = {
        authorityId: 'testshire',
        urn: CLIENT,
        agreementId: w.id,
        visitId: 'v2',
        text: 'Moderate a set of books',
        dueOn: '2026-12-01',
        ...stamps,
      };
      await tx.insert(schema.agreedAction).values([
        { ...action, id: 'a1', owner: 'client-head', state: 'open' },
        { ...action, id: 'a2', owner: 'other', ownerName: 'The diocese', state: 'open' },
        { ...action, id: 'a3', owner: 'provider', state: 'done' },
      ]);
      await tx.insert(schema.improvementReview).values({
        id: 'r-1',
        authorityId: 'testshire',
        urn: CLIENT,
        agreementId: w.id,
        number: 1,
        state: 'planned',
        plannedFor: '2026-12-09',
        place: 'School',
        frequency: 'half-termly',
        minutesNumber: 0,
        ...stamps,
      });
      const member = { reviewId: 'r-1', role: 'head' as const, name: 'Head', accountableFor: 'Time' };
      await tx.insert(schema.reviewMember).values([
        { ...member, id: 'm1', position: 1, accountId: 'head' },
        { ...member, id: 'm2', position: 2, accountId: null },
      ]);
      await tx.insert(schema.escalation).values({
        id: 'e1',
        authorityId: 'testshire',
        urn: CLIENT,
        agreementId: w.id,
        route: 'maintained',
        state: 'open',
        step: 'school-told',
        openedAt: NOW,
        updatedAt: NOW,
        version: 1,
      });
      await tx.insert(schema.escalationStep).values({
        id: 'e1-1',
        escalationId: 'e1',
        number: 1,
        direction: 'up',
        step: 'school-told',
        on: '2026-11-20',
        reason: 'Two reviews off track',
        answerBy: '2026-12-11',
        at: NOW,
      });
    });
    expect(await lines()).toEqual([
      'action-due | a1 | 2026-12-01 | - | school-head',
      'action-due | a2 | 2026-12-01 | - | broker',
      'escalation-answer-due | e1 | 2026-12-11 | service | nobody / broker / broker',
      'escalation-answer-due | e1-1 | 2026-12-11 | school | school / school / nobody',
      `exit-due | ${w.id} | 2027-01-29 | - | broker+school-head+provider / broker / broker`,
      'review-due | r-1 | 2026-12-09 | coming | head / head / broker',
      'visit-note-late | v1 | 2026-11-20 | support | leader',
      'visit-note-late | v3 | 2026-11-20 | adviser | broker',
    ]);
    // Called off, and the case answered: the school is asked no more, and a review is to be planned.
    await write(async (tx) => {
      await tx.update(schema.improvementReview).set({ state: 'called-off' });
      await tx
        .insert(schema.escalationAnswer)
        .values({ id: 'x1', escalationId: 'e1', stepNumber: 1, text: 'We see it so', at: NOW });
    });
    const after = await lines();
    expect(after.filter((line) => line.startsWith('escalation'))).toEqual([
      'escalation-answer-due | e1 | 2026-12-11 | service | nobody / broker / broker',
    ]);
    expect(after.filter((line) => line.startsWith('review'))).toEqual([
      expect.stringMatching(
        new RegExp(`^review-due \\| ${w.id} \\| 2026-\\d\\d-\\d\\d \\| plan \\| broker$`),
      ),
    ]);
    // Nothing has happened in it but its drafting, and nothing is planned any more.
    expect(after).toContain(`agreement-stalled | ${w.id} | since 2026-11-23 | active | provider`);
  });

  it('in money, the register and pauses', async () => {
    await w.world.provider('tom', HOME, {
      name: 'Tom Ash',
      designationExpires: '2027-01-31',
      qaState: 'assured',
      qaOn: '2026-01-12',
    });
    await w.world.offer('phonics', 'tom', { state: 'published', lastConfirmedAt: at('2026-05-04') });
    await write(async (tx) => {
      await tx.update(schema.agreement).set({ state: 'paused', pausedAt: NOW, resumeBy: '2027-01-08' });
      const billed = {
        authorityId: 'testshire',
        kind: 'charge' as const,
        urn: CLIENT,
        netPence: 1000,
        vatPence: 0,
        totalPence: 1000,
        vatTreatment: 'outside' as const,
        dueOn: '2026-12-18',
        ...stamps,
      };
      await tx.insert(schema.invoice).values([
        { ...billed, id: 'i1', number: 1, ref: 'TES-I-1', state: 'issued', balancePence: 1000 },
        { ...billed, id: 'i2', number: 2, ref: 'TES-I-2', state: 'paid', balancePence: 0 },
      ]);
      await tx.insert(schema.claim).values({
        id: 'c1',
        number: 1,
        ref: 'TES-C-1',
        authorityId: 'testshire',
        agreementId: w.id,
        urn: CLIENT,
        providerId: 'priya',
        homeUrn: HOME,
        state: 'submitted',
        note: '',
        totalPence: 1000,
        submittedAt: NOW,
        ...stamps,
      });
    });
    const found = await lines();
    expect(found.map((line) => line.replace(/2026-12-\d\d \| answer/, 'in December | answer'))).toEqual([
      'claim-unanswered | c1 | in December | answer | school',
      'designation-lapsing | tom | 2027-01-31 | - | provider+broker',
      'invoice-overdue | i1 | 2026-12-18 | - | school',
      'offer-unconfirmed | tom | since 2026-09-01 | - | provider',
      `pause-ending | ${w.id} | 2027-01-08 | - | broker`,
      'quality-assurance-lapsing | tom | 2027-01-12 | - | broker',
    ]);
    // Nothing of it is another authority's.
    const elsewhere = await openMatters(db(), {
      authorityId: 'elsewhere',
      today: TODAY,
      calendar: USUAL_CALENDAR,
    });
    expect(elsewhere.map(({ matter }) => matter.subject.id)).toEqual(elsewhere.map(() => 'priya'));
  });
});
