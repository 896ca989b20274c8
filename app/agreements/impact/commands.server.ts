import { and, eq } from 'drizzle-orm';
import { agreementRevision, measurePoint } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { type CommandContext, isFormId, transact, usedForm } from '~/platform/transact.server';
import { AGREEMENT_STATES, figureWords, sameSection } from '../domain';
import { mayMeasure, problemsWith } from '../domain/impact/readings';
import type { PointKind } from '../domain/impact/vocabulary';
import { type AgreementRecord, agreementNotFound, loadAgreement, readContent } from '../record.server';
import {
  type PointView,
  pointsOf,
  recordPoints,
  refusalOf,
  supportEndedOn,
  takeOut,
  wasInForce,
} from './points.server';
import { latestOf } from './queries.server';

export type ReadingInput = { outcomeId: string; value: number; source: string; note: string };

/**
 * Records readings of several outcomes for one date and kind.
 * @param input.formId a form sent twice is answered as the first time
 * @param input.revision the version of the agreement the form was opened on
 * @param input.confirmed whether unlikely values have been looked at again
 */
export async function recordReadings(
  viewer: Viewer,
  input: {
    id: string;
    formId: string;
    revision: number;
    kind: PointKind;
    on: CalendarDate;
    readings: readonly ReadingInput[];
    confirmed: boolean;
  },
): Promise<Verdict<{ recorded: number }>> {
  if (!isFormId(input.formId)) return usedForm();
  return transact<{ recorded: number }>(viewer, async (ctx) => {
    const opened = await openToMeasure(ctx.tx, viewer, input.id);
    if (!opened.ok) return opened;
    const record = opened.value;
    if (await isRecorded(ctx.tx, input.id, input.formId)) return yes({ recorded: input.readings.length });
    if (await outcomesChanged(ctx.tx, record, input.revision)) {
      return no(
        'stale',
        'The outcomes of the agreement have changed since you opened this page. Check each measure and its unit below, then save again.',
      );
    }
    const recorded = await recordPoints(ctx, {
      record,
      kind: input.kind,
      on: input.on,
      points: input.readings,
      firstId: input.formId,
      ask: !input.confirmed,
    });
    return recorded.ok ? yes({ recorded: recorded.value.ids.length }) : recorded;
  });
}

/**
 * Corrects a reading: a new one takes its place, with the reason; the old one is kept and no longer counts.
 * @param input.seenId the reading that was on the page, which somebody else may have corrected since
 */
export async function correctReading(
  viewer: Viewer,
  input: {
    id: string;
    pointId: string;
    seenId: string;
    formId: string;
    on: CalendarDate;
    value: number;
    source: string;
    note: string;
    reason: string;
    confirmed: boolean;
  },
): Promise<Verdict> {
  if (!isFormId(input.formId)) return usedForm();
  return transact<undefined>(viewer, async (ctx) => {
    const opened = await openToMeasure(ctx.tx, viewer, input.id);
    if (!opened.ok) return opened;
    const { row, content } = opened.value;
    const point = await latestOf(ctx.tx, row.id, input.pointId);
    if (!point) return readingNotFound();
    if (await isRecorded(ctx.tx, row.id, input.formId)) return yes();
    if (!point.current) return alreadyWithdrawn();
    if (point.id !== input.seenId) return stale(bothReadings(input, point));
    const { on, value, source } = input;
    if (
      on === point.on &&
      value === point.value &&
      source === point.source &&
      input.note === (point.note ?? '')
    ) {
      return no('measure.unchanged', 'Nothing is different. Change what is wrong, or go back', {
        field: 'value',
      });
    }
    const known = (await pointsOf(ctx.tx, row.id)).filter(({ id }) => id !== point.id);
    const refused = refusalOf(
      problemsWith(
        { kind: point.kind, on, readings: [{ outcomeId: point.outcomeId, value, source }] },
        {
          outcomes: content.outcomes,
          known,
          today: ctx.today,
          endedOn: await supportEndedOn(ctx.tx, row),
        },
      ),
      !input.confirmed,
    );
    if (refused) return ofOneReading(refused, point.outcomeId);
    await takeOut(ctx, row, point, 'measure.corrected', input.reason, { by: input.formId });
    await insertCorrection(ctx, point, row.id, input);
    return yes();
  });
}

