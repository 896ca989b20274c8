import type { RecompenseTerms } from '~/agreements/domain';
import type { RecompenseSettings } from '~/recompense/domain/settings/vocabulary';

/** How far a claim came, and what followed where it was approved. */
export type ClaimRow = {
  school: string;
  area: string;
  /** Days before today on which it is claimed; the school answers two days later, the service decides five days later. */
  ago: number;
  as: 'draft' | 'submitted' | 'queried' | 'answered' | 'confirmed' | 'withdrawn' | 'declined' | 'approved';
  /** What the school asked of the first line before it confirmed, and the provider’s reply. */
  asked?: readonly [query: string, reply: string];
  /** What was spent on the way, in pence. */
  expense?: readonly [what: string, pence: number];
  /** Why the service took the expense off. */
  removed?: string;
  invoice?: 'approved' | 'issued' | 'part-paid' | 'paid' | 'credited' | 'void' | 'written-off';
  payable?: 'part-paid' | 'paid' | 'reversed';
  sample?: 'asked' | 'given' | 'satisfied' | 'clawed-back';
  /** A visit of it turned out to be half a day, after it was approved. */
  corrected?: true;
};

const TRAVEL = ['Train and bus from the home school', 2_460] as const;
const BOOKS = ['Two sets of books for the classes that began', 4_180] as const;
const QUERY = [
  'Our diary has this visit ending at noon. Was it a whole day?',
  'The afternoon was spent with the subject leader in the library, until half past three. The note says so.',
] as const;

/** Claims of Marlshire and Fenwold, the oldest first: in every state, and what became of those approved. */
export const CLAIMS: readonly ClaimRow[] = [
  // Closed agreements of the year before, paid in full.
  {
    school: 'pithead-lane-junior',
    area: 'writing-ks2',
    ago: 112,
    as: 'approved',
    invoice: 'paid',
    payable: 'paid',
  },
  {
    school: 'ashlode-hill',
    area: 'phonics-early-reading',
    ago: 110,
    as: 'approved',
    payable: 'paid',
    expense: TRAVEL,
  },
  {
    school: 'swanfield',
    area: 'pupil-premium',
    ago: 76,
    as: 'approved',
    invoice: 'written-off',
    payable: 'reversed',
  },
  {
    school: 'whitefriars',
    area: 'mathematics',
    ago: 70,
    as: 'approved',
    invoice: 'issued',
    payable: 'part-paid',
    expense: BOOKS,
    removed: 'Books are bought by the school itself: they are not in the agreement.',
  },
  {
    school: 'ellerholme',
    area: 'send-inclusion',
    ago: 62,
    as: 'approved',
    invoice: 'credited',
    payable: 'paid',
  },
  {
    school: 'castle-gate-junior',
    area: 'writing-ks2',
    ago: 61,
    as: 'approved',
    asked: QUERY,
    invoice: 'part-paid',
    payable: 'paid',
    sample: 'clawed-back',
  },
  {
    school: 'eastgate',
    area: 'senior-leadership',
    ago: 60,
    as: 'approved',
    invoice: 'paid',
    payable: 'paid',
    sample: 'satisfied',
  },
  { school: 'little-pelling', area: 'governance', ago: 40, as: 'approved', invoice: 'void', payable: 'paid' },
  { school: 'swanfield', area: 'pupil-premium', ago: 30, as: 'withdrawn' },
  {
    school: 'eastgate',
    area: 'senior-leadership',
    ago: 28,
    as: 'approved',
    invoice: 'issued',
    payable: 'paid',
    sample: 'asked',
  },
  {
    school: 'castle-gate-junior',
    area: 'writing-ks2',
    ago: 26,
    as: 'approved',
    invoice: 'issued',
    sample: 'given',
  },
  {
    school: 'tattercote',
    area: 'reading-ks2',
    ago: 19,
    as: 'approved',
    invoice: 'issued',
    corrected: true,
    expense: TRAVEL,
  },
  { school: 'dyke-end', area: 'attendance', ago: 30, as: 'approved', invoice: 'issued', payable: 'paid' },
  { school: 'brickfields', area: 'phonics-early-reading', ago: 14, as: 'declined' },
  { school: 'marlchester-park', area: 'attendance', ago: 12, as: 'approved', invoice: 'approved' },
  { school: 'eastgate', area: 'senior-leadership', ago: 11, as: 'approved' },
  { school: 'station-road-infant', area: 'eal', ago: 9, as: 'confirmed', expense: TRAVEL },
  { school: 'hindlewell', area: 'writing-ks2', ago: 6, as: 'queried', asked: QUERY, expense: TRAVEL },
  { school: 'foundry-road', area: 'teaching-quality', ago: 3, as: 'answered', asked: QUERY },
  { school: 'ashlode-hill', area: 'teaching-quality', ago: 3, as: 'submitted', expense: TRAVEL },
  { school: 'brickfields', area: 'phonics-early-reading', ago: 1, as: 'draft' },
];

