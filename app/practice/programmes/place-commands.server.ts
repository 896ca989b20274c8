import { eq } from 'drizzle-orm';
import { programmePlace } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { type CommandContext, transact, usedForm } from '~/platform/transact.server';
import { fold } from '~/schools/domain';
import { changedSince } from '../clusters/commands.server';
import { comingFree, nextNumber } from '../domain/programmes/places';
import { spanOf, stillAsked } from '../domain/programmes/sessions';
import { placeMachine } from '../domain/programmes/states';
import {
  linesOf,
  loadProgramme,
  openProgramme,
  type PlaceRow,
  type ProgrammeRow,
  programmeEvent,
  programmeNotFound,
} from './record.server';

/** Most lines of a place list: no list of names for one programme is longer. */
const MOST_LINES = 500;

/**
 * Asks for a place for a member of a school’s staff: they have it where one is free and their school may have one more,
 * and wait for one otherwise, in the order of asking. Two schools at the last place are served one after the other.
 * @param input.id the form's: sent twice, it answers with the line there is
 */
export async function askPlace(
  viewer: Viewer,
  programmeId: string,
  input: { id: string; urn: number; person: string; jobTitle: string },
): Promise<Verdict<{ state: 'taken' | 'waiting' }>> {
  return transact<{ state: 'taken' | 'waiting' }>(viewer, async (ctx) => {
    const { tx, now } = ctx;
    const opened = await openProgramme(tx, viewer, programmeId, 'ask');
    if (!opened.ok) return opened;
    const { row, mayAskFor, headOf } = opened.value;
    const lines = await linesOf(tx, programmeId);
    const already = lines.find(({ id }) => id === input.id);
    if (already)
      return headOf.includes(already.urn)
        ? yes({ state: already.state === 'waiting' ? 'waiting' : 'taken' })
        : usedForm();
    if (!mayAskFor.some(({ urn }) => urn === input.urn))
      return no('programme.not-for-school', 'This programme is not for your school', { field: 'urn' });
    if (!stillAsked(row.closesOn, ctx.today))
      return no('programme.closed', `Places could be asked for until ${dateWords(row.closesOn)}.`);
    const named = lines.some(
      ({ urn, person, state }) =>
        urn === input.urn && state !== 'given-back' && fold(person) === fold(input.person),
    );
    if (named) return no('programme.named', 'This person is on the list already', { field: 'person' });
    if (lines.length >= MOST_LINES)
      return no('programme.list-full', 'So many have asked that no more names can be added.');
    const { id, urn, person, jobTitle } = input;
    await tx.insert(programmePlace).values({
      ...{ id, programmeId, urn, person, jobTitle },
      number: nextNumber(lines),
      state: 'waiting',
      askedById: viewer.accountId,
      askedAt: now,
      takenAt: null,
      reason: null,
      updatedAt: now,
      version: 1,
    });
    const given = await givePlaces(ctx, row);
    const state = given.some((line) => line.id === id) ? 'taken' : 'waiting';
    ctx.emit({ ...programmeEvent(row, 'programme.place-asked', { placeId: id }), urn, after: { state } });
    for (const line of given) if (line.id !== id) tellFree(ctx, row, line);
    return yes({ state });
  });
}

/** Gives places that are free to those that wait. @returns the lines that got one */
async function givePlaces(ctx: CommandContext, row: ProgrammeRow): Promise<PlaceRow[]> {
  const lines = await linesOf(ctx.tx, row.id);
  const numbers = comingFree(row, lines);
  const given = lines.filter(({ number }) => numbers.includes(number));
  for (const line of given)
    await ctx.tx
      .update(programmePlace)
      .set({ state: 'taken', takenAt: ctx.now, updatedAt: ctx.now, version: line.version + 1 })
      .where(eq(programmePlace.id, line.id));
  return given;
}

function tellFree(ctx: CommandContext, row: ProgrammeRow, { id, urn }: PlaceRow): void {
  ctx.emit({
    ...programmeEvent(row, 'programme.place-came-free', { placeId: id }),
    urn,
    before: { state: 'waiting' },
    after: { state: 'taken' },
  });
}

/** Gives free places to those that wait, and tells their heads, while a programme is under way. */
export async function settlePlaces(ctx: CommandContext, row: ProgrammeRow): Promise<void> {
  if (row.state !== 'open' && row.state !== 'closed') return;
  for (const line of await givePlaces(ctx, row)) tellFree(ctx, row, line);
}

/** Gives a place back, or stops waiting for one; a place goes to the first who waits and may have it. */
export async function giveBackPlace(
  viewer: Viewer,
  at: { programmeId: string; placeId: string },
  input: { version: number; reason: string | null },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadProgramme(ctx.tx, viewer, at.programmeId);
    const line = found
      ? (await linesOf(ctx.tx, at.programmeId)).find(({ id }) => id === at.placeId)
      : undefined;
    if (!found || !line || !(found.standings.includes('service') || found.headOf.includes(line.urn)))
      return programmeNotFound();
    if (line.state === 'given-back') return yes();
    const opened = await openProgramme(ctx.tx, viewer, at.programmeId, 'give-back');
    if (!opened.ok) return opened;
    if (line.version !== input.version) return changedSince();
    const to = next(placeMachine, line.state, 'give-back');
    if (!to.ok) return to;
    await ctx.tx
      .update(programmePlace)
      .set({ state: to.value, reason: input.reason, updatedAt: ctx.now, version: line.version + 1 })
      .where(eq(programmePlace.id, line.id));
    ctx.emit({
      ...programmeEvent(found.row, 'programme.place-given-back', { placeId: line.id }),
      urn: line.urn,
      before: { state: line.state },
      after: { state: to.value },
    });
    await settlePlaces(ctx, found.row);
    return yes();
  });
}

/** Says of those who had a place whether they completed the programme, once its last session has come. */
export async function recordResults(
  viewer: Viewer,
  programmeId: string,
  input: { results: readonly { id: string; result: 'completed' | 'not-completed' | null }[] },
): Promise<Verdict<{ said: number }>> {
  return transact<{ said: number }>(viewer, async (ctx) => {
    const opened = await openProgramme(ctx.tx, viewer, programmeId, 'record');
    if (!opened.ok) return opened;
    const { row } = opened.value;
    const last = spanOf(row.sessions)?.to;
    if (last === undefined || ctx.today < last)
      return no('programme.not-over', 'This can be said from the day of the last session on.');
    const lines = await linesOf(ctx.tx, programmeId);
    let said = 0;
    for (const { id, result } of input.results) {
      const line = lines.find((one) => one.id === id);
      if (!line || result === null || line.state === result) continue;
      const to = next(placeMachine, line.state, result === 'completed' ? 'complete' : 'not-complete');
      if (!to.ok) return changedSince();
      await ctx.tx
        .update(programmePlace)
        .set({ state: to.value, updatedAt: ctx.now, version: line.version + 1 })
        .where(eq(programmePlace.id, line.id));
      said++;
    }
    if (said > 0) ctx.emit({ ...programmeEvent(row, 'programme.results-recorded'), after: { said } });
    return yes({ said });
  });
}
