import { publishedBands } from '~/diagnosis/band-report.server';
import { bandName } from '~/diagnosis/board-wording';
import { LEAST_PUBLISHED } from '~/diagnosis/domain';
import { academicYearOf, academicYearWords, termKey } from '~/kernel/academic-year';
import { daysBetween } from '~/kernel/clock';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { agreementsOf } from '../../domain/facts/cases';
import { quantile } from '../../domain/figure';
import {
  NOT_SHOWN,
  type ReportFigure,
  type ReportPart,
  type ReportValue,
} from '../../domain/reports/content';
import { type Tally, tallied, tallyName } from '../../domain/reports/tally';
import { publishableCounts, type Shown } from '../../domain/suppression/release';
import { LEAST_FOR_MEDIAN, maySumBePublished, rounded } from '../../domain/suppression/totals';
import type { Reading } from '../../figures/reading';
import { periodWords } from '../wording';
import { counted, type Draft, type DraftInput, said } from './draft';
import { publishedReleases } from './earlier.server';
import { coursePart, figuresPart, tablePart } from './parts.server';
import { scrutinyTallies } from './scrutiny-counts.server';

/** Sums are published to the nearest ten days, and the nearest thousand pounds. */
const DAYS_STEP = 20;
const PENCE_STEP = 100_000;

const KEPT_NOTE = `“${NOT_SHOWN}”: fewer than ${LEAST_PUBLISHED}, or a count from which one so small could be worked out.`;

type Counts = ReadonlyMap<string, Shown>;

/**
 * The report to members: public judgements in full; what is not public in counts for the whole authority, small ones
 * kept back so that nothing follows from them, from one another or from earlier reports.
 */
export async function scrutinyDraft({ reading, authority, period }: DraftInput): Promise<Draft> {
  const tallies = await scrutinyTallies(reading);
  const earlier = await publishedReleases(reading.handle, reading.viewer);
  const shown = publishableCounts({ ...tallied(Object.values(tallies)), earlier });
  const year = academicYearWords(academicYearOf(reading.today));
  return {
    title: `Report to members, ${periodWords(period)}`,
    caption: authority,
    lead: `Counts for the whole authority. What is between a school and the service is not in it: a count of fewer than ${LEAST_PUBLISHED} schools or records is not shown, nor any from which one could be worked out.`,
    release: { least: LEAST_PUBLISHED, shown: Object.fromEntries(shown) },
    sections: [
      { key: 'summary', heading: 'In short', parts: [] },
      {
        key: 'schools',
        heading: 'How schools stand',
        parts: [
          {
            kind: 'words',
            text: 'Judgements of inspections are published for every school, so these figures are whole.',
          },
          await figuresPart(reading, 'Schools and pupils', [
            'schools-on-roll',
            'pupils-on-roll',
            'good-or-better-schools',
            'good-or-better-pupils',
          ]),
          await coursePart(reading, 'schools'),
          await tablePart(reading, {
            key: 'good-by-phase',
            caption: 'Good or better by phase',
            facet: 'phase',
            columns: [
              { key: 'schools-on-roll' },
              { key: 'good-or-better-schools', head: 'Schools in good or better' },
              { key: 'good-or-better-pupils', head: 'Pupils in good or better' },
            ],
          }),
          ...(await bandsPart(reading)),
        ],
      },
      {
        key: 'support',
        heading: 'What support is in place',
        parts: [
          countTable(shown, tallies.inPlace, 'kind', 'Schools with support now, by who runs them', 'Schools'),
          countTable(shown, tallies.inPlace, 'phase', 'Schools with support now, by phase', 'Schools'),
          countTable(shown, tallies.inPlace, 'place', 'Schools with support now, by place', 'Schools'),
          countTable(
            shown,
            tallies.requests,
            'phase',
            `Requests for support in ${year} so far, by phase`,
            'Requests',
          ),
          countTable(
            shown,
            tallies.requests,
            'group',
            `Requests for support in ${year} so far, by what for`,
            'Requests',
          ),
          countTable(shown, tallies.notes, 'note', `Notes of visits in ${year} so far`, 'Visits'),
          { kind: 'figures', caption: 'Days and waiting', figures: await sums(reading, year) },
        ],
      },
      {
        key: 'difference',
        heading: 'What it has changed',
        parts: [
          countTable(
            shown,
            tallies.outcomes,
            'result',
            `Outcomes judged in ${year} so far, when support ended`,
            'Outcomes',
          ),
          { kind: 'figures', caption: 'Cost', figures: [await spend(reading)] },
          {
            kind: 'words',
            text: 'Outcomes say what changed beside the support. They do not prove that the support alone changed it.',
          },
        ],
      },
      { key: 'questions', heading: 'What members can ask', parts: [{ kind: 'list', items: QUESTIONS }] },
      { key: 'next', heading: 'What happens next', parts: [] },
    ],
  };
}

/** What members answer for in school improvement, as questions to the service. */
const QUESTIONS = [
  'Is every school, academies too, looked at often enough for its difficulties to be seen early?',
  'Does support begin soon after a school asks, and first where the need is greatest?',
  'When an inspection finds less than good, what changes within the term, and who tells the council?',
  'Are there enough leaders for what schools need, and what is done where there are not?',
  'What has been learned from support that has ended, and which schools hear of it?',
] as const;

const shownValue = (shown: Shown | undefined): ReportValue =>
  typeof shown === 'number' ? counted(shown) : said(NOT_SHOWN);

