import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  SelectField,
} from '~/ui';
import type { StartPage } from '../../reports/queries.server';
import { KIND_WORDS, periodWords } from '../../reports/wording';
import { REPORT_CRUMBS } from './report-page';

type Props = {
  start: StartPage;
  about: string;
  replaces: string;
  answer: FormAnswer | undefined;
};

/** First which kind of report, then of what time and about whom. */
export function StartReportPage(props: Props) {
  return props.start.kind ? <AboutWhat {...props} kind={props.start.kind} /> : <WhichKind {...props} />;
}

function WhichKind({ start }: Props) {
  return (
    <Page
      title="Make a report"
      breadcrumbs={REPORT_CRUMBS}
      lead="Each takes the figures of today, and your own words beside them."
    >
      <ul className="list-none p-0">
        {start.kinds.map((kind) => (
          <li key={kind} className="mb-6 border-t border-line pt-4">
            <Link to={`/reports/new?kind=${kind}`} className="text-lg font-semibold">
              {KIND_WORDS[kind].name}
            </Link>
            <p className="mt-1 max-w-measure">{KIND_WORDS[kind].holds}</p>
            <p className="text-sm text-ink-soft">For {KIND_WORDS[kind].readers}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}

function AboutWhat({
  kind,
  start: { periods, subjects, kinds },
  about,
  replaces,
  answer,
}: Props & { kind: NonNullable<StartPage['kind']> }) {
  const form = formState(answer, {
    period: periods[0] ?? '',
    about: about || (subjects.length === 1 ? (subjects[0]?.value ?? '') : ''),
  });
  const yearly = kind === 'school' || kind === 'provider';
  return (
    <Page
      title={KIND_WORDS[kind].name}
      caption="Make a report"
      breadcrumbs={
        kinds.length > 1
          ? [...REPORT_CRUMBS, { label: 'Make a report', href: '/reports/new' }]
          : REPORT_CRUMBS
      }
      lead={KIND_WORDS[kind].holds}
    >
      <ErrorSummary form={form} />
      {replaces ? (
        <InsetText>
          <p>
            It takes the place of <Link to={`/reports/${replaces}`}>the earlier report</Link>, which is
            withdrawn when this one is published.
          </p>
        </InsetText>
      ) : null}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ kind, replaces: replaces || null }} />
        {subjects.length > 0 || yearly ? (
          <SelectField
            form={form}
            name="about"
            label={kind === 'school' ? 'School' : 'Provider'}
            empty={kind === 'school' ? 'Choose a school' : 'Choose a provider'}
            options={subjects}
          />
        ) : null}
        <RadioGroup
          form={form}
          name="period"
          label={yearly ? 'School year' : 'Term'}
          hint="What it is called by. Its figures are those of today."
          choices={periods.map((period) => {
            const words = periodWords(period);
            return { value: period, label: words.charAt(0).toUpperCase() + words.slice(1) };
          })}
        />
        <ButtonRow>
          <Button>See the figures</Button>
          <Link to="/reports" className="inline-block py-2">
            Go back
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
