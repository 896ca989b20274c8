/**
 * Everybody of one agreement in force writing about it at once, in random interleavings: visits with their notes and days,
 * agreed actions, Improvement Reviews, and a case of escalation. What `verify` looks at of them holds after every round.
 */
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import {
  agreedAction,
  escalation,
  escalationStep,
  governorFeedback,
  improvementReview,
  visit,
  visitNote,
} from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { FEEDBACK_QUESTIONS, type FeedbackAnswer } from '~/agreements/domain/visits/feedback';
import { VISIT_TEMPLATES } from '~/agreements/domain/visits/templates';
import {
  answerEscalation,
  openEscalation,
  takeEscalationStep,
} from '~/agreements/escalation/commands.server';
import {
  callOffReview,
  editReview,
  freezePack,
  planReview,
  recordMeetingBeforehand,
} from '~/agreements/reviews/commands.server';
import type { MinutesInput } from '~/agreements/reviews/forms';
import { correctReview, recordReview, withdrawReview } from '~/agreements/reviews/minutes.server';
import { newReviewPage, reviewPage } from '~/agreements/reviews/queries.server';
import { endAction, moveAction } from '~/agreements/visits/action-commands.server';
import { acknowledgeNote, checkVisit, giveFeedback } from '~/agreements/visits/after.server';
import { correctNote } from '~/agreements/visits/correct.server';
import { callOffVisit, moveVisit, planVisit } from '~/agreements/visits/plan.server';
import { holdVisit, recordVisit } from '~/agreements/visits/record.server';
import { addDays } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { wire } from '~/wiring.server';
import { CLIENT } from './support/agreement-world';
import { dialect } from './support/database';
import { expectBusy, oneOf, type RaceDeed, race } from './support/races';
import { newVisitWorld, PLAN } from './support/visit-world';

const LONG = 240_000;
/** Races of the suite, shorter on PostgreSQL, which begins transactions again; hunts go on for longer (`RACES_RUNS`). */
const FEW = 1;
const ROUNDS = dialect === 'postgres' ? 5 : 10;
/** Days on which visits are held: five half-days' worth of visits for every one that the agreement has. */
const DAYS = ['2027-02-04', '2027-02-11', '2027-03-04', '2027-05-06', '2027-06-03'];
const dayOf = (n: number) => oneOf(DAYS, n) ?? '2027-02-04';

