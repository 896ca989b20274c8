/**
 * Kinds of establishment. GIAS files its types under groups that move between releases (special schools
 * were a group of their own, then part of the maintained ones), so groups here follow the type's code,
 * which does not move.
 */
export const TYPE_GROUPS = [
  'maintained',
  'academy',
  'free-school',
  'independent',
  'college',
  'other',
] as const;
export type TypeGroup = (typeof TYPE_GROUPS)[number];

const GROUP_OF_CODE: Record<string, TypeGroup> = {
  '01': 'maintained',
  '02': 'maintained',
  '03': 'maintained',
  '05': 'maintained',
  '07': 'maintained',
  '12': 'maintained',
  '14': 'maintained',
  '15': 'maintained',
  '06': 'academy',
  '28': 'academy',
  '33': 'academy',
  '34': 'academy',
  '42': 'academy',
  '43': 'academy',
  '44': 'academy',
  '45': 'academy',
  '46': 'academy',
  '57': 'academy',
  '35': 'free-school',
  '36': 'free-school',
  '38': 'free-school',
  '39': 'free-school',
  '40': 'free-school',
  '41': 'free-school',
  '08': 'independent',
  '10': 'independent',
  '11': 'independent',
  '18': 'college',
  '29': 'college',
  '31': 'college',
  '32': 'college',
};

const SPECIAL = new Set(['07', '08', '10', '12', '32', '33', '36', '44']);
const ALTERNATIVE_PROVISION = new Set(['14', '38', '42', '43']);

/**
 * The group a type belongs to.
 * @param typeCode GIAS type of establishment, two digits
 * @param giasGroup the file's own group name, used for a code not known here
 */
export function typeGroupOf(typeCode: string, giasGroup = ''): TypeGroup {
  const known = GROUP_OF_CODE[typeCode];
  if (known) return known;
  const group = giasGroup.toLowerCase();
  if (group.includes('maintained')) return 'maintained';
  if (group.includes('free school')) return 'free-school';
  if (group.includes('academ')) return 'academy';
  if (group.includes('independent')) return 'independent';
  if (group.includes('college') || group.includes('universit')) return 'college';
  return 'other';
}

/** Whether a local authority maintains schools of this group: it pays for support differently. */
export function isMaintained(group: TypeGroup): boolean {
  return group === 'maintained';
}

/** Whether the group answers to a trust and the Secretary of State: academies and free schools. */
export function isAcademy(group: string): boolean {
  return group === 'academy' || group === 'free-school';
}

/** Phases as the register writes them, and the three it leaves as "Not applicable". */
export const PHASE_NAMES = [
  'Nursery',
  'Primary',
  'Middle deemed primary',
  'Middle deemed secondary',
  'Secondary',
  'All-through',
  '16 plus',
  'Special',
  'Alternative provision',
  'Independent',
  'Not applicable',
] as const;

/**
 * A school's phase. The register gives none ("Not applicable") for special schools, pupil referral units,
 * independents and colleges, which would leave them out of every filter; the type says what they are.
 * @param phase the register's phase, or empty
 * @param typeCode GIAS type of establishment, two digits
 */
export function phaseOf(phase: string, typeCode: string): string {
  const given = phase.trim();
  const known = PHASE_NAMES.find((name) => name.toLowerCase() === given.toLowerCase());
  if (known && known !== 'Not applicable') return known;
  if (given !== '' && known === undefined) return given;
  if (SPECIAL.has(typeCode)) return 'Special';
  if (ALTERNATIVE_PROVISION.has(typeCode)) return 'Alternative provision';
  const group = typeGroupOf(typeCode);
  if (group === 'independent') return 'Independent';
  return group === 'college' ? '16 plus' : 'Not applicable';
}
