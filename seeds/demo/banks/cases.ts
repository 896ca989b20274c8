import type { SigningParty } from '~/agreements/domain';

/** How far a case has come. Each stage includes those before it; a setback comes after the first invitation. */
export type Stage =
  | 'draft'
  | 'sent-to-head'
  | 'submitted'
  | 'ranked'
  | 'shortlisted'
  | 'shared'
  | 'others-asked'
  | 'chosen'
  | 'invited'
  | 'setback'
  | 'accepted'
  | 'released'
  | 'drafted'
  | 'signing'
  | 'active'
  | 'paused'
  | 'closing'
  | 'closed'
  | 'terminated'
  | 'withdrawn'
  | 'declined';

/** One request for support and what became of it, as written by hand. */
export type CaseRow = {
  school: string;
  areas: readonly [string, ...string[]];
  stage: Stage;
  /** Days before today on which its last step was taken. */
  lastAgo: number;
  /** Half-days asked for; 12 where it does not say. */
  halfDays?: number;
  /** Baseline and target of each need, where the story needs certain ones. */
  figures?: readonly (readonly [number, number])[];
  /** How pressing its first need is, where the story needs it so; others of the case are less so. */
  severity?: number;
  raisedBy?: 'head' | 'broker';
  /** The provider the school chooses; the first of the ranking where it does not say. */
  partner?: string;
  /** What goes wrong with the first partner asked. */
  setback?: 'declined' | 'expired' | 'release-refused' | 'withdrawn';
  /** Who has signed, in order; everybody once it is active. */
  signed?: readonly SigningParty[];
  /** Days an agreement ran before it was paused, closed or ended. */
  ran?: number;
  /** Why it stopped, where it did. */
  reason?: string;
};

const PRIYA = 'sle-millrace-junior-writing-ks2';
const TARIQ = 'sle-cathedral-close-writing-ks2';

