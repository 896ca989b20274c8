/**
 * What changes the standing of an agreement, all at once and in random interleavings: pauses, amendments written and signed
 * by its parties, days used meanwhile, closing with criteria, judgements and evaluations, and ending it before its time.
 */
import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { agreementAmendment, evaluation } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import {
  changeAmendmentReason,
  reopenAmendment,
  sendAmendment,
  startAmendment,
  withdrawAmendment,
} from '~/agreements/amendments/commands.server';
import { amendmentsOf } from '~/agreements/amendments/record.server';
import type { SigningParty } from '~/agreements/domain';
import { OPEN_AMENDMENT } from '~/agreements/domain/amendments/states';
import { beginClose, changeExit, closeAgreement } from '~/agreements/exit/commands.server';
import { giveEvaluation } from '~/agreements/exit/evaluating.server';
import { answerCriteria, judgeOutcomes } from '~/agreements/exit/judging.server';
import { exitOf } from '~/agreements/exit/record.server';
import { extendPause, pauseAgreement, resumeAgreement } from '~/agreements/life/pause.server';
import { terminateAgreement } from '~/agreements/life/stop.server';
import { planVisit } from '~/agreements/visits/plan.server';
import { recordVisit } from '~/agreements/visits/record.server';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { wire } from '~/wiring.server';
import { newAmendmentWorld, SPRING, SUMMER } from './support/amendment-world';
import { evaluationOf } from './support/closing-world';
import { dialect } from './support/database';
import { expectBusy, oneOf, type RaceDeed, race } from './support/races';

const LONG = 240_000;
/** Races of the suite, shorter on PostgreSQL, which begins transactions again; hunts go on for longer (`RACES_RUNS`). */
const FEW = 1;
const ROUNDS = dialect === 'postgres' ? 5 : 10;
const NOW = '2027-03-10T10:00:00.000Z';

/** Of the deeds below, those of an agreement that goes on, and those of one that comes to its end. */
const LIVING = [
  'pause',
  'resume',
  'extend',
  'begin',
  'days',
  'why',
  'send',
  'sign',
  'reopen',
  'withdraw',
  'visit',
];
const ENDING = [
  ...['pause', 'resume', 'begin', 'visit', 'beginClose', 'changeExit'],
  ...['criteria', 'judge', 'evaluate', 'close', 'terminate'],
];

