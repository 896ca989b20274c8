import { describe, expect, it } from 'vitest';
import { CLIENT } from '#tests/support/agreement-world';
import { newClaimWorld } from '#tests/support/claim-world';
import { newClosingWorld } from '#tests/support/closing-world';
import type { Viewer } from '~/accounts/domain/roles';
import { recordPoints } from '~/agreements/impact/points.server';
import { transact } from '~/platform/transact.server';
import type { AgreementFact } from '../domain/facts/cases';
import { figureOf } from '../figures/catalogue.server';
import { readingOf } from '../figures/reading.server';
import { roleInsight } from '../roles/queries.server';
import { supportPage } from './queries.server';

const summaryOf = async (viewer: Viewer, key: string) =>
  (await figureOf(await readingOf(viewer), key)).summary;

async function onlyAgreement(viewer: Viewer): Promise<AgreementFact> {
  const cases = await (await readingOf(viewer)).cases();
  const found = cases[0]?.agreement;
  if (cases.length !== 1 || !found) throw new Error('There is one case with one agreement');
  return found;
}

describe('facts of a case under way', () => {
  it('have its days, its visit with its note, and what an approved claim cost whom', async () => {
    const w = await newClaimWorld();
    const { broker } = w.people;
    expect((await onlyAgreement(broker)).spend).toBeNull();
    await w.confirmed();
    expect((await onlyAgreement(broker)).spend, 'not before it is approved').toBeNull();
    const claimed = await newClaimWorld();
    await claimed.approved();
    const fact = await onlyAgreement(claimed.people.broker);
    expect(fact).toMatchObject({ ref: 'TES-A-0001', state: 'active', outcomes: [], evaluations: [] });
    // A day comes to £360, half of it the authority's.
    expect(fact.spend).toEqual({ authorityPence: 18_000, schoolPence: 18_000 });
    expect(fact.days.map(({ term, committed, used }) => [term, committed, used])).toEqual([
      ['2026-2-spring', 4, 2],
      ['2026-3-summer', 4, 0],
    ]);
    expect(fact.visits.map(({ heldOn, note, kind }) => [heldOn, note, kind])).toEqual([
      ['2027-02-04', 'on-time', 'support'],
    ]);
    const cost = await summaryOf(claimed.people.broker, 'support-spend');
    expect(cost).toMatchObject({ value: 36_000, counted: 1, of: 1 });
    expect(await summaryOf(claimed.people.broker, 'support-notes-on-time')).toMatchObject({
      value: 100,
      of: 1,
    });
  });
});

describe('facts of support that has ended', () => {
  it('tell what each side said only once the agreement is closed', async () => {
    const w = await newClosingWorld();
    await w.begin();
    await w.evaluateAll();
    expect((await onlyAgreement(w.people.broker)).evaluations).toEqual([]);
    expect(await summaryOf(w.people.broker, 'support-evaluations')).toMatchObject({ counted: 0, of: 0 });
    await w.answerAll();
    await w.judgeAll('met');
    await w.readAll();
    await w.close();
    const { evaluations } = await onlyAgreement(w.people.broker);
    expect(evaluations.map(({ evaluator }) => evaluator).sort()).toEqual([
      'client-head',
      'provider',
      'service',
    ]);
    expect(await summaryOf(w.people.broker, 'support-fitted-well')).toMatchObject({ value: 100, of: 3 });
  });

  it('have outcomes with the focus area they came from, and whether they have lasted', async () => {
    const w = await newClosingWorld();
    await w.closed('met');
    const before = await onlyAgreement(w.people.broker);
    expect(before).toMatchObject({ state: 'closed', ground: 'early', supportEndedOn: '2027-07-15' });
    const [outcome] = before.outcomes;
    if (!outcome) throw new Error('An outcome was judged');
    expect(outcome).toMatchObject({ focusArea: 'writing-ks2', result: 'met', exitValue: 63, sustained: [] });
    expect(await summaryOf(w.people.broker, 'support-lasting-1')).toMatchObject({ of: 0, value: null });
    const { baseline, target } = outcome;
    if (baseline === null || target === null) throw new Error('The outcome has both ends');
    w.world.travelTo('2027-10-04T10:00:00Z');
    const record = await w.record();
    await transact(w.people.broker, (ctx) =>
      recordPoints(ctx, {
        record,
        kind: 'sustained',
        on: '2027-10-01',
        points: [{ outcomeId: outcome.id, value: baseline, source: 'Test' }],
      }),
    );
    const after = (await onlyAgreement(w.people.broker)).outcomes[0];
    expect(after?.sustained).toEqual([{ termsAfter: 1, on: '2027-10-01', value: baseline, held: false }]);
    expect(await summaryOf(w.people.broker, 'support-lasting-1')).toMatchObject({
      counted: 0,
      of: 1,
      value: 0,
    });
  });
});

describe('who sees what', () => {
  it('is for a school its own, for a provider the support they give, and of no case for an administrator', async () => {
    const w = await newClaimWorld();
    await w.approved();
    await w.world.school(100_009, { name: 'Otherfield School' });
    const other = await w.world.person('other', { role: 'head', urn: 100_009 });
    const admin = await w.world.person('admin', { role: 'admin' });
    const member = await w.world.person('member', { role: 'member' });
    const neighbour = await w.world.person('next', { role: 'broker' }, { authorityId: 'elsewhere' });
    const { head, chair, leader, release, broker } = w.people;

    for (const own of [head, chair]) {
      const [school, ...more] = (await roleInsight(own))?.schools ?? [];
      expect(more).toEqual([]);
      expect(school).toMatchObject({ urn: CLIENT, notes: { onTime: 1, late: 0, waiting: 0 } });
      expect(school?.bands.at(-1)).toMatchObject({ priority: 1 });
      expect(school?.agreements.map(({ spend }) => spend)).toEqual([
        { authorityPence: 18_000, schoolPence: 18_000 },
      ]);
      expect(school?.outcomes.length).toBeGreaterThan(0);
    }
    const [elsewhere] = (await roleInsight(other))?.schools ?? [];
    expect(elsewhere).toMatchObject({ urn: 100_009, bands: [], cases: [], agreements: [], outcomes: [] });
    const [home] = (await roleInsight(release))?.schools ?? [];
    expect(home, 'the home school of the provider').toMatchObject({ cases: [], agreements: [] });

    const [support] = (await roleInsight(leader))?.support ?? [];
    expect(support?.agreements).toMatchObject([
      { ref: 'TES-A-0001', usedHalfDays: 2, leftHalfDays: 8, visits: 1 },
    ]);
    expect(support?.record.summary).toEqual({ cases: 0, figure: null });

    const machinery = await roleInsight(admin);
    expect(machinery).toMatchObject({ schools: [], support: [] });
    expect(machinery?.admin?.people.byRole.find(({ role }) => role === 'head')?.accounts).toBeGreaterThan(0);
    expect(await roleInsight(member)).toBeNull();

    expect(await supportPage(broker)).not.toBeNull();
    for (const viewer of [head, chair, leader, release, admin, member])
      expect(await supportPage(viewer), viewer.name).toBeNull();
    expect(await (await readingOf(neighbour)).cases()).toEqual([]);
    expect(await summaryOf(neighbour, 'support-agreements')).toMatchObject({ counted: 0, of: 0 });
  });
});
