import { capacityOf } from '~/directory/ledger.server';
import { termDates, termKey, termsFrom, termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { agreementsOf } from '../../domain/facts/cases';
import { DAY_PARTS } from '../../domain/facts/days';
import type { ReportPart } from '../../domain/reports/content';
import type { Reading } from '../../figures/reading';
import { periodWords } from '../wording';
import {
  agreementsTable,
  figure,
  halfDays,
  resultsTable,
  type Span,
  touches,
  usedIn,
  visitFigures,
  within,
} from './about';
import { type Draft, type DraftInput, said } from './draft';

/** Fewest judged outcomes that are told as counts by result, as on the provider's own track record. */
const LEAST_OUTCOMES = 3;

/** A provider's year: its days, the schools it worked with, and what changed there. No bands, and no other provider. */
export async function providerDraft({ reading, authority, period, subject }: DraftInput): Promise<Draft> {
  const id = subject?.providerId ?? '';
  const year = Number(period);
  const span: Span = {
    from: termDates(termKey(year, 'autumn')).from,
    to: termDates(termKey(year, 'summer')).to,
  };
  const agreements = agreementsOf(await reading.cases()).filter(
    ({ agreement }) => agreement.provider.id === id && agreement.signedOn !== null,
  );
  const ofYear = agreements.filter((one) => touches(span, one));
  const outcomes = agreements
    .filter(({ agreement }) => within(span, agreement.closedOn))
    .flatMap(({ agreement }) => agreement.outcomes);
  const visits = agreements
    .flatMap(({ agreement }) => agreement.visits)
    .filter(({ kind, heldOn }) => kind === 'support' && within(span, heldOn));
  const used = agreements.reduce((sum, { agreement }) => sum + usedIn(year, agreement), 0);
  const schools = new Set(ofYear.map(({ of }) => of.school.urn)).size;
  return {
    title: `Provider’s report, ${periodWords(period)}`,
    caption: `${subject?.name ?? ''}, ${authority}`,
    lead: 'A provider’s own year in this authority: days, schools and outcomes. It compares nobody with anybody.',
    release: null,
    sections: [
      { key: 'summary', heading: 'In short', parts: [] },
      { key: 'days', heading: 'Days', parts: [await daysTable(reading, id, year)] },
      {
        key: 'work',
        heading: 'Work in schools',
        parts: [
          {
            kind: 'figures',
            caption: 'This school year',
            figures: [
              figure('schools', 'Schools worked with', schools, String(schools), '', '', 'schools'),
              figure('agreements', 'Agreements', ofYear.length, String(ofYear.length)),
              figure('used', 'Days given under them', used, daysWords(used), '', '', 'half-days'),
              ...visitFigures(visits),
            ],
          },
          ...(ofYear.length > 0 ? [agreementsTable('Agreements of the year', 'School', year, ofYear)] : []),
        ],
      },
      {
        key: 'change',
        heading: 'What has changed',
        parts:
          outcomes.length < LEAST_OUTCOMES
            ? [
                {
                  kind: 'words',
                  text: `Fewer than ${LEAST_OUTCOMES} outcomes were judged this year: too few to say anything by counting them.`,
                },
              ]
            : [
                resultsTable(outcomes),
                { kind: 'words', text: 'Outcomes say what changed beside the support, not by it alone.' },
              ],
      },
      { key: 'next', heading: 'What happens next', parts: [] },
    ],
  };
}

/** Days by term as the provider's own page of days has them. */
async function daysTable(reading: Reading, providerId: string, year: number): Promise<ReportPart> {
  const parts = DAY_PARTS.map((part) => ({ part, head: part.charAt(0).toUpperCase() + part.slice(1) }));
  const terms = await capacityOf(reading.handle, providerId, termsFrom(termKey(year, 'autumn'), 3));
  return {
    kind: 'table',
    key: 'days',
    caption: 'Days by term',
    columns: [
      { head: 'Term', unit: null },
      ...parts.map(({ head }) => ({ head, unit: 'half-days' as const })),
    ],
    rows: terms.map(({ term, overall, free }) => {
      const { cap, used, committed, held } = overall;
      const shown = { offered: cap, used, committed, held, free };
      return [
        said(termWords(term).replace(/^./, (letter) => letter.toUpperCase())),
        ...parts.map(({ part }) => halfDays(shown[part])),
      ];
    }),
  };
}
