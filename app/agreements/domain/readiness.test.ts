import { describe, expect, it } from 'vitest';
import { someContent } from '#tests/builders/agreement-content';
import type { AgreementContent } from './content';
import { readinessOf } from './readiness';
import { SECTIONS } from './sections';

/** One thing taken away from a complete agreement, and what is then asked for. */
const CASES: [string, (content: AgreementContent) => void, string][] = [
  ['purpose', (c) => (c.purpose.improvement = '  '), 'Say what will be improved'],
  ['outcomes', (c) => (c.outcomes[0]!.target = 54), 'Outcome 1: the target is the same as the baseline'],
  [
    'outcomes',
    (c) => (c.outcomes[0]!.byDate = '2027-01-11'),
    'Outcome 1: the target date must be after the start, 11 January 2027',
  ],
  ['timescale', (c) => (c.milestones = []), 'Add at least one milestone'],
  [
    'timescale',
    (c) => (c.milestones[0]!.date = '2028-01-01'),
    'Milestone 1: its date must lie between the start and the end',
  ],
  ['responsibilities', (c) => (c.responsibilities.home = ''), 'Say what the provider’s home school will do'],
  ['resources', (c) => (c.resources.people = ''), 'Name the people who will give the support'],
  [
    'resources',
    (c) => {
      c.resources.days = [];
      c.recompense.halfDays = 0;
    },
    'The approved proposal has no days',
  ],
  ['reporting', (c) => (c.reporting.frequency = ''), 'Say how often progress is reported'],
  ['evaluation', (c) => (c.evaluation.on = null), 'Say when it is evaluated'],
  ['exit', (c) => (c.exit.criteria = []), 'Add at least one exit criterion that can be tested'],
  ['exit', (c) => (c.exit.earlyExit = ''), 'Say how the agreement may be ended early'],
  [
    'recompense',
    (c) => (c.recompense.halfDays = 12),
    '6 days are paid for and 7 days given: make them equal, or say why under “Also agreed”',
  ],
  [
    'recompense',
    (c) => (c.recompense.ratePence = 0),
    'Give the rate for a day, or say under “Also agreed” why it is free',
  ],
  [
    'recompense',
    (c) => {
      c.recompense.payer = 'shared';
      c.recompense.authorityPercent = 0;
    },
    'Give the authority’s part as a percentage from 1 to 99',
  ],
  [
    'recompense',
    (c) => {
      c.recompense = { ...c.recompense, payer: 'shared', sharing: 'amount', authorityPence: 245_000 };
    },
    'Give the authority’s part as an amount above £0 and below £2,450.00, so that both pay, or choose one payer',
  ],
  [
    'recompense',
    (c) => {
      c.recompense = { ...c.recompense, payer: 'shared', sharing: 'amount', authorityPence: 245_001 };
    },
    'The authority’s part is £2,450.01 and all the support comes to £2,450.00: enter no more than that',
  ],
  [
    'recompense',
    (c) => {
      c.recompense.instalments = [
        { key: 'a', when: 'by-term', term: '2026-1-autumn', basisPoints: 4000 },
        { key: 'b', when: 'on-days', term: null, basisPoints: 6000 },
      ];
    },
    'Instalment 1: the autumn term 2026 lies outside the timescale, 11 January 2027 to 16 July 2027: choose a term within it',
  ],
  [
    'confidentiality',
    (c) => (c.confidentiality.safeguardingException = ''),
    'Say what happens when a child may be at risk',
  ],
  ['safeguarding', (c) => (c.safeguarding.compliance = ''), 'Say how safeguarding is assured'],
  ['data-sharing', (c) => (c.dataSharing.kept = ''), 'Say how the data is kept, and for how long'],
  ['code-of-practice', (c) => (c.codeOfPractice.terms = ''), 'Give the code of practice'],
  [
    'due-diligence',
    (c) => (c.dueDiligence['client-chair'] = []),
    'Give at least one statement for: Chair of governors of the client school',
  ],
];

describe('readiness', () => {
  it.each(CASES)('%s', (section, spoil, message) => {
    const content = someContent();
    spoil(content);
    expect(readinessOf(content)).toEqual([{ section, message }]);
  });

  it('is checked for every section', () => {
    expect([...new Set(CASES.map(([section]) => section))].sort()).toEqual([...SECTIONS].sort());
  });

  it('needs the end after the start', () => {
    const content = someContent({ timescale: { starts: '2027-07-16', ends: '2027-07-16' } });
    expect(readinessOf(content).map((gap) => gap.message)).toContain('The end must be after the start');
  });

  it('lets unpaid days and a free day pass once the reason is written down', () => {
    const content = someContent();
    content.recompense = {
      ...content.recompense,
      halfDays: 10,
      ratePence: 0,
      note: 'Given freely within the cluster.',
    };
    expect(readinessOf(content)).toEqual([]);
  });
});