/** A count by one facet; one sentence where none of its parts can be shown. */
function countTable(
  shown: Counts,
  { key, by }: Tally,
  facet: string,
  caption: string,
  head: string,
): ReportPart {
  const values = by[facet] ?? [];
  const parts = values.map((value) => ({ value, shown: shown.get(tallyName(key, facet, value)) }));
  const total = shown.get(key);
  if (total === 0) return { kind: 'words', text: `${caption}: none.` };
  if (parts.every((part) => typeof part.shown !== 'number'))
    return {
      kind: 'words',
      text: `${caption}: ${typeof total === 'number' ? `${total.toLocaleString('en-GB')} in all, ` : ''}too few to be shown in parts.`,
    };
  const kept = parts.some((part) => typeof part.shown !== 'number');
  return {
    kind: 'table',
    key: `${key} ${facet}`,
    caption,
    columns: [
      { head: FACET_HEADS[facet] ?? facet, unit: null },
      { head, unit: 'records' },
    ],
    rows: [
      ...parts.map((part) => [said(part.value), shownValue(part.shown)]),
      [said('All'), shownValue(total)],
    ],
    ...(kept ? { note: KEPT_NOTE } : {}),
  };
}

const FACET_HEADS: Readonly<Record<string, string>> = {
  kind: 'Who runs it',
  group: 'What for',
  phase: 'Phase',
  place: 'Place',
  note: 'Note',
  result: 'Result',
};

/** Bands at the end of the last term, exactly as the page of schools by band publishes them. */
async function bandsPart(reading: Reading): Promise<ReportPart[]> {
  const report = await publishedBands(reading.viewer, reading.today);
  const latest = report?.terms[0];
  if (!report || !latest) return [];
  const framework = report.bands[0]?.framework;
  const names = [...report.bands.map((band) => bandName(band, framework)), 'No band yet'];
  return [
    {
      kind: 'table',
      key: 'bands',
      caption: `Schools by band on ${dateWords(latest.day)}, the end of last term`,
      columns: [
        { head: 'Band', unit: null },
        { head: 'Schools', unit: 'schools' },
      ],
      rows: [
        ...names.map((name, i) => {
          const n = latest.counts[i] ?? null;
          return [said(name), n === null ? said(NOT_SHOWN) : counted(n)];
        }),
        [said('All'), counted(latest.schools)],
      ],
      ...(latest.counts.includes(null) ? { note: KEPT_NOTE } : {}),
    },
  ];
}

async function sums(reading: Reading, year: string): Promise<ReportFigure[]> {
  const from = termKey(academicYearOf(reading.today), 'autumn');
  const days = (await reading.days()).filter(({ term }) => term >= from && term.startsWith(from.slice(0, 4)));
  const figure = (part: 'offered' | 'used', label: string): ReportFigure => {
    const adds = totalsBy(days.map((day) => [day.providerId, day[part]]));
    return sumFigure(`${part}-year`, label, 'half-days', adds, DAYS_STEP, daysWords, {
      basis: `in ${year}`,
      explains: 'To the nearest ten days. From the ledger of days of this authority’s own leaders.',
    });
  };
  const waits = (await reading.cases()).flatMap(({ submittedOn, firstVisitOn }) =>
    submittedOn && firstVisitOn ? [daysBetween(submittedOn, firstVisitOn)] : [],
  );
  return [
    figure('offered', 'Days of support offered'),
    figure('used', 'Days of support given'),
    waitFigure(waits),
  ];
}

function waitFigure(waits: readonly number[]): ReportFigure {
  const sorted = [...waits].sort((a, b) => a - b);
  const may = sorted.length >= LEAST_FOR_MEDIAN;
  const weeks = may ? Math.round(quantile(sorted, 0.5) / 7) : null;
  return {
    key: 'wait',
    label: 'From request to first visit',
    unit: 'records',
    value: weeks,
    words: weeks === null ? NOT_SHOWN : `${weeks} ${weeks === 1 ? 'week' : 'weeks'}`,
    basis: may ? 'the middle one of all cases so far' : `fewer than ${LEAST_FOR_MEDIAN} cases`,
    explains: `The median to the nearest week, where there are at least ${LEAST_FOR_MEDIAN} cases.`,
  };
}

async function spend(reading: Reading): Promise<ReportFigure> {
  const agreements = agreementsOf(await reading.cases());
  const adds = totalsBy(
    agreements.map(({ of, agreement }) => [
      String(of.school.urn),
      (agreement.spend?.authorityPence ?? 0) + (agreement.spend?.schoolPence ?? 0),
    ]),
  );
  return sumFigure('spend', 'What support has cost so far', 'pence', adds, PENCE_STEP, wholePounds, {
    basis: 'authority and schools together',
    explains: 'To the nearest thousand pounds. Claims approved so far, of all agreements there have been.',
  });
}

const wholePounds = (pence: number) => moneyWords(pence).replace(/\.00$/, '');

function totalsBy(lines: readonly (readonly [string, number])[]): number[] {
  const totals = new Map<string, number>();
  for (const [whose, value] of lines) totals.set(whose, (totals.get(whose) ?? 0) + value);
  return [...totals.values()];
}

function sumFigure(
  key: string,
  label: string,
  unit: 'half-days' | 'pence',
  adds: readonly number[],
  step: number,
  words: (sum: number) => string,
  more: { basis: string; explains: string },
): ReportFigure {
  const sum = maySumBePublished(adds)
    ? rounded(
        adds.reduce((all, one) => all + one, 0),
        step,
      )
    : null;
  return { key, label, unit, value: sum, words: sum === null ? NOT_SHOWN : `About ${words(sum)}`, ...more };
}
