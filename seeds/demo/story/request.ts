import { eq } from 'drizzle-orm';
import { supportRequest } from '#drizzle/schema';
import { type AnswerPage, focusArea } from '~/diagnosis/domain';
import { answerPage, type PageAnswers, startRequest } from '~/diagnosis/draft-commands.server';
import { stateNeed } from '~/diagnosis/need-commands.server';
import { declineRequest, sendRequest, withdrawRequest } from '~/diagnosis/request-commands.server';
import type { Format } from '~/directory/domain/vocabulary';
import { addDays, calendarDate } from '~/kernel/clock';
import { standDownOrphans } from '~/matching/expiry.server';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { CONTEXTS } from '../banks/needs';
import { endOfHalfTerm, schoolDay } from '../school-days';
import { type Case, must } from './case';
import { needAnswers } from './needs';

const FORMATS: readonly Format[][] = [
  ['coaching', 'in-school'],
  ['in-school', 'training'],
  ['mentoring', 'coaching'],
  ['review', 'mentoring'],
  ['in-school', 'coaching', 'programme'],
];

/** The request is begun: its needs are stated and, unless it stays a draft, all its questions answered. */
export async function begin(told: Case): Promise<void> {
  const { school, requestId, row, random } = told;
  const by = row.raisedBy === 'broker' ? told.broker : told.head;
  const today = calendarDate(clock.now());
  must(await startRequest(by, { id: requestId, urn: school.urn }));
  let first: number | null = null;
  for (const [n, area] of row.areas.entries()) {
    const id = told.needIds[n] ?? '';
    const said = needAnswers(area, school.band, today, random, row.figures?.[n]);
    first ??= row.severity ?? said.severity;
    const answers = { ...said, severity: n === 0 ? first : Math.max(1, first - 1) };
    must(await stateNeed(by, { id, urn: school.urn, answers, requestId }));
  }
  const save = async (page: AnswerPage, answers: PageAnswers) =>
    must(
      await answerPage(by, { id: requestId, version: (await requestRow(requestId)).version, page, answers }),
    );
  await save('days', {
    halfDays: row.halfDays ?? 12,
    startFrom: schoolDay(addDays(today, random.int(32, 44))),
    finishBy: endOfHalfTerm(addDays(today, random.int(220, 260))),
  });
  if (row.stage === 'draft') return;
  const secondary = focusArea(row.areas[0])?.key.includes('ks3') ?? false;
  await save('how', { formats: random.pick(FORMATS), remoteWelcome: secondary || random.chance(0.5) });
  await save('context', { context: random.pick(CONTEXTS) });
  await save('cost', { maxDayRatePence: random.chance(0.2) ? 60_000 : null });
}

/** The broker sends the head what they have written for the school. */
export async function sendToHead(told: Case): Promise<void> {
  const { version } = await requestRow(told.requestId);
  must(await sendRequest(told.broker, { id: told.requestId, version }));
}

/** The head sends the request to the authority, their own or one the broker wrote. */
export async function submit(told: Case): Promise<void> {
  const { version } = await requestRow(told.requestId);
  must(await sendRequest(told.head, { id: told.requestId, version }));
}

/** The school takes the request back. */
export async function withdraw(told: Case): Promise<void> {
  const { version } = await requestRow(told.requestId);
  must(await withdrawRequest(told.head, { id: told.requestId, version, reason: told.row.reason ?? '' }));
  await standDownOrphans();
}

/** The authority does not take the request forward. */
export async function decline(told: Case): Promise<void> {
  const { version } = await requestRow(told.requestId);
  must(await declineRequest(told.broker, { id: told.requestId, version, reason: told.row.reason ?? '' }));
}

/** A request as it stands. */
export async function requestRow(id: string): Promise<typeof supportRequest.$inferSelect> {
  const [row] = await db().select().from(supportRequest).where(eq(supportRequest.id, id));
  if (!row) throw new Error(`Request ${id} is not there`);
  return row;
}