async function insertCorrection(
  ctx: CommandContext,
  { outcomeId, kind, visitId, reviewId, id }: PointView,
  agreementId: string,
  { formId, on, value, source, note }: Parameters<typeof correctReading>[1],
): Promise<void> {
  await ctx.tx.insert(measurePoint).values({
    id: formId,
    agreementId,
    outcomeId,
    kind,
    on,
    value,
    source,
    note: note || null,
    visitId,
    reviewId,
    byId: 'accountId' in ctx.actor ? ctx.actor.accountId : null,
    at: ctx.now,
    current: true,
    replacesId: id,
    withdrawnAt: null,
    withdrawnById: null,
    withdrawnReason: null,
  });
}

/** Takes a reading that should never have been there out of count, with the reason; it is kept. */
export async function withdrawReading(
  viewer: Viewer,
  input: { id: string; pointId: string; seenId: string; reason: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const opened = await openToMeasure(ctx.tx, viewer, input.id);
    if (!opened.ok) return opened;
    const { row } = opened.value;
    const point = await latestOf(ctx.tx, row.id, input.pointId);
    if (!point) return readingNotFound();
    if (!point.current) return (await withdrewIt(ctx.tx, point.id, viewer)) ? yes() : alreadyWithdrawn();
    if (point.id !== input.seenId) {
      return no(
        'stale',
        'This reading has been corrected since you opened the page. Look at it as it is now before you withdraw it.',
      );
    }
    await takeOut(ctx, row, point, 'measure.withdrawn', input.reason);
    return yes();
  });
}

const readingNotFound = (): Refusal => no('measure.not-found', 'This reading could not be found.');

const alreadyWithdrawn = (): Refusal =>
  no('measure.withdrawn', 'Somebody has withdrawn this reading already. Go back to the measures to see why.');

/** The agreement, where the viewer may record, correct and withdraw its readings now. */
async function openToMeasure(handle: Db, viewer: Viewer, id: string): Promise<Verdict<AgreementRecord>> {
  const record = await loadAgreement(handle, viewer, id);
  if (!record) return agreementNotFound();
  const { row, standings } = record;
  if (mayMeasure(standings, row.state, wasInForce(row))) return yes(record);
  if (AGREEMENT_STATES.some((state) => mayMeasure(standings, state, true))) {
    return no(
      'agreement.not-now',
      'Readings cannot be recorded by you now. The headteacher, the provider and the broker record them while the agreement is in force; the headteacher and the broker afterwards.',
    );
  }
  return no(
    'agreement.forbidden',
    'Readings are recorded by the headteacher of the client school, the provider and the broker.',
  );
}

async function isRecorded(handle: Db, agreementId: string, id: string): Promise<boolean> {
  const found = await handle
    .select({ id: measurePoint.id })
    .from(measurePoint)
    .where(and(eq(measurePoint.id, id), eq(measurePoint.agreementId, agreementId)));
  return found.length > 0;
}

async function withdrewIt(handle: Db, id: string, viewer: Viewer): Promise<boolean> {
  const [found] = await handle
    .select({ by: measurePoint.withdrawnById })
    .from(measurePoint)
    .where(eq(measurePoint.id, id));
  return found?.by === viewer.accountId;
}

/** Whether an amendment has changed the outcomes since a form was opened. */
async function outcomesChanged(
  handle: Db,
  { row, content }: AgreementRecord,
  revision: number,
): Promise<boolean> {
  if (revision === row.revision) return false;
  const [opened] = await handle
    .select({ content: agreementRevision.content })
    .from(agreementRevision)
    .where(and(eq(agreementRevision.agreementId, row.id), eq(agreementRevision.number, revision)));
  return !opened || !sameSection('outcomes', readContent(opened.content), content);
}

/** The field of one reading has its plain name in the form that corrects it. */
function ofOneReading(refused: Refusal, outcomeId: string): Refusal {
  const fields = Object.entries((refused.details?.fields ?? {}) as Record<string, string>).map(
    // `refusalOf` made it
    ([name, message]) => [name.replace(`readings.${outcomeId}.`, ''), message],
  );
  return { ...refused, details: { ...refused.details, fields: Object.fromEntries(fields) } };
}

function bothReadings(
  yours: { on: CalendarDate; value: number; source: string; note: string },
  theirs: PointView,
): { label: string; yours: string; theirs: string }[] {
  return [
    { label: 'Date', yours: dateWords(yours.on), theirs: dateWords(theirs.on) },
    { label: 'Value', yours: figureWords(yours.value, ''), theirs: figureWords(theirs.value, '') },
    { label: 'Source', yours: yours.source, theirs: theirs.source },
    { label: 'Note', yours: yours.note, theirs: theirs.note ?? '' },
  ].filter((each) => each.yours !== each.theirs);
}
