import { Form, Link } from '@remix-run/react';
import { termWords } from '~/kernel/academic-year';
import { count, instantWords } from '~/kernel/words';
import type { FormReply } from '~/platform/forms.server';
import {
  BandTag,
  Button,
  EmptyState,
  ErrorSummary,
  Filters,
  formState,
  Hidden,
  NextStep,
  Page,
  Pagination,
  ProgressBar,
  Section,
  SelectField,
  Table,
  Tag,
  WarningText,
  withQuery,
} from '~/ui';
import type { AnalysisPageView } from '../analysis-queries.server';
import type { AnalysisFilter } from '../diagnosis-forms';
import { DIAGNOSIS_STATE_WORDS } from '../diagnosis-wording';
import { diagnosisHref } from './diagnosis-parts';

const SHOW_WORDS: Record<NonNullable<AnalysisFilter['show']>, string> = {
  changed: 'Proposed band differs from the one in force',
  'too-little': 'No band proposed: too little known, or like no band',
  'to-share': 'Drafts to write and share',
  open: 'With the school, or contested',
};

const RUN_WORDS = {
  running: { name: 'Going on', tone: 'yellow' },
  done: { name: 'Done', tone: 'green' },
  failed: { name: 'Stopped by a fault', tone: 'red' },
  interrupted: { name: 'Interrupted', tone: 'amber' },
} as const;

type Props = {
  page: AnalysisPageView;
  filter: AnalysisFilter;
  query: string;
  /** For a new run. */
  id: string;
  term: string;
  pageSize: number;
  answer?: FormReply;
};

/** The desk-top analysis of the whole authority: its run, and the diagnoses of the term. */
export function AnalysisPage(props: Props) {
  const { page, term, answer } = props;
  return (
    <Page
      wide
      title="Desk-top analysis"
      caption={termWords(term)}
      lead="Every open school measured against the framework in force, from the figures held. Each gets a draft diagnosis; nothing is shared with a school until an adviser shares it."
      tag={
        page.run ? <Tag tone={RUN_WORDS[page.run.status].tone}>{RUN_WORDS[page.run.status].name}</Tag> : null
      }
      next={<NextForRun {...props} />}
      actions={
        <>
          <Link to="/board">Schools by band</Link>
          <Link to="/analysis/predictions">Predicted and actual inspection outcomes</Link>
        </>
      }
    >
      <ErrorSummary form={formState(answer)} />
      {page.run?.status === 'running' ? (
        <>
          <ProgressBar label="Analysing" done={page.run.done} total={page.run.schools} unit="schools" />
          <p>
            This page brings itself up to date every two seconds. You can leave it: the work goes on.{' '}
            <Link to="/analysis">Look now</Link>
          </p>
        </>
      ) : null}
      {page.run?.problem ? <WarningText>{page.run.problem}</WarningText> : null}
      {page.run?.finishedAt ? (
        <p>
          Last run for {termWords(page.run.term)}: {count(page.run.schools, 'school')},{' '}
          {instantWords(page.run.finishedAt)}
          {page.run.by ? `, ${page.run.by}` : ''}.
        </p>
      ) : null}
      <Results {...props} />
    </Page>
  );
}

function NextForRun({ page, id, term }: Props) {
  const { run } = page;
  if (!page.hasFramework)
    return <NextStep title="A banding framework has to be adopted first" after="The lead adopts one." />;
  if (run?.status === 'running') return null;
  const again = run?.status === 'interrupted' || run?.status === 'failed';
  return (
    <NextStep
      title={again ? 'Take the analysis up where it stopped' : `Analyse every school for ${termWords(term)}`}
      after="Drafts of this term are replaced by new ones. What has been shared with a school this term is left alone."
    >
      <Form method="post">
        <Hidden values={again && run ? { id: run.id, term: run.term } : { id, term }} />
        <Button>{again ? 'Go on' : 'Start the analysis'}</Button>
      </Form>
    </NextStep>
  );
}

function Results({ page, filter, query, pageSize }: Props) {
  const band = (key: string | null) => page.bands.find((one) => one.key === key) ?? null;
  const form = formState(null, { ...filter });
  const active = [
    ...(filter.show
      ? [
          {
            label: SHOW_WORDS[filter.show],
            removeHref: withQuery('/analysis', query, { show: null, page: null }),
          },
        ]
      : []),
    ...(filter.band
      ? [
          {
            label: `Proposed: ${band(filter.band)?.name ?? filter.band}`,
            removeHref: withQuery('/analysis', query, { band: null, page: null }),
          },
        ]
      : []),
  ];
  return (
    <Section title="Diagnoses of this term">
      <Filters
        action="/analysis"
        active={active}
        fields={
          <>
            <SelectField
              form={form}
              name="show"
              label="Show"
              empty="All"
              optional
              options={Object.entries(SHOW_WORDS).map(([value, label]) => ({ value, label }))}
            />
            <SelectField
              form={form}
              name="band"
              label="Band proposed"
              empty="Any"
              optional
              options={page.bands.map(({ key, name }) => ({ value: key, label: name }))}
            />
          </>
        }
      >
        <Table
          caption="Diagnoses of this term, by school"
          hideCaption
          rows={page.results}
          rowKey={({ id }) => id}
          empty={
            <EmptyState
              title={active.length > 0 ? 'No diagnosis fits these filters' : 'No school analysed this term'}
            >
              <p>
                {active.length > 0
                  ? 'Take a filter off to see more.'
                  : 'Start the analysis to make the drafts.'}
              </p>
            </EmptyState>
          }
          columns={[
            {
              head: 'School',
              cell: (row) => <Link to={diagnosisHref({ urn: row.urn, id: row.id })}>{row.school}</Link>,
            },
            {
              head: 'State',
              cell: (row) => (
                <Tag tone={DIAGNOSIS_STATE_WORDS[row.state].tone}>
                  {DIAGNOSIS_STATE_WORDS[row.state].name}
                </Tag>
              ),
            },
            {
              head: 'Proposed',
              cell: (row) =>
                row.proposed ? <BandTag band={band(row.proposed)} /> : 'None: too little known',
            },
            { head: 'In force', cell: (row) => <BandTag band={band(row.inForce)} /> },
          ]}
        />
        {page.total > pageSize ? (
          <Pagination
            page={filter.page}
            pageSize={pageSize}
            total={page.total}
            path="/analysis"
            query={query}
            noun="school"
          />
        ) : null}
      </Filters>
    </Section>
  );
}
