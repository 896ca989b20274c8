/**
 * What holds at the size of England: a page asks as many queries of a large authority as of a small one, and none goes
 * over a table of the whole country.
 */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { has, type Viewer } from '~/accounts/domain/roles';
import { listAgreements } from '~/agreements/list.server';
import { readOverviewFilter, visitsOverview } from '~/agreements/visits/overview.server';
import { requestFilter } from '~/diagnosis/forms';
import { listRequests } from '~/diagnosis/queries.server';
import { readFilters } from '~/directory/filters';
import { listDirectory } from '~/directory/queries/list.server';
import type { AskedPlace, ListKey } from '~/kernel/list-place';
import { calendarPage } from '~/notifications/calendar/page.server';
import { caseloadFilter } from '~/notifications/caseload/page';
import { caseloadPage } from '~/notifications/caseload/queries.server';
import { countNotices, listNotices } from '~/notifications/queries.server';
import { homeOf } from '~/notifications/worklist/home.server';
import { listEvents } from '~/platform/audit-queries.server';
import { database, openDatabase, useDatabase } from '~/platform/db.server';
import { jobHistory } from '~/platform/job-history.server';
import { listMail } from '~/platform/mail/queries.server';
import { loadViewer } from '~/platform/session.server';
import { listClaims, readClaimFilter } from '~/recompense/claims/list.server';
import { ledgerPage, readLedgerFilter } from '~/recompense/ledger/queries.server';
import { listLooks } from '~/reporting/access-log/queries.server';
import { readMapQuery } from '~/reporting/domain/map/query';
import { readAsked } from '~/reporting/domain/search/asked';
import { loadMap } from '~/reporting/map/queries.server';
import { overviewPage } from '~/reporting/overview/queries.server';
import { searchEverything } from '~/reporting/search/queries.server';
import { loadSchool } from '~/schools/school.server';
import { wire } from '~/wiring.server';
import { englandWorld } from './bench/england/world';
import { dialect } from './support/database';
import { type QueriesSeen, watchQueries } from './support/queries-seen';
import { scratchFolder } from './support/scratch';
import { newWorld } from './support/world';

const none = new URLSearchParams();

/** Lists that are read by the key of their rows. */
const KEYED: readonly (readonly [string, (viewer: Viewer, place: AskedPlace) => Promise<unknown>])[] = [
  ['notices', (viewer, place) => listNotices(viewer, { unread: false, ...place })],
  ['unread', (viewer, place) => listNotices(viewer, { unread: true, ...place })],
  ['looks', (viewer, place) => listLooks(viewer, { school: null, what: null, ...place })],
  ['mail', (viewer, place) => listMail(viewer, { status: null, search: '', ...place })],
  ['sent', (viewer, place) => listMail(viewer, { status: 'sent', search: '', ...place })],
  ['events', (viewer, place) => listEvents(viewer, { type: 'visit', ...place })],
  ['postings', (viewer, place) => ledgerPage(viewer, { account: null, from: null, to: null, ...place })],
  ['runs', (viewer, place) => jobHistory(viewer, 'expire-invitations', place)],
];
const MOMENT = [Date.parse('2026-11-01T00:00:00Z'), 'm'] as const;
/** Somewhere in the midst of each. */
const BEHIND: Readonly<Record<string, ListKey>> = {
  ...{ notices: MOMENT, unread: MOMENT, looks: MOMENT, mail: MOMENT, sent: MOMENT, runs: MOMENT },
  ...{ events: [40], postings: [40] },
};

/** Main pages, by what they read. */
const PAGES: Readonly<Record<string, (viewer: Viewer) => Promise<unknown>>> = {
  home: (viewer) => homeOf(viewer),
  caseload: (viewer) => caseloadPage(viewer, caseloadFilter.parse({})),
  agreements: (viewer) => listAgreements(viewer, { state: null, text: '', page: 1 }),
  requests: (viewer) => listRequests(viewer, requestFilter.parse({})),
  visits: (viewer) => visitsOverview(viewer, readOverviewFilter(none)),
  calendar: (viewer) => calendarPage(viewer, none),
  directory: (viewer) => listDirectory(viewer, readFilters(none)),
  map: (viewer) => loadMap(viewer, readMapQuery(none)),
  insight: overviewPage,
  claims: (viewer) => listClaims(viewer, readClaimFilter(none)),
  ledger: (viewer) => ledgerPage(viewer, readLedgerFilter(none)),
  notices: async (viewer) => [
    await listNotices(viewer, { unread: false, page: 1 }),
    await countNotices(viewer),
  ],
  audit: (viewer) => listEvents(viewer, { page: 2 }),
  ...Object.fromEntries(
    KEYED.map(([name, read]) => [
      `${name} by key`,
      async (viewer: Viewer) => [
        await read(viewer, { page: 1, older: BEHIND[name] }),
        await read(viewer, { page: 1, newer: BEHIND[name] }),
      ],
    ]),
  ),
  search: (viewer) => searchEverything(viewer, readAsked('castle')),
  school: (viewer) => loadSchool(viewer, 100_001),
};