/** Terms that are not as usual, by school and first focus area. */
export const TERMS: Readonly<Record<string, Partial<RecompenseTerms>>> = {
  'ashlode-hill/teaching-quality': {
    payer: 'shared',
    sharing: 'percent',
    authorityPercent: 60,
    brokerageBasisPoints: 500,
    instalments: [
      { key: 'sign', when: 'on-signing', term: null, basisPoints: 2_000 },
      { key: 'days', when: 'on-days', term: null, basisPoints: 6_000 },
      { key: 'exit', when: 'on-exit', term: null, basisPoints: 2_000 },
    ],
  },
  'eastgate/senior-leadership': { payer: 'shared', sharing: 'amount', authorityPence: 100_000 },
  'castle-gate-junior/writing-ks2': { payer: 'shared', sharing: 'percent', authorityPercent: 50 },
  'swanfield/pupil-premium': { payer: 'shared', sharing: 'percent', authorityPercent: 25 },
  'whitefriars/mathematics': {
    payer: 'shared',
    sharing: 'percent',
    authorityPercent: 60,
    brokerageBasisPoints: 500,
  },
  'bracken-edge/phonics-early-reading': { payer: 'shared', sharing: 'percent', authorityPercent: 50 },
  'tattercote/reading-ks2': { payer: 'school', vat: 'standard' },
  'station-road-infant/eal': { payer: 'shared', sharing: 'percent', authorityPercent: 50 },
  'dyke-end/attendance': {
    payer: 'shared',
    sharing: 'percent',
    authorityPercent: 50,
    instalments: [
      { key: 'sign', when: 'on-signing', term: null, basisPoints: 4_000 },
      { key: 'days', when: 'on-days', term: null, basisPoints: 6_000 },
    ],
  },
};

/** What the two authorities decided about their money. Names, numbers and accounts are nobody’s: 00-00-00 is no bank’s. */
const settings = (county: string, town: string, postcode: string, domain: string, account: string) =>
  ({
    approvalThresholdPence: 500_000,
    // Nothing is drawn by chance while the story is told, so that it is the same each time; a tenth is from today on.
    sampleBasisPoints: 0,
    sampleAbovePence: 400_000,
    invoiceFrom: {
      name: `${county} County Council`,
      address: `Education Finance\nCounty Hall\n${town}\n${postcode}`,
      vatNumber: 'GB000000000',
      email: `education.finance@${domain}`,
    },
    bank: { accountName: `${county} CC Education`, sortCode: '00-00-00', accountNumber: account },
  }) satisfies Partial<RecompenseSettings>;

export const MARLSHIRE_MONEY = settings(
  'Marlshire',
  'Marlchester',
  'MZ1 1AA',
  'marlshire.example',
  '00012345',
);
export const FENWOLD_MONEY = settings('Fenwold', 'Holme', 'FZ1 1AA', 'fenwold.example', '00054321');

/** Prices of the services that the list it starts from leaves to the authority: pence, maintained and other schools. */
export const PRICES: Readonly<Record<string, readonly [maintained: number, other: number]>> = {
  'adviser-day': [45_000, 48_000],
  brokering: [12_000, 15_000],
  'evidence-check': [42_000, 45_000],
  'sixth-form': [65_000, 69_000],
};
/** What any other service is charged for. */
export const USUAL_PRICE = [40_000, 43_000] as const;

/** What schools took from the price list: packages and services, and how far each came. */
export const CHARGES: readonly {
  school: string;
  kind: 'item' | 'package';
  key: string;
  quantity: number;
  ago: number;
  as: 'asked' | 'declined' | 'cancelled' | 'agreed' | 'issued' | 'credited' | 'paid';
}[] = [
  { school: 'larkmeadow', kind: 'item', key: 'evidence-check', quantity: 200, ago: 60, as: 'paid' },
  { school: 'ashlode-hill', kind: 'item', key: 'health-check', quantity: 100, ago: 36, as: 'credited' },
  { school: 'kiln-lane', kind: 'item', key: 'brokering', quantity: 100, ago: 30, as: 'declined' },
  { school: 'hope-street', kind: 'item', key: 'evidence-check', quantity: 150, ago: 20, as: 'agreed' },
  { school: 'thrapwell', kind: 'item', key: 'brokering', quantity: 100, ago: 12, as: 'cancelled' },
  { school: 'coldmere', kind: 'item', key: 'evidence-check', quantity: 100, ago: 2, as: 'asked' },
];