/** One agreement in force: amended, paused, visited, closed and evaluated by everybody whom it concerns. */
async function changing(ending: boolean) {
  wire();
  const w = await newAmendmentWorld();
  const lead = await w.world.person('lead', { role: 'lead' }, { passwordHash: w.passwordHash });
  w.world.travelTo(NOW);
  const { id } = w;
  const { head, leader, broker } = w.people;
  const { content } = await w.record();
  const service = (n: number) => (n % 2 === 0 ? broker : lead);
  const writer = (n: number) => oneOf([head, leader, broker], n) ?? broker;
  const row = async () => (await w.record()).row;
  const exitVersion = async () => (await exitOf(db(), id))?.version ?? 0;
  const newest = async () => (await amendmentsOf(db(), id))[0];
  const signers: [Viewer, SigningParty][] = w.signers;

  const deeds: Record<string, RaceDeed> = {
    async pause(_, much) {
      const { version } = await row();
      const input = { id, version, reason: 'Two are ill.', resumeBy: '2027-04-20' };
      return much % 3 === 0 ? pauseAgreement(service(much), input) : null;
    },
    async resume(_, much) {
      return resumeAgreement(service(much), { id, version: (await row()).version, reason: 'They are back.' });
    },
    async extend(which, much) {
      const input = { reason: 'Not yet.', resumeBy: which % 2 ? '2027-04-27' : '2027-05-04' };
      return extendPause(service(much), { id, version: (await row()).version, ...input });
    },
    begin: (_, much) =>
      startAmendment(writer(much), {
        ...{ id, amendmentId: newFormId(), reason: `Year 6 needs more, ${much}` },
        sections: ['resources'],
      }),
    async days(which, much) {
      const open = await newest();
      return open ? w.setDays(open.id, 1 + (which % 8), 1 + (much % 5)) : null;
    },
    async why(_, much) {
      const open = await newest();
      const input = { version: open?.version ?? 0, reason: `They said so, ${much}` };
      return open ? changeAmendmentReason(writer(much), { id, amendmentId: open.id, ...input }) : null;
    },
    async send(_, much) {
      const open = await newest();
      const input = { id, amendmentId: open?.id ?? '', version: open?.version ?? 0 };
      return open ? sendAmendment(service(much), input) : null;
    },
    async sign(which) {
      const open = await newest();
      if (open?.state !== 'signing' && which % 9 !== 0) return null;
      const [viewer, party] = oneOf(signers, which) as [Viewer, SigningParty]; // there are four
      return open ? w.signIt(open.id, viewer, party) : null;
    },
    async reopen(which, much) {
      const open = await newest();
      const input = {
        id,
        amendmentId: open?.id ?? '',
        version: open?.version ?? 0,
        reason: 'A day is wrong.',
      };
      return open && which % 4 === 0 ? reopenAmendment(writer(much), input) : null;
    },
    async withdraw(which, much) {
      const open = await newest();
      const input = { id, amendmentId: open?.id ?? '', version: open?.version ?? 0, reason: 'Not needed.' };
      return open && which % 5 === 0 ? withdrawAmendment(writer(much), input) : null;
    },
    async visit(which, much) {
      const address = { agreementId: id };
      const visitId = newFormId();
      const plan = {
        ...{ kind: 'support' as const, plannedFor: '2027-03-04', startsAt: null, halfDays: 1 + (much % 3) },
        ...{ mode: 'at-school' as const, focus: 'Writing', visitorId: 'leader' },
      };
      const planned = await planVisit(leader, { address, id: visitId, ...plan });
      if (!planned.ok) return planned;
      return recordVisit(which % 2 ? leader : broker, {
        ...{ address, visitId, version: 1, noteId: newFormId(), actions: [], sections: [] },
        ...{
          heldOn: '2027-03-04',
          endedAt: '15:30',
          halfDays: plan.halfDays,
          present: 'All',
          focus: 'Writing',
        },
        ...{ activities: 'Taught', seen: 'Books', recommendations: 'Again' },
        outcomes: (await w.record()).content.outcomes.map((one) => ({
          ...{ id: one.id, progress: 'some' as const, evidence: 'Books' },
        })),
      });
    },
    async beginClose(which, much) {
      const { version } = await row();
      const plan = {
        ground: which % 2 ? ('early' as const) : ('criteria-met' as const),
        endedOn: '2027-03-09',
      };
      const input = { reason: 'The work is done', evaluationDueOn: '2027-04-20' };
      const days = much % 2 ? ('now' as const) : ('at-close' as const);
      return beginClose(service(much), { id, version, ...plan, ...input, days });
    },
    async changeExit(_, much) {
      const input = { ground: 'early' as const, reason: `It is done, ${much}`, endedOn: '2027-03-08' };
      return changeExit(service(much), {
        ...{ id, exitVersion: await exitVersion(), ...input, evaluationDueOn: '2027-04-21' },
      });
    },
    async criteria(_, much) {
      const criteria = content.exit.criteria.map((one) => ({
        ...{ id: one.id, met: 'yes' as const, evidence: `Books, ${much % 3}` },
      }));
      return answerCriteria(service(much), { id, exitVersion: await exitVersion(), criteria });
    },
    async judge(which, much) {
      const result = oneOf(['met', 'partly', 'not-met'] as const, which) ?? 'met';
      const outcomes = content.outcomes.map((one) => ({ id: one.id, result, basis: 'The reading of March' }));
      const input = { outcomes, reason: `Read again, ${much}` };
      return judgeOutcomes(service(much), { id, exitVersion: await exitVersion(), ...input });
    },
    async evaluate(which, much) {
      const parts = [
        [head, 'client-head'],
        [leader, 'provider'],
        [service(much), 'service'],
      ] as const;
      const [viewer, as] = oneOf(parts, which) ?? parts[0];
      const given = await db().select().from(evaluation).where(eq(evaluation.evaluator, as));
      const input = { as, opened: given.length, content: evaluationOf(`Much, ${much}`), reason: 'A word' };
      return giveEvaluation(viewer, { id, ...input });
    },
    async close(_, much) {
      const input = { id, version: (await row()).version, withoutReadings: true };
      return closeAgreement(service(much), input);
    },
    async terminate(which, much) {
      const input = { version: (await row()).version, ground: 'other' as const, reason: 'They have moved.' };
      return which % 14 === 0 ? terminateAgreement(writer(much), { id, ...input }) : null;
    },
  };
  const names = ending ? ENDING : LIVING;
  return {
    deeds: Object.fromEntries(Object.entries(deeds).filter(([name]) => names.includes(name))),
    often: ending
      ? ['beginClose', 'criteria', 'judge', 'evaluate', 'evaluate', 'close']
      : ['begin', 'days', 'send', 'sign'],
    async holds() {
      const { row: now, content: text } = await w.record();
      const all = await db().select().from(agreementAmendment).orderBy(asc(agreementAmendment.number));
      expect(all.filter(({ state }) => OPEN_AMENDMENT.includes(state)).length).toBeLessThanOrEqual(1);
      // A version of its own for every amendment in force, and none besides.
      expect(now.revision).toBe(1 + all.filter(({ state }) => state === 'in-force').length);
      const { spring, summer } = await w.days();
      for (const [term, [, used = 0]] of [
        [SPRING, spring],
        [SUMMER, summer],
      ] as const)
        expect(used, term).toBeLessThanOrEqual(
          text.resources.days.find((one) => one.term === term)?.halfDays ?? 0,
        );
    },
  };
}

describe('an agreement that is changed at once', () => {
  it('has one text, which all have signed, and its days', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: ROUNDS }, () => changing(false));
    expectBusy(told, ['begin', 'sign', 'visit']);
  });

  it('ends once, with what all have said of it', { timeout: LONG }, async () => {
    const told = await race({ runs: FEW, rounds: ROUNDS }, () => changing(true));
    expectBusy(told, ['judge', 'evaluate', 'close']);
  });
});
