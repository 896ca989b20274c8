import type { Viewer } from '~/accounts/domain/roles';
import { type AgreementOnRecord, recordOfAgreement } from '~/directory/queries/track-record.server';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { Pence } from '~/kernel/money';
import { db } from '~/platform/db.server';
import { type AgreementContent, recompenseOf } from '../domain';
import { type Achievement, achievementOf } from '../domain/exit/achievement';
import { evaluatorsOf, mayRead } from '../domain/exit/evaluation';
import { EVALUATORS, type Evaluator, type ExitGround } from '../domain/exit/vocabulary';
import type { TermUse } from '../domain/life/days';
import { type AgreementHead, headOf } from '../queries.server';
import { loadAgreement } from '../record.server';
import { type CriterionView, daysOf, type OutcomeView, substanceOf } from './queries.server';
import { type EvaluationRow, evaluationsOf, evaluatorsIn, exitOf } from './record.server';

/** One of the three evaluations as a reader has it. */
export type EvaluationView = {
  evaluator: Evaluator;
  /** `hidden`: given, and not the reader's to read yet; `none`: not given. */
  state: 'given' | 'hidden' | 'none';
  /** The number in force; null unless it may be read. */
  current: EvaluationText | null;
  /** Numbers before it, the newest first. */
  earlier: EvaluationText[];
  /** Whether it was given after the agreement was closed, when the others could be read. */
  afterClose: boolean;
  /** Whether the reader gives it. */
  mine: boolean;
};

export type EvaluationText = Pick<EvaluationRow, 'number' | 'content' | 'givenAs' | 'at' | 'reason'>;

/**
 * The whole evaluation of an agreement as plain values: page, print and file are made from this and nothing else.
 */
export type EvaluationDocument = AgreementHead & {
  authorityName: string;
  parties: AgreementContent['parties'];
  starts: CalendarDate | null;
  ends: CalendarDate | null;
  /** How it ended; null before closing begins. */
  exit: {
    ground: ExitGround;
    reason: string;
    endedOn: CalendarDate;
    evaluationDueOn: CalendarDate | null;
    closedOn: CalendarDate | null;
  } | null;
  outcomes: OutcomeView[];
  achievement: Achievement;
  criteria: CriterionView[];
  evaluations: EvaluationView[];
  days: TermUse[];
  recompense: { total: Pence; payer: AgreementContent['recompense']['payer'] };
  /** What it put on the provider's record, for the provider and the service; null for others and before closing. */
  record: AgreementOnRecord | null;
  providerId: string;
  service: boolean;
};

/** The whole evaluation, as far as the viewer may read it; null where the agreement is not theirs to know of. */
export async function evaluationDocument(viewer: Viewer, id: string): Promise<EvaluationDocument | null> {
  const loaded = await loadAgreement(db(), viewer, id);
  if (!loaded) return null;
  const { row, content, standings, authorityName } = loaded;
  const exit = await exitOf(db(), id);
  const { criteria, outcomes } = await substanceOf(db(), loaded);
  const rows = await evaluationsOf(db(), id);
  const mine = evaluatorsOf(standings);
  const given = evaluatorsIn(rows);
  const reader = { state: row.state, mine, given };
  const mayReadRecord = standings.includes('service') || standings.includes('provider-leader');
  return {
    ...headOf(loaded),
    authorityName,
    parties: content.parties,
    starts: row.startsOn,
    ends: row.endsOn,
    exit: exit && {
      ground: exit.ground,
      reason: exit.reason,
      endedOn: exit.endedOn,
      evaluationDueOn: exit.evaluationDueOn,
      closedOn: exit.closedAt && calendarDate(exit.closedAt),
    },
    outcomes,
    achievement: achievementOf(outcomes.map(({ judgement }) => judgement?.result ?? null)),
    criteria,
    evaluations: EVALUATORS.map((evaluator): EvaluationView => {
      const own = rows.filter((one) => one.evaluator === evaluator);
      const [first] = own;
      const common = { evaluator, mine: mine.includes(evaluator) };
      if (!first) return { ...common, state: 'none', current: null, earlier: [], afterClose: false };
      const afterClose = exit?.closedAt ? first.at > exit.closedAt : false;
      if (!mayRead(evaluator, reader)) {
        return { ...common, state: 'hidden', current: null, earlier: [], afterClose };
      }
      const texts = own.map(textOf).reverse();
      return { ...common, state: 'given', current: texts[0] ?? null, earlier: texts.slice(1), afterClose };
    }),
    days: await daysOf(db(), loaded),
    recompense: { total: recompenseOf(content.recompense).total, payer: content.recompense.payer },
    record: mayReadRecord ? await recordOfAgreement(db(), id) : null,
    providerId: row.providerId,
    service: standings.includes('service'),
  };
}

/** What a reader has of one number: no ids of accounts. */
function textOf({ number, content, givenAs, at, reason }: EvaluationRow): EvaluationText {
  return { number, content, givenAs, at, reason };
}
