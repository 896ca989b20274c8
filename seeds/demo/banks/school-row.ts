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

export const row = (
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

export const ce = { faith: 'Church of England' } as const;
export const rc = { faith: 'Roman Catholic' } as const;
export const top = { grade: 'Outstanding' } as const;
export const ri = { grade: 'Requires improvement' } as const;
