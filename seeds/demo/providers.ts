import type { Appetite, Designation, Format, Phase, QaState } from '~/directory/domain/vocabulary';
import { type TermKey, termOf, termsBetween } from '~/kernel/academic-year';
import { addDays, type CalendarDate } from '~/kernel/clock';
import type { DemoAuthority } from './authorities';
import { offerTexts, PRACTICALITIES, TEACHERS_PRACTICALITIES } from './banks/offers';
import type { ProviderRow } from './banks/providers';
import {
  ALLIANCE_STRENGTHS,
  APPETITE_REASONS,
  QA_NOTES,
  STRENGTHS,
  type Voice,
  WAYS_OF_WORKING,
} from './banks/strengths';
import { idOf } from './ids';
import { personName } from './names';
import { type Random, seeded } from './random';
import type { DemoSchool } from './schools';

/** One offer of a provider in the demo. */
export type DemoOffer = {
  id: string;
  title: string;
  description: string;
  focusAreas: string[];
  phases: Phase[];
  formats: Format[];
  dayRatePence: number;
  travelLimitMinutes: number;
  remote: boolean;
  openToOthers: boolean;
  state: 'published' | 'withdrawn' | 'draft';
  /** Days before today on which the provider last said that it is right; null for a draft. */
  confirmedDaysAgo: number | null;
  /** Half-days by term. */
  days: Record<TermKey, number>;
};

/** A system leader or teaching school of the demo, with offers and the cap on days. */
export type DemoProvider = {
  id: string;
  slug: string;
  designation: Designation;
  name: string;
  /** The person who answers: the leader, or whoever directs a teaching school. */
  person: string;
  jobTitle: string | null;
  home: DemoSchool;
  designatedOn: CalendarDate;
  designationExpires: CalendarDate | null;
  qaState: QaState;
  qaOn: CalendarDate | null;
  qaNote: string | null;
  strengths: string;
  email: string;
  telephone: string;
  appetite: Appetite;
  appetiteReason: string | null;
  confirmedDaysAgo: number;
  caps: Record<TermKey, number>;
  offers: DemoOffer[];
};

/** Half-days a provider gives in a term, lowest and highest, by designation. */
const CAPS: Record<Designation, readonly [number, number]> = {
  NLE: [14, 24],
  LLE: [12, 20],
  SLE: [10, 18],
  NLG: [6, 10],
  TSA: [36, 64],
};
/** Day rates in pounds, lowest and highest, by designation. */
const RATES: Record<Designation, readonly [number, number]> = {
  NLE: [450, 650],
  LLE: [400, 550],
  SLE: [300, 420],
  NLG: [250, 350],
  TSA: [350, 500],
};

/** What makes a provider’s place in the list special, by its number: the rest are usual. */
const EXPIRING = new Set([24, 33]);
const LAPSED = 41;
const QA_DUE = new Set([14, 36]);
const QA_LAPSED = 31;
const QA_NOT_YET = new Set([40, 53]);
const NOT_NOW = new Set([7, 12, 19, 26, 34, 39, 46, 48, 54]);
const LOOKING = new Set([0, 2, 6, 10, 16, 23, 28, 30, 35, 42, 49, 52, 56, 59]);

/** What has been taken from the banks so far, so that people do not all say the same. */
type Used = {
  texts: Map<string, number>;
  strengths: Map<string, number>;
  practicalities: number;
  alliances: number;
};

/** Terms in which the demo’s providers have days: from over a year ago to a year from now. */
export function demoTerms(today: CalendarDate): TermKey[] {
  return termsBetween(termOf(addDays(today, -430)), termOf(addDays(today, 370)));
}

/**
 * The providers of an authority.
 * @param rows as written by hand, in order: special cases go by place in the list
 */
export function providersOf(
  of: DemoAuthority,
  rows: readonly ProviderRow[],
  schools: readonly DemoSchool[],
  today: CalendarDate,
): DemoProvider[] {
  const used: Used = { texts: new Map(), strengths: new Map(), practicalities: 0, alliances: 0 };
  const names = new Set(schools.map((school) => school.headName));
  return rows.map((row, index) => {
    const random = seeded(`provider/${of.code}/${row.slug}`);
    const home = schools.find((school) => school.slug === row.home);
    if (!home) throw new Error(`No home school ${row.home}`);
    const leadsHome = row.jobTitle === 'Headteacher' || row.jobTitle === 'Principal';
    if (leadsHome && row.name) home.headName = row.name;
    if (leadsHome) home.headTitle = row.jobTitle;
    const person =
      leadsHome && home.headName
        ? home.headName
        : row.designation === 'TSA'
          ? fresh(random, names)
          : (row.name ?? fresh(random, names));
    const voice = row.designation === 'TSA' ? 'organisation' : leadsHome ? 'head' : 'colleague';
    const usual = of.code === '999';
    const standing = usual ? standingOf(index, random, today) : standingOf(1, random, today);
    const terms = demoTerms(today);
    // The demo’s own leader has a good deal of time: several schools ask for her at once.
    const caps = usual && index === 0 ? sameEachTerm(terms, 22) : capsOf(row.designation, terms, random);
    const area = row.areas[0] ?? '';
    const telephone = `01632 960${String(500 + index + (usual ? 0 : 100)).padStart(3, '0')}`;
    return {
      id: idOf('provider', of.code, row.slug),
      slug: row.slug,
      designation: row.designation,
      name: row.name && row.designation === 'TSA' ? row.name : person,
      person,
      jobTitle: row.jobTitle,
      home,
      ...standing,
      strengths:
        row.designation === 'TSA'
          ? (ALLIANCE_STRENGTHS[used.alliances++] ?? '')
          : strengthsOf(row, used.strengths, random),
      email: index === 0 && usual ? `leader@${of.domain}` : `${slugOf(person)}@${of.domain}`,
      telephone,
      ...appetiteOf(usual ? index : 1, voice, random),
      confirmedDaysAgo: index % 6 === 0 ? random.int(100, 200) : random.int(3, 70),
      caps,
      offers: row.areas.map((key, n) => offerOf(of, row, key || area, n, index, used, caps, random)),
    };
  });
}

