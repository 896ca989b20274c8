/** Kinds of establishment in the demo, by GIAS type code and name. */
export const TYPES = {
  community: { code: '01', name: 'Community school' },
  aided: { code: '02', name: 'Voluntary aided school' },
  controlled: { code: '03', name: 'Voluntary controlled school' },
  foundation: { code: '05', name: 'Foundation school' },
  special: { code: '07', name: 'Community special school' },
  pru: { code: '14', name: 'Pupil referral unit' },
  nursery: { code: '15', name: 'Local authority nursery school' },
  sponsored: { code: '28', name: 'Academy sponsor led' },
  converter: { code: '34', name: 'Academy converter' },
  free: { code: '35', name: 'Free schools' },
  apAcademy: { code: '42', name: 'Academy alternative provision converter' },
  specialAcademy: { code: '44', name: 'Academy special converter' },
} as const;
export type TypeKey = keyof typeof TYPES;

export type Kind = 'nursery' | 'infant' | 'junior' | 'primary' | 'secondary' | 'through' | 'special' | 'pru';
export type Band = 'green' | 'yellow' | 'amber' | 'red';

export type TrustKey =
  | 'wendle'
  | 'athelm'
  | 'pelling'
  | 'coalfields'
  | 'diocesan'
  | 'inclusion'
  | 'hallowmere';

/** Fictional multi-academy trusts of Marlshire. */
export const TRUSTS: Record<TrustKey, { uid: string; name: string }> = {
  wendle: { uid: '990001', name: 'The Wendle Partnership Trust' },
  athelm: { uid: '990002', name: 'Athelm Academies Trust' },
  pelling: { uid: '990003', name: 'Pelling Wood Schools Trust' },
  coalfields: { uid: '990004', name: 'Marl Coalfields Learning Trust' },
  diocesan: { uid: '990005', name: 'Marlchester Diocesan Academies Trust' },
  inclusion: { uid: '990006', name: 'Eastmarch Inclusion Trust' },
  hallowmere: { uid: '990007', name: 'Hallowmere Learning Trust' },
};

/**
 * One school as written by hand; the rest of its facts are drawn from the seed.
 * `size` is forms of entry, or places where `kind` is nursery, special or pru.
 */
export type SchoolRow = {
  slug: string;
  name: string;
  place: string;
  type: TypeKey;
  kind: Kind;
  band: Band;
  size: number;
  /** Free school meals, per cent. */
  fsm: number;
  trust?: TrustKey;
  faith?: 'Church of England' | 'Roman Catholic';
  /** Overall grade at the last graded inspection, where it is not the usual one for the band. */
  grade?: 'Outstanding' | 'Good' | 'Requires improvement' | 'Serious weaknesses';
};

type Extra = Pick<SchoolRow, 'trust' | 'faith' | 'grade'>;

const row = (
  slug: string,
  name: string,
  place: string,
  type: TypeKey,
  kind: Kind,
  band: Band,
  size: number,
  fsm: number,
  extra: Extra = {},
): SchoolRow => ({ slug, name, place, type, kind, band, size, fsm, ...extra });

const ce = { faith: 'Church of England' } as const;
const rc = { faith: 'Roman Catholic' } as const;
const top = { grade: 'Outstanding' } as const;
const ri = { grade: 'Requires improvement' } as const;