/** Tables that grow with the country: no page of one authority may read one from end to end. */
const NATIONAL = [
  ...['agreement', 'agreement_revision', 'agreement_exit', 'signature', 'visit', 'visit_note', 'proposal'],
  ...[
    'ledger_entry',
    'support_request',
    'need',
    'domain_event',
    'notification',
    'school_standing',
    'diagnosis',
  ],
  ...[
    'indicator_value',
    'inspection',
    'claim',
    'claim_line',
    'invoice',
    'payable',
    'payment',
    'money_posting',
  ],
  ...[
    'money_entry',
    'measure_point',
    'improvement_review',
    'evaluation',
    'outcome_judgement',
    'account_grant',
  ],
  ...['session', 'account', 'outbox', 'access_entry', 'job_run'],
];

let queries: QueriesSeen;
beforeAll(() => {
  queries = watchQueries();
});
afterAll(() => queries.stop());

/** The queries of each page for a person; of one who keeps the service those of lists alone, as most pages are not theirs. */
async function queriesOfPages(viewer: Viewer): Promise<Map<string, ReturnType<QueriesSeen['all']>>> {
  const found = new Map<string, ReturnType<QueriesSeen['all']>>();
  const keeps = has(viewer, 'admin');
  for (const [name, read] of Object.entries(PAGES)) {
    if (keeps && !name.endsWith('by key')) continue;
    queries.forget();
    await read(viewer);
    found.set(name, queries.all());
  }
  return found;
}

const aliasOf = (text: string, name: string) =>
  new RegExp(`"?${name}"? (?:as )?"?(\\w+)"?`, 'i').exec(text)?.[1];

/** Lines of plans that read a national table from end to end, each with what asked. */
async function fullScans(page: string, asked: ReturnType<QueriesSeen['all']>): Promise<string[]> {
  const found: string[] = [];
  for (const { text, values } of new Map(asked.map((one) => [one.text, one])).values()) {
    if (planned.has(text)) continue;
    planned.add(text);
    for (const line of await planOf(text, values)) {
      const [, name = ''] = /^(?:->\s+)?(?:SCAN|Seq Scan on) (\w+)/.exec(line.trim()) ?? [];
      const table = NATIONAL.find((one) => one === name || (name.length < 4 && aliasOf(text, one) === name));
      if (table) found.push(`${page}: ${line.trim()} in ${text.slice(0, 200)}`);
    }
  }
  return found;
}

/** How the database would answer a query, line by line. */
async function planOf(text: string, values: readonly unknown[]): Promise<string[]> {
  if (file !== null) {
    plans ??= new Database(file, { readonly: true });
    const rows = plans.prepare(`explain query plan ${text}`).all(...values);
    return rows.map((row) => String((row as { detail: unknown }).detail)); // a row of every such plan
  }
  // Of empty tables the planner would read all: it is asked whether it has anything better to do.
  const client = await database().pool?.connect();
  if (!client) throw new Error('PostgreSQL is to be asked through its pool.');
  try {
    await client.query('set enable_seqscan = off');
    const { rows } = await client.query<Record<string, string>>(`explain ${text}`, [...values]);
    return rows.map((row) => row['QUERY PLAN'] ?? '');
  } finally {
    await client.query('reset enable_seqscan');
    client.release();
  }
}

let file: string | null = null;
let plans: Database.Database | null = null;
const TODAY = '2026-11-23';
const LONG = 240_000;
/** Of the largest authority: some sixty schools and a hundred agreements. */
const LARGE = 0.16;
/** Plans asked for already: pages have queries in common. */
const planned = new Set<string>();

/** The first authority of England at a share of its size, in use by `db()`; SQLite alone, whose driver writes it. */
async function england(share: number): Promise<() => Promise<void>> {
  plans?.close();
  plans = null;
  file = join(scratchFolder('alongside-england-'), 'england.db');
  await englandWorld(file, TODAY, 1, share);
  return useDatabase(openDatabase(file));
}

const looking = async (id: string): Promise<Viewer> => {
  const viewer = await loadViewer(id);
  if (!viewer) throw new Error(`Nobody is called ${id}.`);
  return viewer;
};

