import { beforeEach, describe, expect, it } from 'vitest';
import { supportOutcome } from '#drizzle/schema';
import { CLIENT } from '#tests/support/agreement-world';
import { type ClosingWorld, newClosingWorld } from '#tests/support/closing-world';
import { NOW } from '#tests/support/world';
import { answerRecord } from '~/directory/commands/track-record.server';
import { recordPage } from '~/directory/queries/track-record.server';
import { recordWorklist } from '~/directory/record-worklist.server';
import { trackRecordsOf } from '~/directory/track-record.server';
import { calendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { evaluationDocument } from './documents.server';

let w: ClosingWorld;
let people: ClosingWorld['people'];
let id: string;

beforeEach(async () => {
  w = await newClosingWorld();
  ({ people, id } = w);
});

describe('the record', () => {
  it('is the provider’s to read and answer first; answered, it counts at once', async () => {
    await w.closed('met');
    const n = (await w.record()).content.outcomes.length;
    const counting = async () =>
      (await trackRecordsOf(db(), ['priya'], calendarDate(new Date()))).get('priya');
    expect(await counting()).toBeUndefined();
    const [item] = await recordWorklist(people.leader);
    expect(item).toMatchObject({ href: '/directory/priya/record', due: '2027-09-10' });
    const page = await recordPage(people.leader, 'priya');
    expect(page?.cases).toMatchObject([{ school: 'Ashbrook Primary School', counting: false, reply: null }]);
    expect(page?.summary).toEqual({ cases: 0, figure: null });
    const own = await w.world.person('home-broker', { role: 'broker' }, { authorityId: 'elsewhere' });
    expect((await recordPage(own, 'priya'))?.cases).toMatchObject([{ school: null, agreementId: null }]);
    for (const viewer of [people.head, people.release, people.broker])
      expect(await recordPage(viewer, 'priya'), viewer.name).toBeNull();
    const caseId = page?.cases[0]?.id ?? '';
    const answer = { id: caseId, providerId: 'priya', reply: 'We began late', asksCorrection: true };
    expect(await answerRecord(own, answer)).toMatchObject({ code: 'track-record.forbidden' });
    expect(await answerRecord(people.head, answer)).toMatchObject({ code: 'track-record.not-found' });
    w.world.travelTo('2027-07-20T10:00:00Z');
    expect(await answerRecord(people.leader, answer)).toEqual({ ok: true, value: undefined });
    expect(await answerRecord(people.leader, answer), 'sent twice').toEqual({ ok: true, value: undefined });
    expect(await answerRecord(people.leader, { ...answer, reply: 'No' })).toMatchObject({
      code: 'track-record.answered',
    });
    expect(await counting()).toEqual({ cases: 1, outcomes: n, met: n, partly: 0 });
    expect(await recordWorklist(people.leader)).toEqual([]);
    expect((await recordPage(own, 'priya'))?.cases).toMatchObject([
      { reply: 'We began late', counting: true },
    ]);
    expect((await evaluationDocument(people.broker, id))?.record).toMatchObject({ reply: 'We began late' });
    expect((await evaluationDocument(people.head, id))?.record).toBeNull();
  });

  it('counts by itself after ten school days, and gives a figure from three cases on, as worked by hand', async () => {
    await w.closed('met');
    await w.world.open.write((tx) =>
      tx.insert(supportOutcome).values(
        [
          [4, 2, 1],
          [5, 1, 2],
        ].map(([outcomes = 0, outcomesMet = 0, outcomesPartly = 0], n) => ({
          id: `old-${n}`,
          authorityId: 'elsewhere',
          providerId: 'priya',
          urn: CLIENT,
          focusAreas: ['attendance'],
          outcomes,
          outcomesMet,
          outcomesPartly,
          endedOn: '2026-07-20',
          at: NOW,
          current: true,
          countsFrom: '2026-09-01',
        })),
      ),
    );
    w.world.travelTo('2027-09-09T10:00:00Z');
    expect((await recordPage(people.leader, 'priya'))?.summary).toEqual({ cases: 2, figure: null });
    w.world.travelTo('2027-09-10T10:00:00Z');
    const n = (await w.record()).content.outcomes.length;
    const page = await recordPage(people.leader, 'priya');
    expect(page?.summary).toMatchObject({ cases: 3, figure: { outcomes: 9 + n, met: 3 + n, partly: 3 } });
    // Credits 3 + n + 1½ of 9 + n; mean (credits + 10×0.6) ÷ (9 + n + 10); drawn to it by ten outcomes' worth.
    const credits = 4.5 + n;
    const mean = (credits + 6) / (19 + n);
    expect(page?.summary.figure?.share).toBeCloseTo((credits + 10 * mean) / (19 + n), 12);
    expect(page?.byArea.map(({ cases, figure }) => [cases, figure])).toEqual([
      [2, null],
      [1, null],
    ]);
  });
});
