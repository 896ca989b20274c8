import type { Band } from './school-row';

/** Lowest and highest of what is drawn. */
export type Span = readonly [low: number, high: number];

/** What is known of a school in a band: how its figures lie, so that an analysis mostly finds what people agreed. */
export type Profile = {
  /** Expected standard in year 6 in the latest year, and how far it moves in a year. */
  expected: Span;
  yearly: Span;
  /** Progress in reading, writing and mathematics. */
  progress: Readonly<Record<'reading' | 'writing' | 'maths', Span>>;
  attainment8: Span;
  progress8: Span;
  /** Persistent absence: primary and secondary. */
  absence: Span;
  absenceSecondary: Span;
  send: readonly string[];
  leadership: readonly string[];
  governance: readonly string[];
  parents: Span;
};

export const PROFILES: Readonly<Record<Band, Profile>> = {
  green: {
    expected: [64, 78],
    yearly: [0, 2],
    progress: { reading: [0.1, 2.9], writing: [0.1, 2.4], maths: [0.1, 3.1] },
    attainment8: [48, 57],
    progress8: [0.08, 0.52],
    absence: [8.5, 15.5],
    absenceSecondary: [14.5, 17.4],
    send: ['strength', 'secure', 'secure'],
    leadership: ['secure'],
    governance: ['secure'],
    parents: [88, 97],
  },
  yellow: {
    expected: [56, 62],
    yearly: [-1, 1],
    progress: { reading: [-1.4, 0.8], writing: [-2.4, -0.2], maths: [-1.9, 0.5] },
    attainment8: [43.5, 46.5],
    progress8: [-0.24, -0.05],
    absence: [19.1, 22.1],
    absenceSecondary: [20.2, 22.6],
    send: ['to-develop'],
    leadership: ['secure', 'in-view'],
    governance: ['secure', 'in-view'],
    parents: [79, 88],
  },
  amber: {
    expected: [47, 53],
    yearly: [-2.4, -0.6],
    progress: { reading: [-4.4, -3.2], writing: [-6.4, -5.2], maths: [-4.5, -3.2] },
    attainment8: [38.5, 42],
    progress8: [-0.47, -0.33],
    absence: [23.4, 27.6],
    absenceSecondary: [26.1, 30.4],
    send: ['to-develop', 'secure'],
    leadership: ['in-view'],
    governance: ['in-view', 'secure'],
    parents: [70, 80],
  },
  red: {
    expected: [38, 46],
    yearly: [-2.2, 0.4],
    progress: { reading: [-6.3, -5.2], writing: [-8.3, -7.2], maths: [-6.2, -5.2] },
    attainment8: [32.5, 36.5],
    progress8: [-0.86, -0.56],
    absence: [27.2, 33.8],
    absenceSecondary: [31.4, 37.2],
    send: ['priority', 'to-develop'],
    leadership: ['raised'],
    governance: ['in-view', 'raised'],
    parents: [61, 72],
  },
};

/** What the story says of a school in as many words, in place of what is drawn. Years are counted back from the latest. */
export type Told = {
  /** Expected standard, the latest year first. */
  expected?: readonly number[];
  progress?: Readonly<Record<'reading' | 'writing' | 'maths', number>>;
  /** Persistent absence, the latest year first. */
  absence?: readonly number[];
  send?: string;
  leadership?: string;
  safeguarding?: string;
  finance?: string;
  /** Pupils in year 6, the latest year first. */
  yearSix?: readonly number[];
};

export const TOLD: Readonly<Record<string, Told>> = {
  'ashlode-hill': {
    expected: [44, 42, 47, 52],
    progress: { reading: -5.2, writing: -7.6, maths: -5.1 },
    absence: [27.8, 29.6, 30.2],
    send: 'to-develop',
    leadership: 'in-view',
  },
  'station-road-junior': { expected: [41, 46, 47, 49] },
  'winding-wheel': {
    expected: [57, 58, 58, 56],
    progress: { reading: 0.3, writing: -0.9, maths: -2.6 },
    absence: [20.4, 19.2, 18.8],
  },
  'hope-street': { absence: [27, 25.8, 24.1] },
  'ashlode-st-peters': { send: 'to-develop' },
  'kestrel-house': { safeguarding: 'in-hand', finance: 'deficit-agreed-plan' },
  wendleside: { expected: [72, 70, 69, 66] },
  coldmere: { finance: 'deficit-agreed-plan' },
  thrapwell: { finance: 'deficit-agreed-plan' },
  // Village schools with too few pupils in a year for figures to be published.
  sallowby: { yearSix: [5, 4, 7, 5] },
  bellcote: { yearSix: [4, 8, 5, 6] },
  dovecliff: { yearSix: [5, 9, 6, 4] },
  harrowick: { yearSix: [8, 5, 4, 7] },
  'gedlow-fen': { yearSix: [5, 6, 4, 8] },
};

/** What the figures of England are in the demo: near what they have been, and made up. The latest year first. */
export const ENGLAND: Readonly<Record<string, readonly number[]>> = {
  'ks2-rwm-expected': [61, 61, 60, 60],
  'ks2-rwm-higher': [8, 8, 8, 8],
  'ks2-rwm-disadvantaged': [46, 46, 45, 44],
  'ks4-attainment8': [46, 45.9, 45.9, 46.2],
  'absence-overall': [6.6, 6.9, 7.1],
  'absence-persistent': [17.9, 18.7, 20],
  'exclusions-suspension': [10.9, 11.3],
};

/** What other pupils of England reached, that disadvantaged ones are set beside. The latest year first. */
export const OTHERS_OF_ENGLAND: readonly number[] = [67, 67, 67, 66];

type Card = { daysAgo: number; areas: readonly string[] };
const CARD = [
  'Inclusion',
  'Curriculum and teaching',
  'Achievement',
  'Attendance and behaviour',
  'Leadership and governance',
];

/** A report card by its areas in order. */
const card = (daysAgo: number, ...areas: string[]): Card => ({ daysAgo, areas });
const [strong, expected, attention] = ['Strong standard', 'Expected standard', 'Needs attention'] as const;

/** Schools inspected since report cards took the place of overall grades. */
export const REPORT_CARDS: Readonly<Record<string, Card>> = {
  'barley-hill': card(188, strong, strong, expected, strong, strong),
  'castle-gate-infant': card(254, expected, strong, expected, expected, strong),
  'wendlow-academy': card(131, expected, expected, attention, attention, expected),
  whitefriars: card(171, expected, attention, attention, attention, expected),
  'hatherby-junior': card(216, strong, expected, attention, expected, expected),
  oakbank: card(277, 'Exceptional', strong, strong, strong, strong),
  'cathedral-close': card(201, strong, strong, strong, expected, strong),
};
export const CARD_AREAS: readonly string[] = CARD;
