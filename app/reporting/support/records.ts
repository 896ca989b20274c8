import { focusAreaName } from '~/diagnosis/domain';
import { termOf } from '~/kernel/academic-year';
import type { CalendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { type AgreementFact, type CaseFact, caseFacets, SEVERAL_AREAS } from '../domain/facts/cases';
import type { FigureRecord } from '../domain/figure';

export const SEVERAL_AREAS_WORDS = 'More than one area';

/** A focus area as figures are counted by it. */
export function areaWords(key: string): string {
  return key === SEVERAL_AREAS ? SEVERAL_AREAS_WORDS : focusAreaName(key);
}

/** The focus area a case is counted under, so that every case is counted once. */
export function caseArea({ focusAreas }: Pick<CaseFact, 'focusAreas'>): string {
  const [only] = focusAreas;
  if (only === undefined) return 'No area stated';
  return focusAreas.length === 1 ? areaWords(only) : SEVERAL_AREAS_WORDS;
}

/** A date in a cell of a list; a dash where there is none. */
export const dayCell = (day: CalendarDate | null) => (day === null ? '–' : dateWords(day));

/** A record of a request. */
export function caseRecord(
  one: CaseFact,
  record: Pick<FigureRecord, 'cells' | 'value' | 'counts'>,
): FigureRecord {
  return {
    id: one.id,
    title: `${one.ref}, ${one.school.name}`,
    href: `/requests/${one.id}`,
    facets: {
      ...caseFacets(one),
      focus: caseArea(one),
      ...(one.submittedOn ? { term: termOf(one.submittedOn) } : {}),
    },
    ...record,
  };
}

/** A record of an agreement, or of a part of one. */
export function agreementRecord(
  of: CaseFact,
  agreement: AgreementFact,
  {
    part,
    facets,
    ...record
  }: Pick<FigureRecord, 'cells' | 'value' | 'counts'> & {
    /** The part: its id, what it is called, and its own page below the agreement's. */
    part?: { id: string; title: string; path: string };
    facets?: Readonly<Record<string, string>>;
  },
): FigureRecord {
  const title = `${agreement.ref}, ${of.school.name}`;
  return {
    id: part ? `${agreement.id}.${part.id}` : agreement.id,
    title: part ? `${title}: ${part.title}` : title,
    href: `/agreements/${agreement.id}${part ? `/${part.path}` : ''}`,
    facets: {
      ...caseFacets(of),
      focus: caseArea(of),
      designation: agreement.provider.designation,
      ...facets,
    },
    ...record,
  };
}
