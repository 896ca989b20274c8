import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyContent, someContent } from '#tests/builders/agreement-content';
import type { AgreementContent } from '../content';
import { SIGNING_PARTIES } from '../parties';
import { SECTIONS, type SectionKey } from '../sections';
import { CONCERNS, concernedBy } from './concerned';

const before = someContent();
const { responsibilities, timescale, recompense, dueDiligence, exit } = before;
const parties = (change: Partial<AgreementContent>, from = before) =>
  concernedBy(from, { ...from, ...change }).map(({ party }) => party);

const TWO = ['client-head', 'authority'];
const WITH_HOME = ['client-head', 'provider-head', 'authority'];
const WITH_CHAIR = ['client-head', 'client-chair', 'authority'];
const ALL = [...SIGNING_PARTIES];

describe('whom a change concerns', () => {
  it.each<[string, Partial<AgreementContent>, string[]]>([
    ['the purpose', { purpose: { improvement: 'Other' } }, ALL],
    ['an outcome', { outcomes: before.outcomes.map((row) => ({ ...row, target: 70 })) }, ALL],
    ['a milestone', { milestones: before.milestones.map((row) => ({ ...row, date: '2027-03-01' })) }, TWO],
    ['the start', { timescale: { ...timescale, starts: '2027-01-18' } }, WITH_HOME],
    ['the end', { timescale: { ...timescale, ends: '2027-08-20' } }, ALL],
    ['the client’s duties', { responsibilities: { ...responsibilities, client: 'Other' } }, WITH_CHAIR],
    ['the provider’s duties', { responsibilities: { ...responsibilities, provider: 'Other' } }, WITH_HOME],
    ['the home school’s duties', { responsibilities: { ...responsibilities, home: 'Other' } }, WITH_HOME],
    ['the authority’s duties', { responsibilities: { ...responsibilities, authority: 'Other' } }, TWO],
    ['the days', { resources: { ...before.resources, days: [] } }, WITH_HOME],
    ['the people', { resources: { ...before.resources, people: 'Other' } }, WITH_HOME],
    ['reporting', { reporting: { ...before.reporting, frequency: 'Weekly' } }, WITH_HOME],
    ['the evaluation', { evaluation: { ...before.evaluation, on: '2027-09-01' } }, WITH_HOME],
    ['an exit criterion', { exit: { ...exit, criteria: [] } }, WITH_CHAIR],
    ['leaving early', { exit: { ...exit, earlyExit: 'Other' } }, ALL],
    ['confidentiality', { confidentiality: { ...before.confidentiality, terms: 'Other' } }, ALL],
    ['safeguarding', { safeguarding: { compliance: 'Other' } }, ALL],
    ['data sharing', { dataSharing: { ...before.dataSharing, kept: 'Other' } }, ALL],
    ['the code', { codeOfPractice: { terms: 'Other' } }, ALL],
    ['the chair’s statements', { dueDiligence: { ...dueDiligence, 'client-chair': ['x'] } }, WITH_CHAIR],
    ['the authority’s statements', { dueDiligence: { ...dueDiligence, authority: ['x'] } }, TWO],
  ])('%s', (_, change, expected) => {
    expect(parties(change)).toEqual(expected);
  });

  it('recompense: the chair too where the school pays, or would, or did', () => {
    const paidBy = (payer: typeof recompense.payer) => ({ ...recompense, payer });
    const authority = someContent({ recompense: paidBy('authority') });
    const dearer = { recompense: { ...authority.recompense, ratePence: 40_000 } };
    expect(parties(dearer, authority)).toEqual(WITH_HOME);
    expect(parties({ recompense: paidBy('shared') }, authority)).toEqual(ALL);
    expect(
      parties({ recompense: paidBy('authority') }, someContent({ recompense: paidBy('school') })),
    ).toEqual(ALL);
  });

  it('is said with reasons, each once', () => {
    const found = concernedBy(before, {
      ...before,
      responsibilities: { ...responsibilities, provider: 'Other', home: 'Other' },
    });
    expect(found.find(({ party }) => party === 'provider-head')?.why).toEqual([
      'What the provider undertakes changes.',
      'What the provider’s school undertakes changes.',
    ]);
    expect(found.find(({ party }) => party === 'client-head')?.why).toHaveLength(1);
  });

  it('has a rule for every section', () => {
    expect(Object.keys(CONCERNS).sort()).toEqual([...SECTIONS].sort());
    expect(SECTIONS.filter((section: SectionKey) => CONCERNS[section].length === 0)).toEqual([]);
  });

  it('is always at least the head and the authority, each party once and with a reason', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (a, b) => {
        const found = concernedBy(a, b);
        const named = found.map(({ party }) => party);
        expect(named).toEqual(SIGNING_PARTIES.filter((party) => named.includes(party)));
        expect(named).toEqual(expect.arrayContaining(TWO));
        for (const { why } of found) expect(why.length).toBeGreaterThan(0);
      }),
    );
  });

  it('is all four where every section changes, whatever was there', () => {
    const said = (text: string) => `${text} and more`;
    fc.assert(
      fc.property(anyContent, (from) => {
        const to: AgreementContent = {
          ...from,
          purpose: { improvement: said(from.purpose.improvement) },
          outcomes: [
            ...from.outcomes,
            { ...before.outcomes[0], id: 'new' } as (typeof from.outcomes)[number],
          ],
          timescale: { starts: null, ends: from.timescale.ends === '2030-01-01' ? null : '2030-01-01' },
          responsibilities: { ...from.responsibilities, authority: said(from.responsibilities.authority) },
          resources: { ...from.resources, other: said(from.resources.other) },
          reporting: { ...from.reporting, lines: said(from.reporting.lines) },
          evaluation: { ...from.evaluation, method: said(from.evaluation.method) },
          exit: { ...from.exit, earlyExit: said(from.exit.earlyExit) },
          recompense: { ...from.recompense, ratePence: from.recompense.ratePence + 1 },
          confidentiality: { ...from.confidentiality, terms: said(from.confidentiality.terms) },
          safeguarding: { compliance: said(from.safeguarding.compliance) },
          dataSharing: { ...from.dataSharing, kept: said(from.dataSharing.kept) },
          codeOfPractice: { terms: said(from.codeOfPractice.terms) },
          dueDiligence: { ...from.dueDiligence, authority: [...from.dueDiligence.authority, 'More'] },
        };
        expect(concernedBy(from, to).map(({ party }) => party)).toEqual(ALL);
      }),
    );
  });
});
