import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, asc, eq, isNotNull, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import {
  account,
  agreement,
  authority,
  diagnosis,
  diagnosisEvidence,
  domainEvent,
  indicatorValue,
  ledgerEntry,
  matchRun,
  proposal,
  provider,
  schoolStanding,
  supportRequest,
} from '#drizzle/schema';
import { seedDemo } from '#seeds/demo';
import { MARLSHIRE } from '#seeds/demo/authorities';
import { AGREEMENT_STATES } from '~/agreements/domain';
import {
  NOTE_FILTERS,
  type NoteFilter,
  type OverviewRow,
  visitsOverview,
} from '~/agreements/visits/overview.server';
import { countNotesOf } from '~/agreements/visits/read.server';
import { readGround, readInputs } from '~/diagnosis/analysis-facts.server';
import { boardFilter } from '~/diagnosis/board-forms';
import { boardPage } from '~/diagnosis/board-queries.server';
import { analyse, REQUEST_STATES } from '~/diagnosis/domain';
import { frameworkInForce } from '~/diagnosis/frameworks.server';
import { predictionFilter } from '~/diagnosis/prediction-forms';
import { predictionsPage } from '~/diagnosis/prediction-queries.server';
import { overallBalance, taken } from '~/directory/domain/balance';
import { loadCapacity } from '~/directory/ledger.server';
import { PROPOSAL_STATES } from '~/matching/domain';
import { verifyChains } from '~/platform/audit.server';
import { withClock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { passwordMatches } from '~/platform/password.server';
import { loadViewer } from '~/platform/session.server';
import { worklistFor } from '~/worklist.server';
import { dialect, freshDatabase } from './support/database';
import { freshDemo, DEMO_DAY as TODAY } from './support/seeded-demo';

const LONG = 240_000;

const WHO = ['broker', 'lead', 'head', 'chair', 'leader', 'release', 'member', 'admin'] as const;
const NEIGHBOURS = ['broker', 'head', 'leader'] as const;

async function viewerFor(email: string) {
  const [row] = await db().select().from(account).where(eq(account.email, email));
  return row ? loadViewer(row.id) : null;
}

// Files of evidence go below the data folder: one of our own, not the developer's.
const folder = mkdtempSync(join(tmpdir(), 'alongside-demo-'));
afterAll(() => {
  delete process.env.DATA_DIR;
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything the demo says, without the identifiers that commands make up as they go. */
async function content() {
  const by = { n: sql<number>`count(*)`.mapWith(Number) };
  return {
    events: await db()
      .select({
        chain: domainEvent.chain,
        seq: domainEvent.seq,
        type: domainEvent.type,
        at: domainEvent.at,
        urn: domainEvent.urn,
      })
      .from(domainEvent)
      .orderBy(asc(domainEvent.chain), asc(domainEvent.seq)),
    requests: await db()
      .select({
        id: supportRequest.id,
        ref: supportRequest.ref,
        state: supportRequest.state,
        context: supportRequest.context,
      })
      .from(supportRequest)
      .orderBy(asc(supportRequest.ref)),
    proposals: await db()
      .select({
        id: proposal.id,
        state: proposal.state,
        score: proposal.score,
        rank: proposal.rank,
        days: proposal.days,
      })
      .from(proposal)
      .orderBy(asc(proposal.id)),
    runs: await db()
      .select({ id: matchRun.id, hash: matchRun.inputsHash })
      .from(matchRun)
      .orderBy(asc(matchRun.id)),
    agreements: await db()
      .select({
        ref: agreement.ref,
        state: agreement.state,
        urn: agreement.urn,
        starts: agreement.startsOn,
        revision: agreement.revision,
      })
      .from(agreement)
      .orderBy(asc(agreement.ref)),
    figures: await db()
      .select({
        id: indicatorValue.id,
        period: indicatorValue.period,
        value: indicatorValue.value,
        text: indicatorValue.text,
        by: indicatorValue.enteredById,
      })
      .from(indicatorValue)
      .orderBy(asc(indicatorValue.id)),
    diagnoses: await db()
      .select({ id: diagnosis.id, state: diagnosis.state, analysis: diagnosis.analysis })
      .from(diagnosis)
      .orderBy(asc(diagnosis.id)),
    ledger: await db()
      .select({ providerId: ledgerEntry.providerId, term: ledgerEntry.term, kind: ledgerEntry.kind, ...by })
      .from(ledgerEntry)
      .groupBy(ledgerEntry.providerId, ledgerEntry.term, ledgerEntry.kind)
      .orderBy(ledgerEntry.providerId, ledgerEntry.term, ledgerEntry.kind),
  };
}

describe(`the demo on ${dialect}`, () => {
  let first: Awaited<ReturnType<typeof content>>;

  beforeAll(async () => {
    await freshDemo(folder);
    first = await content();
  }, LONG);

  it('has its schools, providers, offers and casework, and says so', async () => {
    const result = await seedDemo({ today: TODAY });
    expect(result).toMatchObject({ seeded: false, schools: 91, providers: 60, offers: 140 });
    expect(result.requests).toBeGreaterThan(40);
    expect(result.agreements).toBeGreaterThan(20);
  });

  it('has a request, a proposal and an agreement in every state', async () => {
    const states = async (rows: Promise<{ state: string }[]>) =>
      [...new Set((await rows).map((row) => row.state))].sort();
    expect(await states(db().select({ state: supportRequest.state }).from(supportRequest))).toEqual(
      [...REQUEST_STATES].sort(),
    );
    expect(await states(db().select({ state: proposal.state }).from(proposal))).toEqual(
      [...PROPOSAL_STATES].sort(),
    );
    expect(await states(db().select({ state: agreement.state }).from(agreement))).toEqual(
      [...AGREEMENT_STATES].sort(),
    );
    const awaiting = await db().select().from(supportRequest);
    expect(
      awaiting.some((row) => row.state === 'draft' && !row.raisedBySchool && row.submittedAt !== null),
    ).toBe(true);
  });

  it('has every band, and one current standing for each open school', async () => {
    const rows = await db().select().from(schoolStanding).where(eq(schoolStanding.authorityId, MARLSHIRE.id));
    const current = rows.filter((row) => row.current);
    expect(new Set(current.map((row) => row.band))).toEqual(new Set(['green', 'yellow', 'amber', 'red']));
    expect(new Set(current.map((row) => row.urn)).size).toBe(current.length);
    expect(new Set(current.map((row) => row.brokerId)).size).toBe(4);
  });

  it('proposes from figures the band that was agreed for most schools, and another for hardly any', async () => {
    const framework = await frameworkInForce(db(), MARLSHIRE.id);
    if (!framework) throw new Error('Marlshire has no framework');
    const agreed = await db()
      .select({ urn: schoolStanding.urn, band: schoolStanding.band })
      .from(schoolStanding)
      .where(and(eq(schoolStanding.authorityId, MARLSHIRE.id), eq(schoolStanding.current, true)));
    const ground = await readGround(db(), MARLSHIRE.id, framework);
    const inputs = await readInputs(
      db(),
      ground,
      agreed.map(({ urn }) => urn),
      '2026-11-23',
    );
    const proposed = agreed.map(({ urn, band }) => {
      const input = inputs.get(urn);
      return { band, proposed: input ? analyse(input).proposal.band : null };
    });
    expect(proposed.filter((one) => one.proposed === one.band).length).toBeGreaterThan(60);
    expect(proposed.filter((one) => one.proposed !== null && one.proposed !== one.band).length).toBeLessThan(
      5,
    );
    expect(new Set(proposed.map((one) => one.proposed))).toEqual(
      new Set(['red', 'amber', 'yellow', 'green', null]),
    );
  });

  it('has a file of evidence in a diagnosis that was contested', async () => {
    const [file] = await db()
      .select({ state: diagnosis.state, path: diagnosisEvidence.filePath, name: diagnosisEvidence.fileName })
      .from(diagnosisEvidence)
      .innerJoin(diagnosis, eq(diagnosis.id, diagnosisEvidence.diagnosisId))
      .where(and(isNotNull(diagnosisEvidence.filePath), eq(diagnosis.state, 'contested')));
    expect(file?.name).toBe('october-assessment.csv');
    expect(existsSync(join(folder, 'evidence', file?.path ?? 'none'))).toBe(true);
  });

  it('has bands of three years behind it, and inspections that came after a prediction', async () => {
    const lead = await viewerFor('lead@marlshire.example');
    if (!lead) throw new Error('The demo has no lead');
    const board = await boardPage(lead, boardFilter.parse({}), '2026-11-23');
    expect(board?.series.length).toBeGreaterThanOrEqual(7);
    expect(board?.series.map(({ schools }) => schools)).toEqual(Array(board?.series.length).fill(86));
    expect(board?.series.every(({ bands }) => bands[''] === undefined)).toBe(true);
    const predictions = await predictionsPage(lead, predictionFilter.parse({}));
    const found = new Set(predictions?.comparisons.map(({ result }) => result));
    expect(found).toEqual(new Set(['matched', 'lower', 'not-comparable']));
  });

  it('keeps every promise of days within what the provider has', async () => {
    const providers = await db().select({ id: provider.id }).from(provider);
    for (const { id } of providers) {
      const capacity = await loadCapacity(db(), id);
      for (const term of Object.keys(capacity.caps)) {
        const { cap, held, committed, used, free } = overallBalance(capacity, term);
        expect(Math.min(held, committed, used)).toBeGreaterThanOrEqual(0);
        expect(taken({ held, committed, used }) + free).toBe(cap);
      }
    }
  });

  it('tells its history in order of time, on an unbroken chain, up to today', async () => {
    expect((await verifyChains(db())).problems).toEqual([]);
    const last = new Map<string, number>();
    for (const event of first.events) {
      expect(event.at.getTime()).toBeGreaterThanOrEqual(last.get(event.chain) ?? 0);
      expect(event.at.getTime()).toBeLessThanOrEqual(TODAY.getTime());
      last.set(event.chain, event.at.getTime());
    }
  });

  it.each(WHO)('lets %s sign in with the demo password', async (who) => {
    const [row] = await db()
      .select()
      .from(account)
      .where(eq(account.email, `${who}@marlshire.example`));
    expect(row?.active).toBe(true);
    expect(await passwordMatches(row?.passwordHash ?? null, 'alongside-demo')).toBe(true);
    const viewer = await viewerFor(`${who}@marlshire.example`);
    expect(viewer?.grants.map((grant) => grant.role)).toContain(who === 'release' ? 'head' : who);
  });

  it.each(NEIGHBOURS)('has a neighbour’s %s', async (who) => {
    const viewer = await viewerFor(`${who}@fenwold.example`);
    expect(viewer?.authorityName).toBe('Fenwold');
    expect(viewer?.grants.map((grant) => grant.role)).toEqual([who]);
  });

  it.each([
    ['head', /Choose a partner/],
    ['head', /Read and sign/],
    ['head', /Finish your request/],
    ['chair', /Read and sign/],
    ['leader', /Answer the invitation/],
    ['leader', /Confirm/],
    ['release', /whether you can release/],
    ['broker', /Find a partner/],
    ['broker', /Approve the partnership/],
    ['broker', /Send the invitation/],
    ['broker', /Read and sign/],
    ['lead', /Read and sign|Check the designation/],
    ['admin', /new invitation/],
  ] as const)('gives %s something to do: %s', async (who, title) => {
    const viewer = await viewerFor(`${who}@marlshire.example`);
    const { now, soon } = await withClock(TODAY, () => worklistFor(viewer!));
    expect([...now, ...soon].map((item) => item.title)).toContainEqual(expect.stringMatching(title));
  });

  it('lists its visits as each of them says of itself', async () => {
    const broker = await viewerFor('broker@marlshire.example');
    await withClock(TODAY, async () => {
      const list = (note: NoteFilter | null) =>
        visitsOverview(broker!, { visitor: null, note, page: 1 }, Number.MAX_SAFE_INTEGER);
      const all = await list(null);
      expect(all.counts).toEqual(countNotesOf(all.rows));
      expect(all.total).toBe(all.rows.length);
      const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();
      const fits: Record<NoteFilter, (row: OverviewRow) => boolean> = {
        outstanding: ({ note }) => note.kind === 'due' || note.kind === 'overdue',
        overdue: ({ note }) => note.kind === 'overdue',
        late: ({ note }) => note.kind === 'late',
        'on-time': ({ note }) => note.kind === 'on-time',
        'to-record': ({ toRecord }) => toRecord,
        planned: ({ stage, toRecord }) => stage === 'planned' && !toRecord,
      };
      for (const note of NOTE_FILTERS) {
        const found = await list(note);
        expect(ids(found.rows), note).toEqual(ids(all.rows.filter(fits[note])));
        expect(found.total).toBe(found.rows.length);
      }
      const waits = all.rows.map((row) => fits.outstanding(row) || row.toRecord);
      expect(waits).toEqual([...waits].sort((a, b) => Number(b) - Number(a)));
    });
  });

  // Nothing in the story depends on the database, so one of them is enough to show that it repeats.
  it.runIf(dialect === 'sqlite')('is the same again from the same day', { timeout: LONG }, async () => {
    await freshDatabase();
    await seedDemo({ today: TODAY });
    expect(await content()).toEqual(first);
  });

  it('takes no code that is in use, and finishes no other’s work', async () => {
    const open = await freshDatabase();
    const row = { id: 'real', code: '999', name: 'Somewhere', settings: {}, demo: false, version: 1 };
    await open.write((tx) => tx.insert(authority).values(row));
    await expect(seedDemo({ today: TODAY })).rejects.toThrow('in use here');
    await open.write((tx) => tx.update(authority).set({ demo: true }));
    await expect(seedDemo({ today: TODAY })).rejects.toThrow('interrupted');
  });

  it('is refused in production', async () => {
    await freshDatabase();
    vi.stubEnv('NODE_ENV', 'production');
    vi.stubEnv('SESSION_SECRET', 'a secret of our own that is long enough');
    vi.stubEnv('APP_URL', 'https://alongside.example.gov.uk');
    forgetEnv();
    try {
      await expect(seedDemo({ today: TODAY })).rejects.toThrow('refused in production');
      expect(await db().select().from(authority)).toEqual([]);
    } finally {
      vi.unstubAllEnvs();
      forgetEnv();
    }
  });
});
