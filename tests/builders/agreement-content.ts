import fc from 'fast-check';
import {
  type AgreementContent,
  type DraftOffer,
  type DraftProposal,
  type DraftRequest,
  draftFromRequest,
  INSTALMENT_TIMES,
  type Instalment,
  PAYERS,
  type Parties,
  type RecompenseTerms,
  SHARINGS,
} from '~/agreements/domain';
import { addDays } from '~/kernel/clock';
import { countingIds } from '~/kernel/ids';
import { USUAL_CALENDAR } from '~/kernel/school-calendar';
import { VAT_TREATMENTS } from '~/kernel/vat';

/** Parties of a fictional agreement. */
export const someParties: Parties = {
  client: { urn: 900101, name: 'Ashbrook Primary School', head: 'Ruth Allen', chair: 'Samuel Okoro' },
  provider: { name: 'Priya Nair', designation: 'SLE', jobTitle: 'Assistant headteacher, English' },
  home: { urn: 900202, name: 'Thornfield Junior School', head: 'Martin Hale' },
  authority: { name: 'Marlshire' },
};

export const someRequest: DraftRequest = {
  startFrom: '2027-01-11',
  finishBy: '2027-07-16',
  maintained: true,
  priority: 1,
  needs: [
    {
      focusAreaName: 'Writing at key stage 2',
      measure: 'Year 6 pupils at the expected standard in writing',
      unit: '%',
      baseline: 54,
      baselineOn: '2026-07-10',
      baselineSource: 'Teacher assessment, moderated',
      target: 68,
      outcome: 'More pupils leave ready for secondary school',
      byDate: '2027-07-09',
    },
  ],
};
export const someOffer: DraftOffer = {
  title: 'Writing across the school',
  dayRatePence: 35_000,
  remote: false,
};
export const someProposal: DraftProposal = {
  days: { '2026-2-spring': 8, '2026-3-summer': 6 },
  startFrom: '2027-01-11',
};

/** A complete draft, ready for signing. */
export function someContent(change: Partial<AgreementContent> = {}): AgreementContent {
  const draft = draftFromRequest(
    'MAR-A-0001',
    someParties,
    someRequest,
    someOffer,
    someProposal,
    '2026-11-22',
    countingIds('row'),
    USUAL_CALENDAR,
  );
  return { ...draft, ...change };
}

const date = fc.option(fc.integer({ min: 0, max: 900 }).map((days) => addDays('2026-09-01', days)));
const figure = fc.option(fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10));
const said = fc.string({ maxLength: 12 });
const pence = fc.integer({ min: 0, max: 200_000 });

/** Any instalments that make the whole, in any order and of any kind. */
export const anyInstalments: fc.Arbitrary<Instalment[]> = fc
  .array(
    fc.record({
      when: fc.constantFrom(...INSTALMENT_TIMES),
      cut: fc.integer({ min: 0, max: 10_000 }),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((rows) => {
    const cuts = rows.map(({ cut }) => cut).sort((a, b) => a - b);
    return rows.map(({ when }, n) => ({
      key: `i${n}`,
      when,
      term: when === 'by-term' ? (n % 2 === 0 ? '2026-2-spring' : '2026-3-summer') : null,
      basisPoints: (n === rows.length - 1 ? 10_000 : (cuts[n] ?? 0)) - (n === 0 ? 0 : (cuts[n - 1] ?? 0)),
    }));
  });

/** Any terms of recompense. */
export const anyTerms: fc.Arbitrary<RecompenseTerms> = fc.record({
  ratePence: pence,
  halfDays: fc.integer({ min: 0, max: 120 }),
  onCostsBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  backfillPencePerDay: pence,
  expensesCapPence: pence,
  payer: fc.constantFrom(...PAYERS),
  sharing: fc.constantFrom(...SHARINGS),
  authorityPercent: fc.integer({ min: 0, max: 100 }),
  authorityPence: fc.integer({ min: 0, max: 2_000_000 }),
  brokerageBasisPoints: fc.integer({ min: 0, max: 10_000 }),
  vat: fc.constantFrom(...VAT_TREATMENTS),
  instalments: anyInstalments,
  note: said,
});

const row = <T>(fields: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc
    .array(fc.record(fields), { maxLength: 4 })
    .map((rows) => rows.map((each, n) => ({ id: `r${n}`, ...each })));

/** Any content, complete or not. */
export const anyContent: fc.Arbitrary<AgreementContent> = fc.record({
  format: fc.constant(2 as const),
  ref: said,
  parties: fc.constant(someParties),
  purpose: fc.record({ improvement: said }),
  outcomes: row({
    outcome: said,
    measure: said,
    unit: fc.constantFrom('%', 'pupils', ''),
    baseline: figure,
    baselineOn: date,
    baselineSource: said,
    target: figure,
    byDate: date,
    dataSource: said,
  }),
  timescale: fc.record({ starts: date, ends: date }),
  milestones: row({ text: said, date }),
  responsibilities: fc.record({ client: said, provider: said, home: said, authority: said }),
  resources: fc.record({
    days: fc.constant([
      { term: '2026-2-spring', halfDays: 8 },
      { term: '2026-3-summer', halfDays: 6 },
    ]),
    people: said,
    other: said,
  }),
  reporting: fc.record({ lines: said, frequency: said }),
  evaluation: fc.record({ method: said, by: said, on: date }),
  exit: fc.record({ criteria: row({ text: said }), earlyExit: said }),
  recompense: anyTerms,
  confidentiality: fc.record({ terms: said, safeguardingException: said }),
  safeguarding: fc.record({ compliance: said }),
  dataSharing: fc.record({ shared: said, purpose: said, kept: said }),
  codeOfPractice: fc.record({ terms: said }),
  dueDiligence: fc.record({
    'client-head': fc.array(said, { maxLength: 3 }),
    'client-chair': fc.array(said, { maxLength: 3 }),
    'provider-head': fc.array(said, { maxLength: 3 }),
    authority: fc.array(said, { maxLength: 3 }),
  }),
});