/** Marlshire’s casework of the last year. The first nine are those the demo’s own accounts meet. */
export const CASES: readonly CaseRow[] = [
  {
    school: 'ashlode-hill',
    areas: ['phonics-early-reading'],
    figures: [[68, 77]],
    stage: 'closed',
    lastAgo: 128,
    ran: 190,
    halfDays: 10,
  },
  { school: 'ashlode-hill', areas: ['teaching-quality'], stage: 'active', lastAgo: 43, halfDays: 16 },
  {
    school: 'ashlode-hill',
    areas: ['attendance'],
    stage: 'signing',
    lastAgo: 2,
    halfDays: 8,
    signed: ['provider-head', 'authority'],
  },
  {
    school: 'ashlode-hill',
    areas: ['writing-ks2', 'assessment'],
    figures: [
      [47, 62],
      [66, 85],
    ],
    severity: 4,
    stage: 'shared',
    lastAgo: 2,
    halfDays: 14,
  },
  { school: 'ashlode-hill', areas: ['governance'], severity: 2, stage: 'draft', lastAgo: 4 },
  { school: 'hindlewell', areas: ['writing-ks2'], stage: 'active', lastAgo: 42, halfDays: 8, partner: PRIYA },
  {
    school: 'hope-street',
    areas: ['writing-ks2'],
    stage: 'invited',
    lastAgo: 2,
    halfDays: 6,
    partner: PRIYA,
  },
  {
    school: 'winding-wheel',
    areas: ['reading-ks2'],
    stage: 'accepted',
    lastAgo: 1,
    halfDays: 6,
    partner: PRIYA,
  },
  {
    school: 'pithead-lane-junior',
    areas: ['writing-ks2'],
    stage: 'closed',
    lastAgo: 130,
    ran: 170,
    halfDays: 8,
    partner: PRIYA,
  },

  {
    school: 'brickfields',
    areas: ['senior-leadership'],
    stage: 'sent-to-head',
    lastAgo: 3,
    raisedBy: 'broker',
    halfDays: 20,
  },
  {
    school: 'brickfields',
    areas: ['phonics-early-reading'],
    stage: 'active',
    lastAgo: 34,
    raisedBy: 'broker',
  },
  {
    school: 'marl-heath',
    areas: ['mathematics'],
    stage: 'signing',
    lastAgo: 3,
    signed: ['provider-head', 'client-head', 'client-chair'],
  },
  { school: 'marl-heath-nursery', areas: ['eyfs'], stage: 'submitted', lastAgo: 2, halfDays: 6 },
  { school: 'quarrendale', areas: ['mathematics'], stage: 'submitted', lastAgo: 5, halfDays: 10 },
  { school: 'bridge-centre', areas: ['attendance'], stage: 'submitted', lastAgo: 1, halfDays: 8 },
  { school: 'willow-lode', areas: ['safeguarding'], stage: 'released', lastAgo: 2, halfDays: 4 },
  {
    school: 'heath-park',
    areas: ['english-ks3-4'],
    stage: 'others-asked',
    lastAgo: 3,
    halfDays: 16,
    reason:
      'Both live more than three quarters of an hour away. We would rather have fewer days from somebody nearer.',
  },
  { school: 'ashlode-college', areas: ['mathematics-ks3-4'], stage: 'chosen', lastAgo: 2, halfDays: 18 },
  {
    school: 'kestrel-house',
    areas: ['behaviour-attendance'],
    stage: 'shortlisted',
    lastAgo: 1,
    raisedBy: 'broker',
    halfDays: 12,
  },
  {
    school: 'northmarl-ap',
    areas: ['behaviour-attendance'],
    stage: 'withdrawn',
    lastAgo: 41,
    halfDays: 10,
    reason: 'Our trust has found a place on its own programme, beginning sooner.',
  },

  { school: 'castle-gate-junior', areas: ['writing-ks2'], stage: 'active', lastAgo: 124, halfDays: 14 },
  { school: 'tannery-fields', areas: ['curriculum'], stage: 'drafted', lastAgo: 3 },
  {
    school: 'whitefriars',
    areas: ['mathematics', 'pupil-premium'],
    stage: 'paused',
    lastAgo: 17,
    ran: 110,
    halfDays: 16,
    reason:
      'The mathematics leader is on sick leave until next term. All parties would rather wait than begin again with somebody else.',
  },
  { school: 'kiln-lane', areas: ['reading-ks2'], stage: 'invited', lastAgo: 3, halfDays: 8 },
  {
    school: 'eastgate',
    areas: ['senior-leadership'],
    stage: 'active',
    lastAgo: 126,
    raisedBy: 'broker',
    halfDays: 24,
  },
  { school: 'eastgate', areas: ['behaviour-attendance'], stage: 'shared', lastAgo: 5 },
  { school: 'thrapwell', areas: ['finance'], stage: 'submitted', lastAgo: 4, halfDays: 4 },
  { school: 'little-pelling', areas: ['governance'], stage: 'closed', lastAgo: 45, ran: 120, halfDays: 6 },
  {
    school: 'marlchester-park',
    areas: ['attendance'],
    stage: 'active',
    lastAgo: 34,
    setback: 'declined',
    halfDays: 14,
  },
  { school: 'marlchester-park', areas: ['science'], stage: 'draft', lastAgo: 6 },

  { school: 'swanfield', areas: ['pupil-premium'], stage: 'closing', lastAgo: 9, ran: 140, halfDays: 10 },
  { school: 'coldmere', areas: ['curriculum'], stage: 'active', lastAgo: 18, setback: 'expired' },
  {
    school: 'bracken-edge',
    areas: ['phonics-early-reading'],
    stage: 'signing',
    lastAgo: 3,
    signed: ['client-head'],
  },
  { school: 'brackenford-infant', areas: ['eyfs'], stage: 'shared', lastAgo: 6, halfDays: 8 },
  { school: 'brackenford-high', areas: ['middle-leadership'], stage: 'drafted', lastAgo: 5 },
  {
    school: 'dovecliff',
    areas: ['computing'],
    stage: 'declined',
    lastAgo: 30,
    halfDays: 4,
    reason:
      'The county network for computing begins next term, is free to schools and covers what you ask for. Your adviser has reserved two places.',
  },
  { school: 'rushen-magna', areas: ['curriculum'], stage: 'submitted', lastAgo: 6, halfDays: 6 },
  {
    school: 'hatherby-junior',
    areas: ['writing-ks2'],
    stage: 'terminated',
    lastAgo: 12,
    ran: 112,
    reason:
      'The provider has been appointed to a headship in another county. The school would like to look for somebody else.',
  },
  { school: 'hatherby-school', areas: ['sixth-form'], stage: 'chosen', lastAgo: 1, halfDays: 10 },

  { school: 'station-road-infant', areas: ['eal'], stage: 'active', lastAgo: 41, halfDays: 8 },
  {
    school: 'station-road-junior',
    areas: ['reading-ks2'],
    stage: 'released',
    lastAgo: 1,
    setback: 'release-refused',
  },
  { school: 'foundry-road', areas: ['teaching-quality'], stage: 'active', lastAgo: 22, halfDays: 16 },
  { school: 'signal-park', areas: ['more-able'], stage: 'draft', lastAgo: 2 },
  { school: 'ellerholme', areas: ['send-inclusion'], stage: 'closed', lastAgo: 70, ran: 150, halfDays: 8 },
  { school: 'tattercote', areas: ['reading-ks2'], stage: 'active', lastAgo: 38, halfDays: 6, partner: TARIQ },
  { school: 'wendlow-academy', areas: ['transition'], stage: 'setback', lastAgo: 4, setback: 'declined' },
  { school: 'thornvale', areas: ['middle-leadership'], stage: 'ranked', lastAgo: 2, halfDays: 14 },
  {
    school: 'kesterby-junior',
    areas: ['writing-ks2'],
    stage: 'invited',
    lastAgo: 3,
    halfDays: 6,
    partner: TARIQ,
  },
  {
    school: 'kesterby-market',
    areas: ['parental-engagement'],
    stage: 'withdrawn',
    lastAgo: 60,
    halfDays: 4,
    reason: 'We have decided to begin with our own families’ group and may ask again next year.',
  },
  {
    school: 'ulverholt',
    areas: ['senior-leadership'],
    stage: 'signing',
    lastAgo: 1,
    halfDays: 6,
    signed: [],
  },
  {
    school: 'ellerholme',
    areas: ['mathematics'],
    stage: 'setback',
    lastAgo: 2,
    setback: 'withdrawn',
    halfDays: 8,
  },
];