describe.runIf(dialect === 'sqlite')('pages of a large authority', () => {
  const counts = new Map<number, Map<string, number>>();
  const scans: string[] = [];

  beforeAll(async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${TODAY}T10:00:00Z`) });
    for (const share of [LARGE / 2, LARGE]) {
      const close = await england(share);
      const all = new Map<string, number>();
      for (const id of ['la201-broker1', 'la201-lead', 'head-100000', 'leader-201-1', 'la201-admin'])
        for (const [page, asked] of await queriesOfPages(await looking(id))) {
          all.set(`${page} of ${id}`, asked.length);
          if (share === LARGE) scans.push(...(await fullScans(page, asked)));
        }
      counts.set(share, all);
      await close();
    }
    vi.useRealTimers();
  }, LONG);

  it('ask no more queries where there is twice as much', () => {
    const [small, large] = [...counts.values()];
    const more = [...(large ?? [])].filter(([page, n]) => n > (small?.get(page) ?? 0) + SPREAD);
    expect(more).toEqual([]);
    expect([...(large?.values() ?? [])].some((n) => n > 20)).toBe(true);
  });

  it('ask a number that is bounded', () => {
    const most = [...counts.values()].flatMap((all) => [...all]).filter(([, n]) => n > MOST_QUERIES);
    expect(most).toEqual([]);
  });

  it('go over no table of the country', () => {
    expect([...new Set(scans)]).toEqual([]);
  });
});

/** Whether there is any matter of a kind decides whether its details are asked for: a few queries, not one for each. */
const SPREAD = 8;
/** The most any page may ask: the worklist looks into every area. */
const MOST_QUERIES = 90;

describe.runIf(dialect === 'postgres')('pages on PostgreSQL', () => {
  it(
    'find all they ask for by an index',
    async () => {
      const world = await newWorld();
      await world.school(100_001);
      const broker = await world.person('broker', { role: 'broker' });
      const head = await world.person('head', { role: 'head', urn: 100_001 });
      const admin = await world.person('admin', [{ role: 'admin' }, { role: 'lead' }]);
      const scans: string[] = [];
      let seen = 0;
      for (const viewer of [broker, head, admin])
        for (const [page, asked] of await queriesOfPages(viewer)) {
          seen += asked.length;
          scans.push(...(await fullScans(page, asked)));
        }
      expect(seen).toBeGreaterThan(50);
      expect([...new Set(scans)]).toEqual([]);
    },
    LONG,
  );
});

describe.runIf(dialect === 'sqlite')('a page by key', () => {
  it('is found by an index in its order, however deep it lies', async () => {
    const close = await england(0.02);
    wire();
    const viewer = await looking('la201-admin');
    const lead = {
      ...viewer,
      grants: [...viewer.grants, { role: 'lead' as const, urn: null, providerId: null }],
    };
    for (const [name, read] of KEYED) {
      queries.forget();
      await read(lead, { page: 1, older: BEHIND[name] });
      const asked = queries.all().find(({ text }) => /\) < \(|"(seq|number)" < /.test(text));
      const plan = (await planOf(asked?.text ?? '', asked?.values ?? [])).join('\n');
      expect(plan, name).toMatch(/SEARCH \w+ USING INDEX \w+ \(.*[<)]<?/);
      expect(plan, name).toMatch(
        name === 'events' || name === 'postings' ? /(seq|number)<\?/ : /\(\w+,\w+\)<\(\?,\?\)|started_at<\?/,
      );
      // Of one moment several are put in order; never the whole list.
      if (name !== 'runs') expect(plan, name).not.toContain('TEMP B-TREE');
    }
    await close();
  });
});

describe.runIf(dialect === 'sqlite')('the audit trail', () => {
  it('has the same pages by the numbers of its events as by counting them off', async () => {
    const close = await england(0.04);
    const admin = await looking('la201-admin');
    const first = await listEvents(admin, { page: 1 }, 20);
    const pages = Math.ceil(first.total / 20);
    expect(pages).toBeGreaterThan(3);
    for (const page of [1, 2, pages - 1, pages, pages + 1]) {
      const counted = await listEvents(admin, { page, from: new Date(0) }, 20);
      expect(await listEvents(admin, { page }, 20)).toEqual(counted);
    }
    await close();
  }, 60_000);
});

describe.runIf(dialect === 'sqlite')('the index of signatures by amendment', () => {
  it('is what a list of agreements uses for amendments that are out', async () => {
    const close = await england(0.02);
    queries.forget();
    await listAgreements(await looking('head-100000'), { state: null, text: '', page: 1 });
    const asked = queries.all().find(({ text }) => text.includes('agreement_amendment'));
    expect((await planOf(asked?.text ?? '', asked?.values ?? [])).join('\n')).toContain(
      'signature_amendment',
    );
    await close();
  });
});
