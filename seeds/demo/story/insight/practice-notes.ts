import { eq } from 'drizzle-orm';
import { agreement, practiceNote } from '#drizzle/schema';
import { loadAgreement } from '~/agreements/record.server';
import { db } from '~/platform/db.server';
import { chosenMeasures, type NoteContent } from '~/practice/domain/notes/content';
import { editNote, startNote } from '~/practice/notes/commands.server';
import { firstWords } from '~/practice/notes/material.server';
import { consentToNote, publishNote, sendNote, sendNoteBack } from '~/practice/notes/steps.server';
import { CASES, FENWOLD_CASES } from '../../banks/cases';
import { PRACTICE, type PracticeRow } from '../../banks/practice';
import { idOf } from '../../ids';
import type { DemoSchool } from '../../schools';
import { must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';

/** The practice notes of the demo, each begun some weeks after its agreement was closed. */
export function writePractice(
  timeline: Timeline,
  cast: Cast,
  brokerOf: (school: DemoSchool) => string,
): void {
  for (const row of PRACTICE) {
    const closed = [...CASES, ...FENWOLD_CASES].find(
      ({ school, areas, stage }) => school === row.school && areas[0] === row.area && stage === 'closed',
    );
    if (!closed) throw new Error(`No closed case for the practice note of ${row.school}`);
    const broker = cast.person(brokerOf(cast.school(row.school)));
    const note = tale(row, cast, broker, idOf('request', `${row.school}/${closed.areas.join('+')}`));
    let last = new Date(0);
    for (const [days, hour, doing] of note) {
      // Weekends move to the Friday before, so a step may fall before the one it follows: then an hour later.
      const wanted = timeline.instant(closed.lastAgo - row.after - days, hour, 20);
      const at = wanted > last ? wanted : new Date(last.getTime() + 47 * 60_000);
      last = at;
      timeline.add(at, `the practice note of ${row.school}`, doing);
    }
  }
}

type Deed = readonly [days: number, hour: number, doing: () => Promise<void>];

/** What happens to one note, as far as it has come, each so many days after it was begun. */
function tale(row: PracticeRow, cast: Cast, broker: ReturnType<Cast['person']>, requestId: string): Deed[] {
  const id = idOf('practice', row.school, row.area);
  const head = () => cast.head(cast.school(row.school).urn);
  const writer = async () => {
    if (row.by === 'head') return head();
    if (row.by === 'broker') return broker;
    const { providerId } = await agreementOf(requestId);
    return cast.leader(providerId);
  };
  const version = async () => {
    const [found] = await db()
      .select({ version: practiceNote.version })
      .from(practiceNote)
      .where(eq(practiceNote.id, id));
    return found?.version ?? 0;
  };
  const begin = async () => {
    const who = await writer();
    const { id: agreementId } = await agreementOf(requestId);
    const record = await loadAgreement(db(), who, agreementId);
    if (!record) throw new Error(`${who.name} cannot see the agreement of ${row.school}`);
    const first = await firstWords(db(), record);
    // Where it is sent back, the first text said nothing of how often.
    const input = wordsOf(row, first);
    const done = row.sentBack ? (row.done.split('\n\n').at(0) ?? row.done) : row.done;
    must(await startNote(who, { id, agreementId, ...input, done }));
  };
  const send = async () => {
    must(await sendNote(await writer(), { id, version: await version(), namesMeant: false }));
  };
  const consent = async () => {
    must(await consentToNote(head(), { id, version: await version() }));
  };
  const change = async () => {
    const who = await writer();
    const { id: agreementId } = await agreementOf(requestId);
    const record = await loadAgreement(db(), who, agreementId);
    if (!record) throw new Error(`${who.name} cannot see the agreement of ${row.school}`);
    const input = wordsOf(row, await firstWords(db(), record));
    must(
      await editNote(who, {
        id,
        version: await version(),
        ...input,
        reason: 'How the second unit was planned',
      }),
    );
  };
  const publish = async () => {
    must(
      await publishNote(broker, {
        id,
        version: await version(),
        reach: row.reach,
        words: 'Clear and fair. Thank you.',
      }),
    );
  };
  const sendBack = async () => {
    must(await sendNoteBack(broker, { id, version: await version(), words: row.sentBack ?? '' }));
  };
  const all: Deed[] = [
    [0, 14, begin],
    ...(row.to === 'draft' ? [] : [[2, 9, send] as const]),
    ...(row.to === 'with-broker' || row.to === 'published' ? [[4, 11, consent] as const] : []),
    ...(row.sentBack
      ? ([
          [6, 10, sendBack],
          [8, 9, change],
          [8, 15, send],
          [10, 10, consent],
        ] as const)
      : []),
    ...(row.to === 'published' ? [[12, 15, publish] as const] : []),
  ];
  return all;
}

function wordsOf(row: PracticeRow, first: NoteContent) {
  const { title, need, done, changed, againWords, limits, anonymous, reach } = row;
  return {
    ...{ title, need, done, changed, againWords, limits, anonymous, reach },
    attribution: first.attribution ?? 'cannot-be-said',
    again: first.again ?? 'yes',
    measures: chosenMeasures(
      first.measures,
      first.measures.map(({ id }) => id),
    ).map(({ id }) => id),
  };
}

async function agreementOf(requestId: string): Promise<{ id: string; providerId: string }> {
  const [row] = await db()
    .select({ id: agreement.id, providerId: agreement.providerId })
    .from(agreement)
    .where(eq(agreement.requestId, requestId));
  if (!row) throw new Error(`Request ${requestId} has no agreement`);
  return row;
}