/** Fenwold’s casework. */
export const FENWOLD_CASES: readonly CaseRow[] = [
  { school: 'dyke-end', areas: ['phonics-early-reading'], stage: 'shared', lastAgo: 3, halfDays: 8 },
  { school: 'dyke-end', areas: ['attendance'], stage: 'active', lastAgo: 40, halfDays: 6 },
  {
    school: 'dyke-end',
    areas: ['writing-ks2'],
    stage: 'closed',
    lastAgo: 75,
    ran: 120,
    halfDays: 6,
    partner: TARIQ,
  },
  { school: 'gedlow-fen', areas: ['curriculum'], stage: 'submitted', lastAgo: 2, halfDays: 6 },
];

/** Needs stated and not yet asked about, by school. */
export const OPEN_NEEDS: readonly (readonly [school: string, area: string])[] = [
  ['ashlode-hill', 'send-inclusion'],
  ['ashlode-hill', 'parental-engagement'],
  ['brickfields', 'mathematics'],
  ['brickfields', 'attendance'],
  ['marl-heath', 'writing-ks2'],
  ['heath-park', 'behaviour-attendance'],
  ['heath-park', 'mathematics-ks3-4'],
  ['ashlode-college', 'attendance'],
  ['ashlode-college', 'science'],
  ['kestrel-house', 'senior-leadership'],
  ['eastgate', 'phonics-early-reading'],
  ['station-road-junior', 'mathematics'],
  ['station-road-junior', 'middle-leadership'],
  ['hope-street', 'attendance'],
  ['whitefriars', 'teaching-quality'],
  ['castle-gate-junior', 'middle-leadership'],
  ['marlchester-park', 'english-ks3-4'],
  ['thornvale', 'attendance'],
  ['thornvale', 'pupil-premium'],
  ['foundry-road', 'reading-ks2'],
  ['coldmere', 'eyfs'],
  ['bracken-edge', 'governance'],
  ['tattercote', 'mathematics'],
  ['bridge-centre', 'curriculum'],
  ['pithead-lane-junior', 'assessment'],
  ['winding-wheel', 'pupil-premium'],
  ['wendlow-academy', 'behaviour-attendance'],
  ['brackenford-high', 'pupil-premium'],
  ['hatherby-school', 'transition'],
  ['dovecliff', 'finance'],
  ['kesterby-market', 'more-able'],
  ['signal-park', 'eal'],
];