/** Schools open in Marlshire. */
export const OPEN_SCHOOLS: readonly SchoolRow[] = [
  row(
    'lantern-row',
    'Lantern Row Nursery School',
    'Marlchester',
    'nursery',
    'nursery',
    'green',
    104,
    22,
    top,
  ),
  row('bridge-street', 'Bridge Street Nursery School', 'Wendlow', 'nursery', 'nursery', 'green', 78, 28),
  row(
    'marl-heath-nursery',
    'Marl Heath Nursery School',
    'Marl Heath',
    'nursery',
    'nursery',
    'yellow',
    62,
    37,
  ),

  row(
    'castle-gate-infant',
    'Castle Gate Infant School',
    'Marlchester',
    'community',
    'infant',
    'green',
    3,
    16,
    top,
  ),
  row(
    'castle-gate-junior',
    'Castle Gate Junior School',
    'Marlchester',
    'community',
    'junior',
    'amber',
    3,
    18,
    ri,
  ),
  row('millrace-infant', 'Millrace Infant School', 'Marlchester', 'community', 'infant', 'green', 2, 24),
  row('millrace-junior', 'Millrace Junior School', 'Marlchester', 'foundation', 'junior', 'green', 2, 25),
  row(
    'orchard-way-infant',
    'Orchard Way Infant School',
    'Hallowmere',
    'community',
    'infant',
    'green',
    2,
    13,
    top,
  ),
  row(
    'orchard-way-junior',
    'Orchard Way Junior Academy',
    'Hallowmere',
    'converter',
    'junior',
    'green',
    2,
    14,
    { trust: 'hallowmere' },
  ),
  row('station-road-infant', 'Station Road Infant School', 'Wendlow', 'community', 'infant', 'yellow', 3, 31),
  row(
    'station-road-junior',
    'Station Road Junior School',
    'Wendlow',
    'community',
    'junior',
    'red',
    3,
    33,
    ri,
  ),
  row('pithead-lane-infant', 'Pithead Lane Infant School', 'Ashlode', 'community', 'infant', 'green', 2, 38),
  row(
    'pithead-lane-junior',
    'Pithead Lane Junior Academy',
    'Ashlode',
    'sponsored',
    'junior',
    'amber',
    2,
    39,
    { trust: 'coalfields' },
  ),
  row(
    'hatherby-infant',
    'Long Hatherby Infant School',
    'Long Hatherby',
    'community',
    'infant',
    'green',
    2,
    11,
  ),
  row(
    'hatherby-junior',
    'Long Hatherby Junior School',
    'Long Hatherby',
    'community',
    'junior',
    'yellow',
    2,
    12,
  ),
  row(
    'kesterby-infant',
    'Kesterby Infant and Nursery School',
    'Kesterby',
    'community',
    'infant',
    'green',
    3,
    19,
  ),
  row('kesterby-junior', 'Kesterby Junior School', 'Kesterby', 'community', 'junior', 'yellow', 3, 20),
  row(
    'brackenford-infant',
    'Brackenford Infant School',
    'Brackenford',
    'community',
    'infant',
    'yellow',
    2,
    17,
  ),

  row('st-cuthwins', "St Cuthwin's CofE Primary School", 'Marlchester', 'aided', 'primary', 'green', 2, 9, {
    ...ce,
    ...top,
  }),
  row(
    'our-lady-marl',
    'Our Lady of the Marl Catholic Primary School',
    'Marlchester',
    'aided',
    'primary',
    'green',
    1,
    15,
    rc,
  ),
  row(
    'barley-hill',
    'Barley Hill Primary School',
    'Marlchester',
    'community',
    'primary',
    'green',
    2,
    21,
    top,
  ),
  row(
    'tannery-fields',
    'Tannery Fields Primary Academy',
    'Marlchester',
    'sponsored',
    'primary',
    'yellow',
    2,
    34,
    { trust: 'athelm' },
  ),
  row('whitefriars', 'Whitefriars Primary School', 'Marlchester', 'community', 'primary', 'amber', 2, 36, ri),
  row('kiln-lane', 'Kiln Lane Primary School', 'Marlchester', 'community', 'primary', 'yellow', 1, 29),
  row('larkmeadow', 'Larkmeadow Primary Academy', 'Marlchester', 'converter', 'primary', 'green', 3, 12, {
    trust: 'athelm',
    ...top,
  }),
  row(
    'eastgate',
    'Eastgate Community Primary School',
    'Marlchester',
    'community',
    'primary',
    'red',
    2,
    42,
    ri,
  ),
  row('mereside', 'Mereside Primary School', 'Hallowmere', 'community', 'primary', 'green', 2, 18),
  row(
    'holy-cross',
    'Holy Cross CofE Primary School',
    'Hallowmere',
    'controlled',
    'primary',
    'green',
    1,
    14,
    ce,
  ),
  row(
    'windmill-rise',
    'Windmill Rise Primary Academy',
    'Hallowmere',
    'converter',
    'primary',
    'green',
    2,
    16,
    { trust: 'hallowmere', ...top },
  ),
  row('swanfield', 'Swanfield Primary School', 'Hallowmere', 'community', 'primary', 'yellow', 2, 27),
  row('foundry-road', 'Foundry Road Primary School', 'Wendlow', 'community', 'primary', 'amber', 2, 35, ri),
  row(
    'wendlow-st-marys',
    "Wendlow St Mary's CofE Academy",
    'Wendlow',
    'converter',
    'primary',
    'green',
    2,
    20,
    { trust: 'diocesan', ...ce },
  ),
  row('wendleside', 'Wendleside Primary Academy', 'Wendlow', 'converter', 'primary', 'green', 3, 23, {
    trust: 'wendle',
    ...top,
  }),
  row('signal-park', 'Signal Park Primary School', 'Wendlow', 'free', 'primary', 'yellow', 2, 26, {
    trust: 'wendle',
  }),
  row('st-josephs', "St Joseph's Catholic Primary School", 'Wendlow', 'aided', 'primary', 'green', 1, 22, rc),
  row('ashlode-hill', 'Ashlode Hill Primary School', 'Ashlode', 'community', 'primary', 'red', 2, 41, ri),
  row(
    'ashlode-st-peters',
    "Ashlode St Peter's CofE Primary School",
    'Ashlode',
    'aided',
    'primary',
    'green',
    1,
    30,
    ce,
  ),
  row('winding-wheel', 'Winding Wheel Primary Academy', 'Ashlode', 'sponsored', 'primary', 'yellow', 2, 44, {
    trust: 'coalfields',
  }),
  row('brickfields', 'Brickfields Primary School', 'Ashlode', 'community', 'primary', 'red', 1, 46, {
    grade: 'Serious weaknesses',
  }),
  row('hope-street', 'Hope Street Primary School', 'Ashlode', 'community', 'primary', 'amber', 2, 40),
  row(
    'kesterby-abbey',
    'Kesterby Abbey CofE Primary Academy',
    'Kesterby',
    'converter',
    'primary',
    'green',
    1,
    13,
    { trust: 'diocesan', ...ce, ...top },
  ),
  row(
    'kesterby-market',
    'Kesterby Market Place Primary School',
    'Kesterby',
    'community',
    'primary',
    'yellow',
    1,
    24,
  ),
  row(
    'brackenford-primary',
    'Brackenford Primary Academy',
    'Brackenford',
    'converter',
    'primary',
    'green',
    2,
    15,
    { trust: 'hallowmere' },
  ),
  row(
    'bracken-edge',
    'Bracken Edge Primary School',
    'Brackenford',
    'community',
    'primary',
    'amber',
    1,
    28,
    ri,
  ),
  row(
    'nether-marling',
    'Nether Marling CofE Primary School',
    'Nether Marling',
    'controlled',
    'primary',
    'green',
    1,
    8,
    ce,
  ),
  row(
    'abbots-marling',
    'Abbots Marling CofE Primary School',
    'Abbots Marling',
    'controlled',
    'primary',
    'green',
    0.5,
    7,
    ce,
  ),
  row('thrapwell', 'Thrapwell Primary School', 'Thrapwell', 'community', 'primary', 'yellow', 0.7, 14),
  row(
    'great-pelling',
    'Great Pelling Primary Academy',
    'Great Pelling',
    'converter',
    'primary',
    'green',
    2,
    11,
    { trust: 'pelling', ...top },
  ),
  row(
    'little-pelling',
    'Little Pelling CofE Primary School',
    'Little Pelling',
    'controlled',
    'primary',
    'yellow',
    0.5,
    9,
    ce,
  ),
  row(
    'harrowick',
    'Harrowick CofE Primary School',
    'Harrowick',
    'controlled',
    'primary',
    'green',
    0.5,
    10,
    ce,
  ),
  row('coldmere', 'Coldmere Primary School', 'Coldmere', 'community', 'primary', 'amber', 0.7, 21),
  row('sallowby', 'Sallowby CofE Primary School', 'Sallowby', 'aided', 'primary', 'green', 0.5, 12, ce),
  row('ellerholme', 'Ellerholme Primary School', 'Ellerholme', 'community', 'primary', 'yellow', 1, 17),
  row(
    'penny-drayton',
    'Penny Drayton Primary Academy',
    'Penny Drayton',
    'converter',
    'primary',
    'green',
    1,
    10,
    { trust: 'wendle' },
  ),
  row('tattercote', 'Tattercote CofE Academy', 'Tattercote', 'converter', 'primary', 'amber', 0.7, 19, {
    trust: 'diocesan',
    ...ce,
    ...ri,
  }),
  row('marl-heath', 'Marl Heath Primary School', 'Marl Heath', 'community', 'primary', 'red', 2, 38, ri),
  row('hindlewell', 'Hindlewell Primary School', 'Hindlewell', 'community', 'primary', 'yellow', 0.7, 20),
  row('quarrendale', 'Quarrendale Primary Academy', 'Quarrendale', 'sponsored', 'primary', 'yellow', 1, 32, {
    trust: 'coalfields',
  }),
  row(
    'kirk-aldon',
    'Kirk Aldon CofE Primary School',
    'Kirk Aldon',
    'controlled',
    'primary',
    'green',
    1,
    16,
    ce,
  ),
  row(
    'stoke-ferring',
    'Stoke Ferring Primary School',
    'Stoke Ferring',
    'community',
    'primary',
    'green',
    1,
    11,
  ),
  row('ulverholt', 'Ulverholt CofE Primary School', 'Ulverholt', 'aided', 'primary', 'yellow', 0.5, 13, ce),
  row('fosse-barton', 'Fosse Barton Primary Academy', 'Fosse Barton', 'converter', 'primary', 'green', 1, 9, {
    trust: 'pelling',
  }),
  row('yarnwell', 'Yarnwell Primary School', 'Yarnwell', 'community', 'primary', 'green', 0.7, 15),
  row('dovecliff', 'Dovecliff Primary School', 'Dovecliff', 'community', 'primary', 'yellow', 0.5, 18),
  row('bellcote', 'Bellcote CofE Primary School', 'Bellcote', 'controlled', 'primary', 'green', 0.5, 8, ce),
  row(
    'rushen-magna',
    'Rushen Magna Primary School',
    'Rushen Magna',
    'community',
    'primary',
    'yellow',
    0.7,
    12,
  ),

  row('king-athelms', "King Athelm's School", 'Marlchester', 'converter', 'secondary', 'green', 8, 10, {
    trust: 'athelm',
    ...top,
  }),
  row(
    'marlchester-park',
    'Marlchester Park Academy',
    'Marlchester',
    'sponsored',
    'secondary',
    'amber',
    7,
    33,
    { trust: 'athelm', ...ri },
  ),
  row(
    'bishop-wulfric',
    'Bishop Wulfric CofE School',
    'Marlchester',
    'aided',
    'secondary',
    'green',
    6,
    16,
    ce,
  ),
  row('st-ediths', "St Edith's Catholic School", 'Wendlow', 'aided', 'secondary', 'green', 5, 20, rc),
  row('wendlow-academy', 'Wendlow Academy', 'Wendlow', 'converter', 'secondary', 'yellow', 8, 27, {
    trust: 'wendle',
  }),
  row('hallowmere-school', 'Hallowmere School', 'Hallowmere', 'foundation', 'secondary', 'green', 7, 15),
  row('ashlode-college', 'Ashlode Community College', 'Ashlode', 'community', 'secondary', 'red', 6, 37, ri),
  row('heath-park', 'Heath Park School', 'Marl Heath', 'community', 'secondary', 'red', 5, 36, ri),
  row('kesterby-school', 'Kesterby School', 'Kesterby', 'converter', 'secondary', 'green', 6, 17, {
    trust: 'pelling',
  }),
  row(
    'brackenford-high',
    'Brackenford High School',
    'Brackenford',
    'community',
    'secondary',
    'yellow',
    6,
    21,
  ),
  row('hatherby-school', 'The Hatherby School', 'Long Hatherby', 'converter', 'secondary', 'yellow', 5, 14, {
    trust: 'hallowmere',
  }),
  row('pelling-wood', 'Pelling Wood School', 'Great Pelling', 'converter', 'secondary', 'green', 6, 12, {
    trust: 'pelling',
    ...top,
  }),
  row('thornvale', 'Thornvale Academy', 'Wendlow', 'sponsored', 'through', 'amber', 4, 34, {
    trust: 'wendle',
    ...ri,
  }),

  row('oakbank', 'Oakbank School', 'Marlchester', 'special', 'special', 'green', 160, 40, top),
  row('sandpiper', 'Sandpiper School', 'Hallowmere', 'special', 'special', 'green', 120, 37),
  row('willow-lode', 'Willow Lode School', 'Ashlode', 'special', 'special', 'yellow', 96, 48),
  row('hazel-bank', 'Hazel Bank Academy', 'Wendlow', 'specialAcademy', 'special', 'green', 140, 42, {
    trust: 'inclusion',
    ...top,
  }),
  row('kestrel-house', 'Kestrel House School', 'Kesterby', 'special', 'special', 'red', 72, 51, ri),
  row('bridge-centre', 'The Bridge Centre', 'Marlchester', 'pru', 'pru', 'amber', 64, 55, ri),
  row(
    'northmarl-ap',
    'North Marl Alternative Provision Academy',
    'Hallowmere',
    'apAcademy',
    'pru',
    'yellow',
    48,
    49,
    { trust: 'inclusion' },
  ),
];

