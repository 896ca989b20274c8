import { Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import {
  ButtonLink,
  Details,
  DownloadList,
  EmptyState,
  NextStep,
  Page,
  Pagination,
  Section,
  SummaryList,
  Table,
  Tag,
  withQuery,
} from '~/ui';
import { diagnosisTitle } from '../diagnosis-wording';
import { type CrossTable, EXPECTATIONS } from '../domain';
import type { PredictionFilter } from '../prediction-forms';
import type { OutlookRow, PredictionsPageView } from '../prediction-queries.server';
import {
  EXPECTATION_WORDS,
  foundWords,
  gradeWords,
  NOT_COMPARABLE_WORDS,
  RESULT_WORDS,
  shareWords,
} from '../prediction-wording';
import { diagnosisHref } from './diagnosis-parts';
import { PredictionChart } from './prediction-chart';
import { QuickViews } from './quick-views';

const PATH = '/analysis/predictions';

type Props = {
  page: PredictionsPageView;
  filter: PredictionFilter;
  query: string;
  pageSize: number;
  shown: number;
};

/** What the service predicted beside what inspections found, and what it predicts now. */
export function PredictionsPage(props: Props) {
  const { page } = props;
  const { calibration } = page;
  return (
    <Page
      wide
      title="Predicted and actual inspection outcomes"
      breadcrumbs={[{ label: 'Analysis', href: '/analysis' }]}
      lead="Each diagnosis says what the service expects the next inspection to find. Setting that beside what was found shows how well the service knows its schools."
      next={
        page.predictions === 0 ? (
          <NextStep
            title="No prediction has been shared with a school yet"
            after="It is part of writing a diagnosis. Once the school has been inspected, the two appear here side by side."
          >
            <ButtonLink to="/analysis?show=to-share">See the diagnoses to write and share</ButtonLink>
          </NextStep>
        ) : null
      }
    >
      <Section title="How often the prediction held">
        {calibration.compared === 0 ? (
          <EmptyState title="No school has been inspected since a prediction was shared">
            <p>
              {page.predictions > 0
                ? `${count(page.predictions, 'prediction')} shared so far. The comparison begins with the first inspection that comes after one.`
                : 'The comparison begins with the first inspection that comes after a prediction.'}
            </p>
          </EmptyState>
        ) : (
          <Held {...props} />
        )}
        <Rule />
      </Section>
      {calibration.compared > 0 ? <Compared {...props} /> : null}
      <Outlook {...props} />
    </Page>
  );
}

function Held({ page: { calibration, tables } }: Props) {
  const { compared, comparable, matched, higher, lower, withinOne } = calibration;
  return (
    <>
      <SummaryList
        rows={[
          { label: 'Inspections after a prediction', value: compared.toLocaleString('en-GB') },
          {
            label: 'Comparable',
            value:
              comparable === compared
                ? 'All'
                : `${shareWords(comparable, compared)}; the rest are listed below with the reason`,
          },
          ...(comparable > 0
            ? [
                { label: 'As predicted', value: shareWords(matched, comparable) },
                { label: 'Higher than predicted', value: shareWords(higher, comparable) },
                { label: 'Lower than predicted', value: shareWords(lower, comparable) },
                { label: 'Within one grade', value: shareWords(withinOne, comparable) },
              ]
            : []),
        ]}
      />
      {tables.map((table) => (
        <Cross key={table.scale} table={table} />
      ))}
    </>
  );
}

const SCALE_WORDS = {
  overall: 'Overall grades',
  'report-card': 'Report cards, by the lowest grade of any area',
} as const;

function Cross({ table }: { table: CrossTable }) {
  const { grades, counts, total, scale } = table;
  const sums = grades.map((_, column) => counts.reduce((sum, row) => sum + (row[column] ?? 0), 0));
  return (
    <>
      <h3 className="mt-8 mb-3">
        {SCALE_WORDS[scale]} ({count(total, 'inspection')})
      </h3>
      <div className="gap-10 xl:grid xl:grid-cols-[24rem_minmax(0,1fr)]">
        <div>
          <p className="text-sm text-ink-soft">
            Down: predicted. Across: found, by the same numbers. Shaded: where both agree.
          </p>
          <PredictionChart table={table} />
        </div>
        <Table
          caption="The same in figures: predicted in rows, found in columns"
          rows={grades.map((grade, i) => ({ ...grade, found: counts[i] ?? [] }))}
          rowKey={({ key }) => key}
          columns={[
            { head: 'Predicted', cell: ({ label }) => label },
            ...grades.map(({ label }, i) => ({
              head: label,
              numeric: true,
              cell: ({ found }: { found: readonly number[] }) => found[i] ?? 0,
            })),
          ]}
          total={['Found in all', ...sums.map(String)]}
        />
      </div>
    </>
  );
}

function Rule() {
  return (
    <Details summary="How predictions and inspections are set against each other">
      <ul>
        <li>
          An inspection counts against the last prediction shared with the school before its first day. One
          shared on that day or later is about the inspection after.
        </li>
        <li>A prediction counts once: the next inspection needs a new one.</li>
        <li>
          Graded inspections and report cards count. Ungraded and monitoring inspections give no grades and
          are passed over.
        </li>
        <li>
          A report card has no overall grade. The lowest grade of any of its areas stands for it, and is
          compared only with a prediction made on the grades of report cards. Safeguarding, which is met or
          not met, is said beside it.
        </li>
        <li>
          A prediction of an overall grade is not comparable with a report card, nor with an inspection that
          gave no overall grade. No grade is made up for either.
        </li>
        <li>A school that converted is one school; one that was joined with another starts anew.</li>
      </ul>
    </Details>
  );
}

function Compared({ page, shown }: Props) {
  const { comparisons, calibration } = page;
  return (
    <Section title="Inspections after a prediction">
      {calibration.compared > shown ? (
        <p>
          The latest {shown} of {calibration.compared.toLocaleString('en-GB')}; all are in the tables above.
        </p>
      ) : null}
      <Table
        caption="Inspections after a prediction, the latest first"
        hideCaption
        rows={comparisons}
        rowKey={({ inspection }) => inspection.id}
        columns={[
          {
            head: 'School',
            cell: ({ school, inspection, predictedAs }) => (
              <>
                <Link to={`/schools/${inspection.urn}/data`}>{school}</Link>
                {predictedAs ? (
                  <span className="block text-sm font-normal text-ink-soft">
                    Predicted for {predictedAs}, which it came from
                  </span>
                ) : null}
              </>
            ),
          },
          {
            head: 'Predicted',
            cell: ({ prediction }) => (
              <>
                {gradeWords(prediction.outcome)}
                <span className="block text-sm">
                  <Link to={diagnosisHref({ urn: prediction.urn, id: prediction.diagnosisId })}>
                    {dateWords(prediction.on)}
                  </Link>
                </span>
              </>
            ),
          },
          {
            head: 'Found',
            cell: ({ found, inspection }) => (
              <>
                {foundWords(found)}
                <span className="block text-sm text-ink-soft">{dateWords(inspection.startedOn)}</span>
                {found.kind === 'grade' && found.areas.length > 0 ? (
                  <span className="block text-sm text-ink-soft">{found.areas.join(', ')}</span>
                ) : null}
                {found.kind === 'grade' && found.safeguardingNotMet ? (
                  <span className="block text-sm">Safeguarding standards not met</span>
                ) : null}
              </>
            ),
          },
          {
            head: 'Result',
            cell: ({ result, why }) => (
              <>
                <Tag tone={RESULT_WORDS[result].tone}>{RESULT_WORDS[result].name}</Tag>
                {why ? (
                  <span className="mt-1 block text-sm text-ink-soft">{NOT_COMPARABLE_WORDS[why]}</span>
                ) : null}
              </>
            ),
          },
        ]}
      />
    </Section>
  );
}

function Outlook({ page, filter, query, pageSize }: Props) {
  const { outlook } = page;
  return (
    <Section title="Judgement now and prediction, school by school">
      <p>
        Schools whose judgement is expected to change come first, then the others with a prediction, then
        those without one.
      </p>
      <QuickViews
        label="Which schools"
        views={[null, ...EXPECTATIONS].map((show) => ({
          label: show
            ? `${EXPECTATION_WORDS[show].name} (${outlook.counts[show]})`
            : `All open schools (${Object.values(outlook.counts).reduce((sum, n) => sum + n, 0)})`,
          href: withQuery(PATH, query, { show, page: null }),
          current: (show ?? undefined) === filter.show,
        }))}
      />
      <Table
        caption="Open schools by name"
        hideCaption
        rows={outlook.rows}
        rowKey={({ urn }) => urn}
        empty={
          <EmptyState title={filter.show ? 'No school is like this' : 'No open school is held'}>
            <p>
              {filter.show
                ? 'Take the filter off to see all.'
                : 'An administrator imports schools from the national register.'}
            </p>
          </EmptyState>
        }
        columns={OUTLOOK_COLUMNS}
      />
      {outlook.total > pageSize ? (
        <Pagination
          page={outlook.page}
          pageSize={pageSize}
          total={outlook.total}
          path={PATH}
          query={query}
          noun="school"
        />
      ) : null}
      <DownloadList list="predictions" total={outlook.total} />
    </Section>
  );
}

const OUTLOOK_COLUMNS = [
  {
    head: 'School',
    cell: (row: OutlookRow) => (
      <>
        <Link to={`/schools/${row.urn}/diagnosis`}>{row.school}</Link>
        <span className="block text-sm font-normal text-ink-soft">{row.phaseName}</span>
      </>
    ),
  },
  {
    head: 'Judgement now',
    cell: (row: OutlookRow) => (
      <>
        {foundWords(row.now)}
        {row.inspectedOn ? (
          <span className="block text-sm text-ink-soft">{dateWords(row.inspectedOn)}</span>
        ) : null}
        {row.from === 'register' ? (
          <span className="block text-sm text-ink-soft">From the national register</span>
        ) : null}
      </>
    ),
  },
  {
    head: 'Predicted',
    cell: ({ prediction, urn }: OutlookRow) =>
      prediction ? (
        <>
          {gradeWords(prediction.outcome)}
          <span className="block text-sm text-ink-soft">
            {diagnosisTitle(prediction.term).replace('Diagnosis, ', '')}
            {prediction.urn === urn ? '' : ', for the school it came from'}
          </span>
        </>
      ) : (
        'Not said'
      ),
  },
  {
    head: 'What that means',
    cell: ({ expectation }: OutlookRow) => (
      <Tag tone={EXPECTATION_WORDS[expectation].tone}>{EXPECTATION_WORDS[expectation].name}</Tag>
    ),
  },
];
