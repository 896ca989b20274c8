import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  domainEvent,
  escalation,
  escalationStep,
  improvementReview,
  reviewMinutes,
  school,
  schoolLink,
} from '#drizzle/schema';
import { type AgreementWorld, CLIENT, newAgreementWorld } from '#tests/support/agreement-world';
import type { Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import type { Move } from '../domain/escalation/moves';
import type { Rag } from '../domain/reviews/vocabulary';
import { latestOf } from '../life/timeline.server';
import { headPage } from '../queries.server';
import { answerEscalation, draftStep, openEscalation, takeEscalationStep } from './commands.server';
import { escalationNotice, escalationNotices, escalationPage, letterView, stepPage } from './queries.server';
import { escalationWorklist } from './worklist.server';

let w: AgreementWorld;
let lead: Viewer;
let id: string;

beforeEach(async () => {
  w = await newAgreementWorld();
  ({ id } = w);
  lead = await w.world.person('lead', { role: 'lead' });
  await w.send();
  for (const [viewer, party] of w.signers) await w.sign(viewer, party);
  w.world.travelTo('2027-03-10T10:00:00Z');
});

const open = (viewer: Viewer = w.people.broker, over: Partial<Parameters<typeof openEscalation>[1]> = {}) =>
  openEscalation(viewer, {
    id,
    formId: newFormId(),
    on: '2027-03-09',
    reason: 'Two reviews found writing off track.',
    asks: 'Hold the moderation.',
    answerBy: '2027-04-20',
    body: 'Dear Head,\n\nWhat we ask\n\n- Hold the moderation.',
    ...over,
  });

async function step(
  viewer: Viewer,
  move: Move,
  over: Partial<Parameters<typeof takeEscalationStep>[1]> = {},
) {
  const [row] = await db().select().from(escalation).where(eq(escalation.agreementId, id));
  return takeEscalationStep(viewer, {
    id,
    formId: newFormId(),
    version: row?.version ?? 0,
    move,
    on: '2027-03-10',
    reason: 'What was asked has not been done.',
    asks: 'Show the findings.',
    answerBy: '2027-05-04',
    skipReason: null,
    body: 'A letter',
    ...over,
  });
}
const up = (to: Extract<Move, { direction: 'up' }>['step']): Move => ({ direction: 'up', step: to });

/** A review held, with the same finding for every outcome. */
async function review(number: number, heldOn: string, rag: Rag) {
  const { content } = await w.record();
  const row = {
    agreementId: id,
    authorityId: 'testshire',
    urn: CLIENT,
    number,
    place: 'School',
    frequency: 'half-termly',
  } as const;
  const minutes = {
    summary: 'Held',
    outcomes: content.outcomes.map((one) => ({
      outcomeId: one.id,
      title: one.measure,
      rag,
      narrative: `Seen in review ${number}.`,
    })),
  };
  const at = new Date(`${heldOn}T10:00:00Z`);
  await w.world.open.write(async (tx) => {
    await tx.insert(improvementReview).values({
      ...row,
      id: `review-${number}`,
      state: 'held',
      plannedFor: heldOn,
      heldOn,
      minutesNumber: 1,
      createdAt: at,
      updatedAt: at,
      version: 1,
    });
    await tx.insert(reviewMinutes).values({
      id: `minutes-${number}`,
      reviewId: `review-${number}`,
      number: 1,
      content: canonicalJson(minutes),
      at,
    });
  });
}

const storyOf = async (viewer: Viewer) =>
  (await latestOf(viewer, id, 50))?.entries.map(({ title }) => title).join() ?? '';

describe('a case', () => {
  it('goes up step by step with its letters, is answered, comes down and ends, and the provider learns nothing', async () => {
    const { broker, head, chair, leader, release } = w.people;
    await review(1, '2027-02-20', 'off-track');
    expect(await open(head)).toMatchObject({ code: 'escalation.forbidden' });
    expect(await open(leader)).toMatchObject({ code: 'agreement.not-found' });
    expect(await open(broker, { on: '2027-01-05' })).toMatchObject({
      code: 'escalation.date-before',
      field: 'on',
    });
    expect(await open()).toEqual({ ok: true, value: { number: 1 } });
    expect(await open()).toMatchObject({ code: 'escalation.open-already' });

    expect(await step(broker, up('directors-letter'), { skipReason: 'In haste' })).toMatchObject({
      code: 'escalation.forbidden',
    });
    expect((await step(broker, up('written-report'))).ok).toBe(true);
    expect(await escalationWorklist(lead)).toMatchObject([
      { kind: 'now', title: expect.stringContaining('Decide on the report') },
    ]);
    expect(await escalationWorklist(head)).toMatchObject([{ kind: 'now', due: '2027-05-04', firm: false }]);
    const answer = { id, formId: newFormId(), number: 2, text: 'The moderation is on 2 April.' };
    expect(await answerEscalation(chair, answer)).toEqual({ ok: true, value: { number: 2 } });
    expect(await answerEscalation(chair, answer), 'sent twice').toEqual({ ok: true, value: { number: 2 } });
    expect(await answerEscalation(broker, { ...answer, formId: newFormId() })).toMatchObject({
      code: 'escalation.forbidden',
    });
    expect(await escalationWorklist(chair)).toEqual([]);

    const [row] = await db().select().from(escalation);
    const terms = {
      id,
      version: row!.version,
      move: up('directors-letter'),
      on: '2027-03-10',
      reason: 'The report',
      asks: 'Act',
      answerBy: '2027-05-04',
      skipReason: null,
    };
    const drafted = await draftStep(db(), lead, terms, '2027-03-10');
    expect(drafted.ok && drafted.value.body).toContain('off track. Seen in review 1.');
    expect(drafted.ok && drafted.value.body).toContain(
      'Chair Person answered on 10 March 2027: “The moderation is on 2 April.”',
    );
    expect(
      (await step(lead, up('directors-letter'), { body: drafted.ok ? drafted.value.body : '' })).ok,
    ).toBe(true);
    const letter = await letterView(head, id, 3);
    expect(letter).toMatchObject({
      paper: 'Letter to head and chair',
      from: 'Lead Person, for the assistant director, Testshire',
      to: [
        'Head Person, headteacher of Ashbrook Primary School',
        'Chair Person, chair of governors of Ashbrook Primary School',
      ],
    });
    expect(letter?.blocks).toContainEqual(expect.objectContaining({ kind: 'heading', text: 'What we ask' }));

    expect((await step(lead, { direction: 'down', step: 'school-told' })).ok).toBe(true);
    expect((await step(broker, { direction: 'end' }, { asks: null, answerBy: null })).ok).toBe(true);
    const page = await escalationPage(head, id);
    expect(page).toMatchObject({
      current: null,
      ended: [
        { open: false, steps: [{ number: 5 }, { number: 4 }, { number: 3 }, { number: 2 }, { number: 1 }] },
      ],
    });
    const late = { id, formId: newFormId(), number: 5, text: 'Thank you.' };
    expect((await answerEscalation(head, late)).ok, 'answers stay possible').toBe(true);
    expect(await open()).toEqual({ ok: true, value: { number: 6 } });

    for (const outsider of [leader, release]) {
      expect(await escalationPage(outsider, id)).toBeNull();
      expect(await letterView(outsider, id, 3)).toBeNull();
      expect(await escalationNotice(outsider, id)).toBeNull();
      expect(await escalationWorklist(outsider)).toEqual([]);
      expect((await headPage(outsider, id))?.may['read-escalation']).toBe(false);
      expect(await storyOf(outsider)).not.toMatch(/progress/i);
    }
    expect(await storyOf(head)).toMatch(/the school was told/);
    const events = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, id));
    const escalated = events.filter(({ type }) => type.startsWith('escalation.'));
    expect(escalated).toHaveLength(8);
    // The audit page is read by people who may not read the case.
    for (const { reason, payload } of escalated)
      expect(`${reason}${payload}`).not.toMatch(/moderation|not been done/);
    expect((await verifyChains(db())).problems).toEqual([]);
  });

  it('takes one step for a form sent twice, and tells the second of two people what the first has done', async () => {
    const opened = newFormId();
    const both = await Promise.all([open(lead, { formId: opened }), open(lead, { formId: opened })]);
    expect(both).toEqual([
      { ok: true, value: { number: 1 } },
      { ok: true, value: { number: 1 } },
    ]);
    // Both forms are open before either is sent.
    const [row] = await db().select().from(escalation).where(eq(escalation.agreementId, id));
    const version = row?.version ?? 0;
    const [mine, theirs] = await Promise.all([
      step(lead, up('written-report'), { version, reason: 'First' }),
      step(w.people.broker, up('written-report'), { version, reason: 'Second' }),
    ]);
    const codes = [mine, theirs].map((verdict) => (verdict.ok ? 'taken' : verdict.code)).sort();
    expect(codes).toEqual(['stale', 'taken']);
    const late = mine.ok ? theirs : mine;
    expect(late).toMatchObject({
      details: { theirs: [{ theirs: expect.stringContaining('Written report, 10 March 2027') }] },
    });
    expect(await db().select().from(escalationStep)).toHaveLength(2);
  });

  it('leaves steps out only with a reason, which is kept with the step', async () => {
    await open();
    expect(await step(lead, up('warning-notice'))).toMatchObject({
      code: 'escalation.skip-reason-needed',
      field: 'skipReason',
    });
    expect((await step(lead, up('warning-notice'), { skipReason: 'Children may not be safe.' })).ok).toBe(
      true,
    );
    expect(await escalationWorklist(w.people.head), 'a formal step is not to be put off').toMatchObject([
      { firm: true },
    ]);
    const page = await escalationPage(lead, id);
    expect(page?.current?.steps[0]?.reason).toContain(
      'Left out: written report, assistant director’s letter. Why: Children may not be safe.',
    );
    expect(page?.current?.rungs.map(({ standing }) => standing)).toEqual([
      'taken',
      'left-out',
      'left-out',
      'now',
      'ahead',
    ]);
  });

  it('goes over to the trust’s route when the school becomes an academy, with all that was said kept', async () => {
    await open();
    await step(lead, up('directors-letter'), { skipReason: 'The head has asked for it.' });
    await w.world.school(100_003, { name: 'Ashbrook Academy', maintained: false, trustName: 'Brook Trust' });
    const newHead = await w.world.person('newhead', { role: 'head', urn: 100_003 });
    await w.world.open.write(async (tx) => {
      await tx.update(school).set({ statusGroup: 'closed' }).where(eq(school.urn, CLIENT));
      await tx.insert(schoolLink).values({
        id: 'l1',
        urn: CLIENT,
        linkUrn: 100_003,
        kind: 'successor',
        typeName: 'Successor',
        source: 'links-file',
      });
    });
    expect(await step(lead, up('warning-notice'))).toMatchObject({ code: 'escalation.converted' });
    const choices = await stepPage(lead, id);
    expect(choices?.page.moves.map(({ key }) => key)).toEqual([
      'route',
      'down:written-report',
      'down:school-told',
      'end',
    ]);
    expect((await step(lead, { direction: 'route' })).ok).toBe(true);
    const [changed] = await db()
      .select()
      .from(domainEvent)
      .where(eq(domainEvent.type, 'escalation.route-changed'));
    expect(changed?.urn, 'those who head the school now are told').toBe(100_003);
    const page = await escalationPage(newHead, id);
    expect(page?.current).toMatchObject({
      route: 'academy',
      step: 'raised-with-trust',
      steps: [{ direction: 'route' }, { number: 2 }, { number: 1 }],
    });
    expect(await letterView(newHead, id, 3)).toMatchObject({ to: ['Chief executive of Brook Trust'] });
    expect(await step(lead, up('warning-notice'))).toMatchObject({ code: 'escalation.not-on-route' });
    expect((await step(lead, up('raised-with-department'))).ok).toBe(true);
    expect(
      (await answerEscalation(newHead, { id, formId: newFormId(), number: 4, text: 'We have a plan.' })).ok,
    ).toBe(true);
  });

  it('is suggested to the service alone, and not while one is open', async () => {
    const { broker, head } = w.people;
    w.world.travelTo('2027-02-20T10:00:00Z');
    await review(1, '2027-01-25', 'off-track');
    expect(await escalationNotice(broker, id)).toBeNull();
    await review(2, '2027-02-18', 'off-track');
    expect((await escalationNotice(broker, id))?.suggestion).toEqual([
      expect.stringContaining('off track at the reviews of 25 January 2027 and 18 February 2027'),
    ]);
    expect(await escalationNotice(head, id)).toBeNull();
    const listed = [{ id, state: 'active' as const }];
    expect(await escalationNotices(broker, listed)).toEqual({ [id]: await escalationNotice(broker, id) });
    for (const other of [head, w.people.leader, w.people.release]) {
      expect(await escalationNotices(other, listed)).toEqual({});
    }
    await open(broker, { on: '2027-02-19' });
    expect(await escalationNotice(broker, id)).toMatchObject({
      open: { step: 'School told', answerBy: '2027-04-20' },
      suggestion: [],
    });
    expect(Object.keys(await escalationNotices(head, listed))).toEqual([id]);
    expect(await escalationNotices(w.people.release, listed)).toEqual({});
    w.world.travelTo('2027-04-20T10:00:00Z');
    expect(await escalationWorklist(broker)).toMatchObject([
      { kind: 'now', title: expect.stringContaining('Look again') },
    ]);
  });
});
