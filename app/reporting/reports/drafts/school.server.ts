import { AGAIN_WORDS, EVALUATOR_NAMES, FIT_WORDS } from '~/agreements/exit/wording';
import { termDates, termKey } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { count, dateWords } from '~/kernel/words';
import { type AgreementFact, agreementsOf } from '../../domain/facts/cases';
import type { ReportPart } from '../../domain/reports/content';
import { periodWords } from '../wording';
import {
  agreementsTable,
  day,
  figure,
  outcomesTable,
  resultsTable,
  type Span,
  touches,
  usedIn,
  visitFigures,
  within,
} from './about';
import { type Draft, type DraftInput, said } from './draft';

/** A school's year, for its head and governors: nothing in it is of another school. */
export async function schoolDraft({ reading, authority, period, subject }: DraftInput): Promise<Draft> {
  const urn = subject?.urn ?? 0;
  const year = Number(period);
  const span: Span = {
    from: termDates(termKey(year, 'autumn')).from,
    to: termDates(termKey(year, 'summer')).to,
  };
  const school = (await reading.schools()).find((one) => one.urn === urn);
  const cases = (await reading.cases()).filter((one) => one.school.urn === urn);
  const agreements = agreementsOf(cases);
  const ofYear = agreements.filter((one) => one.agreement.signedOn !== null && touches(span, one));
  const ended = agreements.filter(({ agreement }) => within(span, agreement.closedOn));
  const outcomes = ended.flatMap(({ agreement }) => agreement.outcomes);
  const visits = agreements
    .flatMap(({ agreement }) => agreement.visits)
    .filter(({ heldOn }) => within(span, heldOn));
  const halfDays = agreements.reduce((sum, { agreement }) => sum + usedIn(year, agreement), 0);
  const requests = cases.filter(({ submittedOn, createdOn }) => within(span, submittedOn ?? createdOn));
  return {
    title: `Report to governors, ${periodWords(period)}`,
    caption: `${subject?.name ?? ''}, ${authority}`,
    lead: 'For the headteacher and the governors of this school. It is confidential to the school and the school improvement service.',
    release: null,
    sections: [
      { key: 'summary', heading: 'In short', parts: [] },
      {
        key: 'band',
        heading: 'How the school stands',
        parts: [
          {
            kind: 'figures',
            caption: 'The school',
            figures: [
              figure('band', 'Band now', null, school?.band?.name ?? 'None agreed yet'),
              figure(
                'band-before',
                'Band at the end of last term',
                null,
                school?.bandBefore?.name ?? 'None agreed then',
              ),
              figure(
                'looked-at',
                'Last diagnosis',
                null,
                school?.lastLookOn ? dateWords(school.lastLookOn) : 'None yet',
              ),
              figure('judgement', 'Last inspection', null, school?.judgement.words ?? 'Not inspected yet'),
              figure(
                'pupils',
                'Pupils',
                school?.pupils ?? null,
                school?.pupils?.toLocaleString('en-GB') ?? 'Not recorded',
                '',
                '',
                'pupils',
              ),
            ],
          },
        ],
      },
      {
        key: 'support',
        heading: 'The support it had',
        parts: [
          {
            kind: 'figures',
            caption: 'This school year',
            figures: [
              figure('requests', 'Requests for support', requests.length, String(requests.length)),
              figure('agreements', 'Agreements', ofYear.length, String(ofYear.length)),
              figure(
                'days',
                'Days given',
                halfDays,
                halfDays === 0 ? 'None yet' : daysWords(halfDays),
                '',
                '',
                'half-days',
              ),
              ...visitFigures(visits),
              reviewFigure(
                ofYear.map(({ agreement }) => agreement),
                span,
              ),
              costFigure(ofYear.map(({ agreement }) => agreement)),
            ],
          },
          ...(ofYear.length > 0 ? [agreementsTable('Agreements of the year', 'Partner', year, ofYear)] : []),
          ...(requests.length > 0 ? [timesTable(requests)] : []),
        ],
      },
      {
        key: 'change',
        heading: 'What has changed',
        parts:
          outcomes.length === 0
            ? [{ kind: 'words', text: 'No support has ended this year, so no outcome has been judged yet.' }]
            : [
                resultsTable(outcomes),
                outcomesTable(outcomes),
                ...evaluations(ended.map(({ agreement }) => agreement)),
              ],
      },
      { key: 'next', heading: 'What happens next', parts: [] },
    ],
  };
}

function reviewFigure(agreements: readonly AgreementFact[], span: Span) {
  const due = agreements.flatMap(({ reviewsDue }) => reviewsDue).filter(({ dueBy }) => within(span, dueBy));
  const onTime = due.filter((one) => one.onTime).length;
  return figure(
    'reviews',
    'Improvement Reviews on time',
    onTime,
    due.length === 0 ? 'None due' : `${onTime} of ${due.length}`,
    '',
    'Of those that fell due this school year.',
  );
}

function costFigure(agreements: readonly AgreementFact[]) {
  const pence = agreements.reduce((sum, { spend }) => sum + (spend?.schoolPence ?? 0), 0);
  return figure(
    'cost',
    'What the school has paid or is to pay',
    pence,
    moneyWords(pence),
    `in ${count(agreements.length, 'agreement')}`,
    'The school’s part of claims approved so far, over the whole time of these agreements.',
    'pence',
  );
}

function timesTable(
  requests: readonly {
    ref: string;
    submittedOn: string | null;
    matchedOn: string | null;
    signedOn: string | null;
    firstVisitOn: string | null;
  }[],
): ReportPart {
  return {
    kind: 'table',
    key: 'times',
    caption: 'From request to first visit',
    columns: ['Request', 'Sent', 'Partner chosen', 'Agreement signed', 'First visit'].map((head) => ({
      head,
      unit: null,
    })),
    rows: requests.map((one) => [
      said(one.ref),
      day(one.submittedOn),
      day(one.matchedOn),
      day(one.signedOn),
      day(one.firstVisitOn),
    ]),
  };
}

function evaluations(agreements: readonly AgreementFact[]): ReportPart[] {
  const rows = agreements.flatMap(({ ref, evaluations: given }) =>
    given.map(({ evaluator, fit, again }) => [
      said(ref),
      said(EVALUATOR_NAMES[evaluator]),
      said(FIT_WORDS[fit]),
      said(AGAIN_WORDS[again]),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      key: 'evaluations',
      caption: 'What the three sides say of the support',
      columns: ['Agreement', 'Who', 'How it fitted', 'Would do it again'].map((head) => ({
        head,
        unit: null,
      })),
      rows,
    },
  ];
}
