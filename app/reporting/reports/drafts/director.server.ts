import { academicYearOf, academicYearWords } from '~/kernel/academic-year';
import type { ReportPart } from '../../domain/reports/content';
import type { Reading } from '../../figures/reading';
import { QUESTIONS } from '../../overview/questions';
import { periodWords } from '../wording';
import type { Draft, DraftInput } from './draft';
import { coursePart, figuresPart, tablePart } from './parts.server';

const heading = (at: 0 | 1 | 2) => QUESTIONS[at].title;

/** The term's report to the director: the three questions with all figures, then supply, then what to watch. */
export async function directorDraft({ reading, authority, period }: DraftInput): Promise<Draft> {
  const year = { year: academicYearWords(academicYearOf(reading.today)) };
  return {
    title: `Report to the director, ${periodWords(period)}`,
    caption: authority,
    lead: 'For the director and the school improvement service alone: it holds figures small enough to tell which school they are of.',
    release: null,
    sections: [
      {
        key: 'know',
        heading: heading(0),
        parts: [
          await figuresPart(reading, 'How well schools are known', [
            'schools-on-roll',
            'good-or-better-schools',
            'good-or-better-pupils',
            'schools-with-band',
            'looked-at-in-time',
            'predictions-held',
            'years-since-inspection',
          ]),
          await coursePart(reading, 'schools'),
          await coursePart(reading, 'pupils'),
          await tablePart(reading, {
            key: 'bands',
            caption: 'Schools by band',
            facet: 'band',
            columns: [{ key: 'schools-on-roll' }, { key: 'pupils-on-roll' }],
            drawn: 1,
          }),
          await goodBy(reading, 'phase'),
          await goodBy(reading, 'place'),
        ],
      },
      {
        key: 'support',
        heading: heading(1),
        parts: [
          await figuresPart(reading, 'What is in place', [
            'most-support-schools',
            'support-in-force',
            'support-waiting',
            'support-days-waiting',
            'support-request-to-match',
            'support-match-to-signature',
            'support-signature-to-visit',
            'support-request-to-visit',
            'support-notes-on-time',
            'support-reviews-on-time',
          ]),
          await tablePart(reading, {
            key: 'support-by-band',
            caption: 'Support by band',
            facet: 'band',
            columns: [
              { key: 'support-in-force', head: 'In force' },
              { key: 'support-waiting', head: 'Waiting' },
              { key: 'support-request-to-visit', head: 'Request to first visit, median' },
            ],
          }),
          await tablePart(reading, {
            key: 'support-by-focus',
            caption: 'Agreements in force by focus area',
            facet: 'focus',
            columns: [{ key: 'support-in-force', head: 'Agreements' }],
            drawn: 1,
          }),
          await tablePart(reading, {
            key: 'days-by-designation',
            caption: `Days of this school year, ${year.year}, by designation`,
            facet: 'designation',
            columns: (['offered', 'used', 'committed', 'held', 'free'] as const).map((part) => ({
              key: `days-${part}`,
              head: part.charAt(0).toUpperCase() + part.slice(1),
              facets: year,
            })),
          }),
          await tablePart(reading, {
            key: 'on-time-by-term',
            caption: 'Notes and reviews on time by term',
            facet: 'term',
            columns: [
              { key: 'support-notes-on-time', head: 'Notes of visits' },
              { key: 'support-reviews-on-time', head: 'Improvement Reviews' },
            ],
          }),
        ],
      },
      {
        key: 'difference',
        heading: heading(2),
        parts: [
          await figuresPart(reading, 'What has changed', [
            'moved-to-less-support',
            'moved-to-more-support',
            'support-outcomes-met',
            'support-lasting-1',
            'support-lasting-2',
            'support-spend',
            'support-spend-per-outcome',
            'support-fitted-well',
            'support-again',
          ]),
          await tablePart(reading, {
            key: 'outcomes-by-result',
            caption: 'Outcomes judged, by result',
            facet: 'result',
            columns: [{ key: 'support-outcomes', head: 'Outcomes' }],
            drawn: 1,
          }),
          await tablePart(reading, {
            key: 'outcomes-by-focus',
            caption: 'Outcomes and cost by focus area',
            facet: 'focus',
            columns: [
              { key: 'support-outcomes-met', head: 'Outcomes met' },
              { key: 'support-spend', head: 'Cost so far' },
            ],
            note: 'What changed beside the support, not by it alone: other things happened in these schools too.',
          }),
        ],
      },
      {
        key: 'supply',
        heading: 'Supply against need',
        parts: [
          await figuresPart(reading, 'This term and the three after it', [
            'supply-asked',
            'supply-met',
            'supply-short',
            'supply-short-beyond',
            'supply-needs-met',
            'supply-could-join',
            'supply-ending',
          ]),
          await tablePart(reading, {
            key: 'supply-by-focus',
            caption: 'Days needed, found and short by focus area',
            facet: 'focus',
            columns: [
              { key: 'supply-asked', head: 'Needed' },
              { key: 'supply-met', head: 'Found' },
              { key: 'supply-short', head: 'Short' },
            ],
          }),
        ],
      },
      {
        key: 'risks',
        heading: 'What to watch',
        parts: [
          await figuresPart(reading, 'Signs of risk', [
            'support-escalations',
            'expected-to-fall',
            'inspected-over-four-years-ago',
            'schools-without-judgement',
          ]),
        ],
      },
      { key: 'next', heading: 'What happens next', parts: [] },
    ],
  };
}

function goodBy(reading: Reading, facet: 'phase' | 'place'): Promise<ReportPart> {
  return tablePart(reading, {
    key: `good-by-${facet}`,
    caption: `Good or better by ${facet}`,
    facet,
    columns: [
      { key: 'schools-on-roll' },
      { key: 'good-or-better-schools', head: 'Schools in good or better' },
      { key: 'good-or-better-pupils', head: 'Pupils in good or better' },
    ],
  });
}
