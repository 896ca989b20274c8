import { describe, expect, it } from 'vitest';
import type { Grant, Role, Viewer } from '~/accounts/domain/roles';
import { REPORT_KINDS, type ReportKind } from '../vocabulary';
import { mayDo, mayMake, type ReportStanding, readingRight } from './rights';
import { REPORT_EVENTS, REPORT_STATES, type ReportState, reportMachine, reportStateOf } from './states';

const grant = (role: Role, more: Partial<Grant> = {}): Grant => ({
  role,
  urn: null,
  providerId: null,
  ...more,
});
const somebody = (accountId: string, grants: Grant[], authorityId = 'home'): Viewer => ({
  accountId,
  name: accountId,
  email: `${accountId}@example.org`,
  authorityId,
  authorityName: authorityId,
  grants,
});

const VIEWERS = {
  broker: somebody('broker', [grant('broker')]),
  lead: somebody('lead', [grant('lead')]),
  member: somebody('member', [grant('member')]),
  head: somebody('head', [grant('head', { urn: 1 })]),
  chair: somebody('chair', [grant('chair', { urn: 1 })]),
  'head of another school': somebody('head-2', [grant('head', { urn: 2 })]),
  leader: somebody('leader', [grant('leader', { providerId: 'ann' })]),
  'another leader': somebody('leader-2', [grant('leader', { providerId: 'ben' })]),
  admin: somebody('admin', [grant('admin')]),
  'broker elsewhere': somebody('away', [grant('broker')], 'elsewhere'),
};
type Who = keyof typeof VIEWERS;
const EVERYBODY = Object.keys(VIEWERS) as Who[]; // Its own keys, as just written.

const AT = new Date('2026-11-22T12:00:00Z');

function report(kind: ReportKind, state: ReportState, more: Partial<ReportStanding> = {}): ReportStanding {
  return {
    authorityId: 'home',
    kind,
    urn: kind === 'school' ? 1 : null,
    providerId: kind === 'provider' ? 'ann' : null,
    madeById: 'broker',
    publishedAt: state === 'published' ? AT : null,
    withdrawnAt: state === 'withdrawn' ? AT : null,
    ...more,
  };
}

const those = (fits: (viewer: Viewer) => boolean) => EVERYBODY.filter((who) => fits(VIEWERS[who]));

describe('the life of a report', () => {
  it('goes from saved to published to withdrawn, and no other way', () => {
    const ways = REPORT_STATES.flatMap((state) =>
      REPORT_EVENTS.map((event) => [state, event, reportMachine.transitions[state][event] ?? null]),
    );
    expect(ways).toEqual([
      ['saved', 'publish', 'published'],
      ['saved', 'withdraw', 'withdrawn'],
      ['published', 'publish', null],
      ['published', 'withdraw', 'withdrawn'],
      ['withdrawn', 'publish', null],
      ['withdrawn', 'withdraw', null],
    ]);
  });

  it('is read from its dates', () => {
    expect(reportStateOf({ publishedAt: null, withdrawnAt: null })).toBe('saved');
    expect(reportStateOf({ publishedAt: AT, withdrawnAt: null })).toBe('published');
    expect(reportStateOf({ publishedAt: AT, withdrawnAt: AT })).toBe('withdrawn');
    expect(reportStateOf({ publishedAt: null, withdrawnAt: AT })).toBe('withdrawn');
  });
});

describe('who may read a report', () => {
  const READERS: Record<ReportKind, Who[]> = {
    director: [],
    scrutiny: ['member'],
    school: ['head', 'chair'],
    provider: ['leader'],
  };

  it.each(REPORT_KINDS)('of kind %s: the service always, others once it is published', (kind) => {
    const all = (state: ReportState) =>
      those((viewer) => readingRight(viewer, report(kind, state)) === 'all');
    expect(all('saved')).toEqual(['broker', 'lead']);
    expect(all('published')).toEqual(['broker', 'lead', ...READERS[kind]]);
    expect(all('withdrawn')).toEqual(['broker', 'lead']);
  });

  it.each(REPORT_KINDS)('of kind %s that was withdrawn: its readers learn that, and only they', (kind) => {
    const withdrawn = report(kind, 'withdrawn', { publishedAt: AT });
    expect(those((viewer) => readingRight(viewer, withdrawn) === 'withdrawn')).toEqual(READERS[kind]);
    const never = report(kind, 'withdrawn');
    expect(those((viewer) => readingRight(viewer, never) === 'withdrawn')).toEqual([]);
  });

  it('lets a leader read what they made of their own provider', () => {
    const own = report('provider', 'saved', { madeById: 'leader' });
    expect(those((viewer) => readingRight(viewer, own) === 'all')).toEqual(['broker', 'lead', 'leader']);
    const ofAnother = report('provider', 'saved', { madeById: 'leader', providerId: 'ben' });
    expect(readingRight(VIEWERS.leader, ofAnother)).toBeNull();
  });
});

describe('who may make one', () => {
  it.each([
    ['director', ['broker', 'lead', 'broker elsewhere']],
    ['scrutiny', ['broker', 'lead', 'broker elsewhere']],
    ['school', ['broker', 'lead', 'broker elsewhere']],
    ['provider', ['broker', 'lead', 'leader', 'broker elsewhere']],
  ] as const)('of kind %s: %j, in their own authority', (kind, who) => {
    expect(those((viewer) => mayMake(viewer, kind, { providerId: 'ann' }))).toEqual(who);
  });

  it('is no leader without a provider named', () => {
    expect(mayMake(VIEWERS.leader, 'provider')).toBe(false);
  });
});

describe('who may publish or withdraw one', () => {
  const CAN: Record<ReportKind, { publish: Who[]; withdraw: Who[]; recall: Who[] }> = {
    director: { publish: ['lead'], withdraw: ['broker', 'lead'], recall: ['lead'] },
    scrutiny: { publish: ['lead'], withdraw: ['broker', 'lead'], recall: ['lead'] },
    school: { publish: ['broker', 'lead'], withdraw: ['broker', 'lead'], recall: ['broker', 'lead'] },
    provider: { publish: ['broker', 'lead'], withdraw: ['broker', 'lead'], recall: ['broker', 'lead'] },
  };

  it.each(REPORT_KINDS)('of kind %s, in each state', (kind) => {
    const who = (state: ReportState, event: 'publish' | 'withdraw') =>
      those((viewer) => mayDo(viewer, report(kind, state), event));
    expect(who('saved', 'publish')).toEqual(CAN[kind].publish);
    expect(who('saved', 'withdraw')).toEqual(CAN[kind].withdraw);
    expect(who('published', 'withdraw')).toEqual(CAN[kind].recall);
    for (const event of REPORT_EVENTS) expect(who('withdrawn', event)).toEqual([]);
    expect(who('published', 'publish')).toEqual([]);
  });

  it('lets a leader publish and withdraw the report they made of themselves, not one the service made', () => {
    const own = report('provider', 'saved', { madeById: 'leader' });
    const published = report('provider', 'published', { madeById: 'leader' });
    expect(mayDo(VIEWERS.leader, own, 'publish')).toBe(true);
    expect(mayDo(VIEWERS.leader, published, 'withdraw')).toBe(true);
    expect(mayDo(VIEWERS.leader, report('provider', 'published'), 'withdraw')).toBe(false);
  });
});