/** Schools that have closed, and the school that followed. */
export const CLOSED_SCHOOLS = [
  {
    name: 'Tannery Fields Community Primary School',
    successor: 'tannery-fields',
    yearsAgo: 7,
    reason: 'Academy Converter',
  },
  {
    name: 'Winding Wheel Community Primary School',
    successor: 'winding-wheel',
    yearsAgo: 5,
    reason: 'For Academy',
  },
  { name: 'Marlchester Park School', successor: 'marlchester-park', yearsAgo: 4, reason: 'For Academy' },
  {
    name: 'Hope Street Infant School',
    successor: 'hope-street',
    yearsAgo: 9,
    reason: 'Result of Amalgamation/Merger',
  },
] as const;

/** The school that is proposed to open. */
export const PROPOSED_SCHOOL = { name: 'Castle Meadows Primary School', place: 'Marlchester' } as const;

/** Schools of Fenwold, the small authority next door. */
export const FENWOLD_SCHOOLS: readonly SchoolRow[] = [
  row('fenwold-academy', 'Fenwold Academy', 'Fenwold', 'converter', 'secondary', 'green', 6, 18),
  row(
    'cathedral-close',
    'Cathedral Close CofE Primary School',
    'Fenwold',
    'aided',
    'primary',
    'green',
    2,
    12,
    { ...ce, ...top },
  ),
  row('dyke-end', 'Dyke End Primary School', 'Sutterdyke', 'community', 'primary', 'amber', 1, 31, ri),
  row('gedlow-fen', 'Gedlow Fen Primary School', 'Gedlow Fen', 'community', 'primary', 'yellow', 0.5, 17),
  row('st-ivo', 'St Ivo CofE Primary School', 'Holme St Ivo', 'controlled', 'primary', 'green', 1, 10, ce),
];