function fresh(random: Random, taken: Set<string | null>): string {
  for (;;) {
    const name = personName(random);
    if (taken.has(name)) continue;
    taken.add(name);
    return name;
  }
}

/** A name as the first part of an e-mail address. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z ]/g, '')
    .trim()
    .toLowerCase()
    .replaceAll(/ +/g, '.');
}

function standingOf(index: number, random: Random, today: CalendarDate) {
  const designatedOn = addDays(today, -random.int(500, 1900));
  const designationExpires =
    index === LAPSED
      ? addDays(today, -19)
      : EXPIRING.has(index)
        ? addDays(today, random.int(15, 100))
        : addDays(today, random.int(240, 1300));
  if (QA_NOT_YET.has(index)) {
    return {
      designatedOn: addDays(today, -random.int(30, 110)),
      designationExpires,
      qaState: 'not-yet' as const,
      qaOn: null,
      qaNote: random.pick(QA_NOTES['not-yet']),
    };
  }
  if (index === QA_LAPSED)
    return {
      designatedOn,
      designationExpires,
      qaState: 'lapsed' as const,
      qaOn: addDays(today, -410),
      qaNote: random.pick(QA_NOTES.lapsed),
    };
  const due = QA_DUE.has(index);
  return {
    designatedOn,
    designationExpires,
    qaState: due ? ('due' as const) : ('assured' as const),
    qaOn: addDays(today, due ? -random.int(270, 350) : -random.int(20, 230)),
    qaNote: random.pick(due ? QA_NOTES.due : QA_NOTES.assured),
  };
}

function appetiteOf(
  index: number,
  voice: Voice,
  random: Random,
): { appetite: Appetite; appetiteReason: string | null } {
  const appetite: Appetite = NOT_NOW.has(index) ? 'not-now' : LOOKING.has(index) ? 'looking' : 'open';
  return { appetite, appetiteReason: random.pick(APPETITE_REASONS[appetite][voice]) };
}

/** How the work is arranged, in words that suit who says them. */
function practicality(row: ProviderRow, used: Used, random: Random): string {
  const own = row.designation === 'SLE' ? TEACHERS_PRACTICALITIES : [];
  if (own.length > 0 && random.chance(0.35)) return random.pick(own);
  return PRACTICALITIES[used.practicalities++ % PRACTICALITIES.length] ?? '';
}

function capsOf(
  designation: Designation,
  terms: readonly TermKey[],
  random: Random,
): Record<TermKey, number> {
  const [low, high] = CAPS[designation];
  const usual = random.int(low, high);
  // The summer term is short of days: examinations, moderation and sports days.
  return Object.fromEntries(
    terms.map((term) => [term, term.endsWith('summer') ? Math.max(low - 4, usual - 4) : usual]),
  );
}

function sameEachTerm(terms: readonly TermKey[], halfDays: number): Record<TermKey, number> {
  return Object.fromEntries(terms.map((term) => [term, halfDays]));
}

function strengthsOf(row: ProviderRow, used: Map<string, number>, random: Random): string {
  const sentences = row.areas.slice(0, 2).map((area) => {
    const bank = STRENGTHS[area] ?? [];
    const n = used.get(area) ?? 0;
    used.set(area, n + 1);
    return bank[n % bank.length] ?? '';
  });
  return [...sentences, random.pick(WAYS_OF_WORKING)].join(' ');
}

function offerOf(
  of: DemoAuthority,
  row: ProviderRow,
  area: string,
  n: number,
  index: number,
  used: Used,
  caps: Record<TermKey, number>,
  random: Random,
): DemoOffer {
  const texts = offerTexts(area);
  const at = used.texts.get(area) ?? 0;
  used.texts.set(area, at + 1);
  const text = texts[at % texts.length];
  if (!text) throw new Error(`No offer is written for ${area}`);
  const [low, high] = RATES[row.designation];
  const away = of.code !== '999' || random.chance(0.28);
  const share = row.areas.length === 1 ? 1 : random.int(6, 8) / 10;
  return {
    id: idOf('offer', of.code, row.slug, String(n)),
    title: text.title,
    description: `${text.description} ${practicality(row, used, random)}`,
    focusAreas: [area],
    phases: [...text.phases],
    formats: [...text.formats],
    dayRatePence: (low + 10 * random.int(0, (high - low) / 10)) * 100,
    travelLimitMinutes: random.pick([30, 40, 45, 60, 60, 75, 90]) + (of.code === '999' ? 0 : 30),
    remote: text.formats.includes('remote') || random.chance(0.2),
    openToOthers: away,
    state: index % 29 === 17 ? 'withdrawn' : index % 31 === 22 && n > 0 ? 'draft' : 'published',
    // Priya Raman's first offer waits for her to confirm it.
    confirmedDaysAgo:
      index === 0 ? (n === 0 ? 168 : 41) : random.chance(0.15) ? random.int(110, 210) : random.int(2, 75),
    days: Object.fromEntries(
      Object.entries(caps).map(([term, cap]) => [term, Math.max(2, Math.round((cap * share) / 2) * 2)]),
    ),
  };
}