/** Visits of the leader under an agreement, and one of the adviser's for governors to speak of. */
async function visiting() {
  wire();
  const w = await newVisitWorld();
  w.world.travelTo('2027-06-15T09:00:00.000Z');
  const { head, chair, leader, broker, lead } = w.people;
  const service = (n: number) => (n % 2 === 0 ? broker : lead);
  const writer = (n: number) => (n % 3 === 0 ? broker : leader);
  const school = { urn: CLIENT };
  const manage = { ...PLAN, kind: 'performance-management' as const, visitorId: 'broker' };
  const managed = await planVisit(broker, { address: school, id: 'managed001', ...manage });
  if (!managed.ok) throw new Error(managed.message);
  await holdVisit(broker, {
    ...{ address: school, visitId: 'managed001', version: 1 },
    ...{ heldOn: '2027-02-04', endedAt: '15:30', halfDays: 1 },
  });
  const all = () => db().select().from(visit).where(eq(visit.agreementId, w.id)).orderBy(asc(visit.id));
  /** A visit in a state, as its page shows it; one in any state now and then, as an old page would. */
  async function open(which: number, fits: (row: typeof visit.$inferSelect) => boolean) {
    const rows = await all();
    const row = oneOf(which % 11 === 0 ? rows : rows.filter(fits), which);
    return row && { row, at: { address: w.here, visitId: row.id, version: row.version } };
  }
  const actionOf = async (which: number) =>
    oneOf(await db().select().from(agreedAction).orderBy(asc(agreedAction.id)), which);
  const owners = { provider: leader, 'client-head': head, service: broker } as Record<string, Viewer>;
  const due = (n: number) => ({ ownerName: null, dueOn: addDays('2027-06-20', n % 40) });
  const written = async (which: number, much: number) => ({
    ...(await w.note({ heldOn: dayOf(which), halfDays: 1 + (much % 2), seen: `Seen ${much}` })),
    noteId: newFormId(),
    actions: [
      {
        ...{ id: newFormId(), text: 'Plan a unit', ...due(much) },
        owner: oneOf(['provider', 'client-head', 'service'] as const, much) ?? 'provider',
      },
    ],
  });

  const deeds: Record<string, RaceDeed> = {
    plan: (which, much) => {
      const plan = { ...PLAN, plannedFor: dayOf(which), halfDays: 1 + (much % 2) };
      // A few forms, each of which may be sent twice.
      return planVisit(writer(much), { address: w.here, id: `visit${which % 8}aaaa`, ...plan });
    },
    async move(which, much) {
      const found = await open(which, ({ state }) => state === 'planned');
      const plan = { ...PLAN, plannedFor: dayOf(much), focus: `Focus ${much}` };
      return found ? moveVisit(writer(much), { ...found.at, ...plan }) : null;
    },
    async callOff(which, much) {
      const found = await open(which, ({ state }) => state === 'planned');
      return found && which % 3 === 0
        ? callOffVisit(writer(much), { ...found.at, reason: 'The school is closed.' })
        : null;
    },
    async hold(which, much) {
      const found = await open(which, ({ state }) => state === 'planned');
      const held = { heldOn: dayOf(which), endedAt: '15:30', halfDays: 1 + (much % 2) };
      return found ? holdVisit(writer(much), { ...found.at, ...held }) : null;
    },
    async record(which, much) {
      const found = await open(which, ({ noteNumber, state }) => noteNumber === 0 && state !== 'called-off');
      return found ? recordVisit(writer(much), { ...found.at, ...(await written(which, much)) }) : null;
    },
    async correct(which, much) {
      const found = await open(which, ({ noteNumber }) => noteNumber > 0);
      const input = { ...(await written(much, which)), reason: 'The day was wrong.' };
      return found
        ? correctNote(writer(much), { ...found.at, ...input, noteNumber: found.row.noteNumber })
        : null;
    },
    async read(which) {
      const found = await open(which, ({ noteNumber }) => noteNumber > 0);
      return found ? acknowledgeNote(head, { ...found.at, noteNumber: found.row.noteNumber }) : null;
    },
    async check(which, much) {
      const found = await open(which, ({ noteNumber }) => noteNumber > 0);
      const [first] = VISIT_TEMPLATES.support.checks;
      const answers = first ? [{ key: first.key, met: much % 2 === 0, note: `Checked ${much}` }] : [];
      return found ? checkVisit(service(much), { ...found.at, answers }) : null;
    },
    async feedback(_, much) {
      const given = await db().select().from(governorFeedback);
      const say = (oneOf(['yes', 'partly', 'no'], much) ?? 'yes') as FeedbackAnswer; // these three
      return giveFeedback(chair, {
        ...{ address: school, visitId: 'managed001', id: newFormId(), number: given.length },
        content: {
          ...{ format: 1, comments: `Comment ${much}`, sharedWithHead: false },
          answers: {
            ...{ independent: say, prepared: say, measurable: say },
            followed: FEEDBACK_QUESTIONS.length > 0 ? say : 'no',
          },
        },
      });
    },
    async end(which, much) {
      const row = await actionOf(which);
      const event = much % 2 ? ('finish' as const) : ('drop' as const);
      const by = much % 3 ? owners[row?.owner ?? ''] : broker;
      return row && by
        ? endAction(by, { id: row.id, version: row.version, event, result: `Done ${much}` })
        : null;
    },
    async later(which, much) {
      const row = await actionOf(which);
      const input = { dueOn: due(much).dueOn, reason: 'It takes longer.' };
      return row ? moveAction(service(much), { id: row.id, version: row.version, ...input }) : null;
    },
  };
  return {
    deeds,
    often: ['plan', 'record', 'correct'],
    async holds() {
      // Nobody takes more days of a term than were agreed for it.
      const agreed = (await w.record()).content.resources.days;
      for (const [term, used] of Object.entries(await w.used()))
        expect(used, term).toBeLessThanOrEqual(agreed.find((one) => one.term === term)?.halfDays ?? 0);
      const notes = await db().select().from(visitNote);
      for (const row of await all())
        expect(notes.filter(({ visitId }) => visitId === row.id).length).toBe(row.noteNumber);
      const given = (await db().select().from(governorFeedback)).map(({ number }) => number).sort();
      expect(given).toEqual(given.map((_, at) => at + 1));
    },
  };
}

