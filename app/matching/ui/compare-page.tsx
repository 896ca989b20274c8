import type { ReactNode } from 'react';
import type { Format } from '~/directory/domain';
import { designationWords, FORMAT_NAMES } from '~/directory/wording';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { list } from '~/kernel/words';
import { ButtonLink, type Column, EmptyState, NextStep, Page, Table } from '~/ui';
import { workingWords } from '../change-wording';
import { FACTOR_LABELS } from '../domain/factors';
import { FACTOR_KEYS } from '../domain/model';
import type { Candidate, ShortlistView } from '../queries/shortlist.server';
import { HowScored, RequestOutline, requestCrumbs } from './parts';

type Row = { key: string; label: string; cell: (one: Candidate) => ReactNode };

const FACTS: readonly Row[] = [
  { key: 'offer', label: 'Offer', cell: (one) => one.title },
  { key: 'kind', label: 'Kind of leader', cell: (one) => designationWords(one.designation) },
  {
    key: 'home',
    label: 'Home school',
    cell: (one) => [one.home.name, one.home.town].filter(Boolean).join(', '),
  },
  {
    key: 'how',
    label: 'How',
    cell: (one) => list(one.formats.map((format) => FORMAT_NAMES[format as Format] ?? format)),
  },
  {
    key: 'rate',
    label: 'Day rate',
    cell: (one) => (one.dayRatePence === 0 ? 'No charge' : moneyWords(one.dayRatePence)),
  },
  {
    key: 'free',
    label: 'Days free',
    cell: (one) => (one.freeHalfDays === null ? 'Not known' : daysWords(one.freeHalfDays)),
  },
  {
    key: 'fit',
    label: 'Fit',
    cell: (one) => (one.score === null ? 'Not scored' : `${one.score} out of 100`),
  },
];

const FACTORS: readonly Row[] = FACTOR_KEYS.map((key) => ({
  key,
  label: FACTOR_LABELS[key],
  cell: (one) => {
    const factor = one.factors.find((reading) => reading.key === key);
    return factor ? (
      <>
        {factor.points} of {factor.weight}. {factor.sentence}
        <span className="block text-sm text-ink-soft">{workingWords(factor)}</span>
      </>
    ) : (
      'Not scored'
    );
  },
}));

/** Whether a factor counts in the score of any of them. */
function weighs(key: string, candidates: readonly Candidate[]): boolean {
  return candidates.some(({ factors }) => factors.some((factor) => factor.key === key));
}

/** Partners side by side; below 640 px each line of the comparison becomes a card with every partner in it. */
export function ComparePage({ view }: { view: ShortlistView }) {
  const { request, candidates, as } = view;
  const columns: Column<Row>[] = [
    { head: 'What', cell: (row) => row.label },
    ...candidates.map((one): Column<Row> => ({ head: one.providerName, cell: (row) => row.cell(one) })),
  ];
  const mayChoose =
    as.clientHead && request.state === 'matching' && candidates.every(({ state }) => state === 'shortlisted');
  return (
    <Page
      wide
      title="Compare possible partners"
      caption={`${request.ref}, ${request.schoolName}`}
      breadcrumbs={requestCrumbs(request, {
        label: 'Possible partners',
        href: `/requests/${request.id}/matches`,
      })}
      lead={<RequestOutline request={request} />}
      next={
        mayChoose && candidates.length > 0 ? (
          <NextStep title="Choose a partner, or ask for others" after="Choosing is not yet an agreement.">
            <ButtonLink to={`/requests/${request.id}/choose`}>Choose</ButtonLink>
          </NextStep>
        ) : undefined
      }
    >
      {candidates.length < 2 ? (
        <EmptyState title="There are not yet two partners to compare">
          <p>A comparison needs at least two on the shortlist.</p>
        </EmptyState>
      ) : (
        <>
          <Table caption="The offers" columns={columns} rows={FACTS} rowKey={(row) => row.key} />
          <Table
            caption="What the fit is made of"
            columns={columns}
            rows={FACTORS.filter(({ key }) => weighs(key, candidates))}
            rowKey={(row) => row.key}
          />
          <HowScored />
        </>
      )}
    </Page>
  );
}