/** Reviews of one agreement, planned, held, corrected and withdrawn by a broker and a lead; and a case of escalation. */
async function reviewing() {
  wire();
  const w = await newVisitWorld();
  w.world.travelTo('2027-06-15T09:00:00.000Z');
  const { head, chair, broker, lead } = w.people;
  const service = (n: number) => (n % 2 === 0 ? broker : lead);
  const { content } = await w.record();
  const members = (await newReviewPage(broker, w.id))?.values.members ?? [];
  const all = () => db().select().from(improvementReview).orderBy(asc(improvementReview.number));
  async function open(which: number, ...states: string[]) {
    const rows = await all();
    const row = oneOf(which % 11 === 0 ? rows : rows.filter(({ state }) => states.includes(state)), which);
    return row && { row, at: { agreementId: w.id, reviewId: row.id } };
  }
  const planOf = (which: number) => {
    const plannedFor = dayOf(which);
    return { plannedFor, startsAt: '14:00', place: 'The school', preMeetingOn: addDays(plannedFor, -8) };
  };
  /** Each takes ids of their own: members are rows of one review. */
  const group = () => members.map((member) => ({ ...member, id: newFormId() }));
  const minutes = (row: typeof improvementReview.$inferSelect, much: number): MinutesInput => ({
    formId: newFormId(),
    heldOn: row.heldOn ?? row.plannedFor,
    present: [],
    alsoPresent: '',
    outcomes: content.outcomes.map(({ id }, at) => ({
      ...{ id, rag: 'off-track' as const, narrative: `Books show it, ${much}` },
      value: much % 4 === 0 ? 50 + ((much + at) % 20) : null,
    })),
    challenges: [],
    summary: `Found ${much}`,
    actions: [
      {
        ...{ id: newFormId(), text: 'Moderate again', owner: 'client-head' as const, ownerName: null },
        dueOn: '2027-07-01',
      },
    ],
    frequency: 'half-termly',
    settledBy: 'group',
    frequencyReason: '',
    nextOn: much % 2 ? addDays(row.heldOn ?? row.plannedFor, 35) : null,
  });
  const caseNow = async () =>
    (await db().select().from(escalation).orderBy(asc(escalation.openedAt), asc(escalation.id))).at(-1);
  const letter = { on: '2027-06-14', reason: 'Progress is not sufficient.', body: 'Dear Head,\n\nA letter' };
  const asks = { asks: 'Hold the moderation.', answerBy: '2027-07-06' };

  const deeds: Record<string, RaceDeed> = {
    plan: (which, much) =>
      planReview(service(much), w.id, { id: `review${which % 9}aaaa`, ...planOf(which), members: group() }),
    async edit(which, much) {
      const found = await open(which, 'planned');
      const input = { ...planOf(much), place: `Room ${much}`, version: found?.row.version ?? 0 };
      const invited = found ? ((await reviewPage(broker, w.id, found.row.id))?.members ?? []) : [];
      return found ? editReview(service(much), found.at, { ...input, members: invited }) : null;
    },
    async meet(which, much) {
      const found = await open(which, 'planned');
      const on = addDays(found?.row.plannedFor ?? '2027-02-04', -8);
      const input = { metOn: on, note: `Settled ${much}`, lateReason: '' };
      return found
        ? recordMeetingBeforehand(service(much), found.at, { ...input, version: found.row.version })
        : null;
    },
    async pack(which, much) {
      const found = await open(which, 'planned');
      return found ? freezePack(service(much), found.at, { version: found.row.version }) : null;
    },
    async record(which, much) {
      const found = await open(which, 'planned');
      return found ? recordReview(service(much), found.at, minutes(found.row, much)) : null;
    },
    async correct(which, much) {
      const found = await open(which, 'held');
      const more = { number: found?.row.minutesNumber ?? 0, reason: 'A name was wrong.' };
      return found ? correctReview(service(much), found.at, { ...minutes(found.row, much), ...more }) : null;
    },
    async callOff(which, much) {
      const found = await open(which, 'planned');
      const input = { version: found?.row.version ?? 0, reason: 'The head is ill.' };
      return found && which % 4 === 0 ? callOffReview(service(much), found.at, input) : null;
    },
    async withdraw(which, much) {
      const found = await open(which, 'held', 'planned');
      const input = { version: found?.row.version ?? 0, reason: 'Keyed by mistake.' };
      return found && which % 4 === 0 ? withdrawReview(service(much), found.at, input) : null;
    },
    async finish(which, much) {
      const rows = await db().select().from(agreedAction).orderBy(asc(agreedAction.id));
      const row = oneOf(rows, which);
      const event = much % 2 ? ('finish' as const) : ('drop' as const);
      return row ? endAction(head, { id: row.id, version: row.version, event, result: 'Done' }) : null;
    },
    escalate: (_, much) =>
      openEscalation(service(much), { id: w.id, formId: newFormId(), ...letter, ...asks }),
    async step(which, much) {
      const row = await caseNow();
      const up = { direction: 'up' as const, step: 'written-report' as const };
      const down = { direction: 'down' as const, step: 'school-told' as const };
      const move = oneOf([up, down, { direction: 'end' as const }], which) ?? up;
      const input = { formId: newFormId(), version: row?.version ?? 0, move, skipReason: null };
      return row ? takeEscalationStep(service(much), { id: w.id, ...input, ...letter, ...asks }) : null;
    },
    async answer(which, much) {
      const steps = await db().select().from(escalationStep).orderBy(asc(escalationStep.number));
      const number = oneOf(steps, which)?.number;
      const by = much % 2 ? head : chair;
      return number
        ? answerEscalation(by, { id: w.id, formId: newFormId(), number, text: `Our answer ${much}` })
        : null;
    },
  };
  return {
    deeds,
    often: ['plan', 'record', 'step'],
    async holds() {
      const rows = await all();
      expect(rows.map(({ number }) => number)).toEqual(rows.map((_, at) => at + 1));
      const open = await db().select().from(escalation).where(eq(escalation.state, 'open'));
      expect(open.length).toBeLessThanOrEqual(1);
    },
  };
}

describe('writing about support at once', () => {
  it('takes no day twice, and leaves one record of a visit', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: ROUNDS }, visiting);
    expectBusy(told, ['plan', 'record', 'correct']);
  });

  it('numbers reviews, minutes and steps of escalation one after the other', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: ROUNDS }, reviewing);
    expectBusy(told, ['plan', 'record', 'escalate']);
  });
});
