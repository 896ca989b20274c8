import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { dateWords, instantWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  type StaleField,
  StaleNotice,
  SummaryList,
  TextArea,
  TextField,
  WarningText,
} from '~/ui';
import { figureWords } from '../../domain';
import type { ReadingPage } from '../../impact/queries.server';
import { KIND_WORDS } from '../../impact/wording';
import { between, crumbsOf, StateTag } from '../frame';
import { ConfirmFigures } from './new-readings-page';

type Answer = FormAnswer & { stale?: unknown };

/** A reading put right: what it should have been, and why. */
export function CorrectReading({
  page,
  formId,
  answer,
}: {
  page: ReadingPage;
  formId: string;
  answer?: Answer;
}) {
  const { point, outcome } = page;
  const form = formState(answer, {
    on: point.on,
    value: point.value,
    source: point.source,
    note: point.note ?? '',
  });
  const texts = Array.isArray(answer?.stale) ? (answer.stale as StaleField[]) : []; // made by the command
  return (
    <Frame page={page} title="Correct a reading">
      <ErrorSummary form={form} />
      {texts.length > 0 ? <StaleNotice fields={texts} changedBy={point.by} /> : null}
      <Known page={page} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ formId, seenId: point.id }} />
        <DateField form={form} name="on" label="When was it read?" hint="The date the figure is true of" />
        <TextField
          form={form}
          name="value"
          label={outcome.unit ? `Value, in ${outcome.unit}` : 'Value'}
          width="figure"
          inputMode="decimal"
          autoComplete="off"
        />
        <TextField form={form} name="source" label="Source" maxLength={300} />
        <TextField form={form} name="note" label="Note" maxLength={500} optional />
        <TextArea
          form={form}
          name="reason"
          label="Why is it corrected?"
          hint="All the parties see this, beside the reading as it was"
          maxLength={1000}
        />
        <ConfirmFigures form={form} />
        <ButtonRow>
          <Button>Save the correction</Button>
          <Back page={page} />
        </ButtonRow>
      </Form>
    </Frame>
  );
}

/** A reading taken out of count. */
export function WithdrawReading({ page, answer }: { page: ReadingPage; answer?: Answer }) {
  const form = formState(answer);
  return (
    <Frame page={page} title="Withdraw a reading">
      <ErrorSummary form={form} />
      <Known page={page} />
      <WarningText>
        It will no longer count, in the chart or anywhere else. It stays readable with your reason. If only a
        figure is wrong, correct it instead.
      </WarningText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ seenId: page.point.id }} />
        <TextArea
          form={form}
          name="reason"
          label="Why is it withdrawn?"
          hint="All the parties see this"
          maxLength={1000}
        />
        <ButtonRow>
          <Button tone="warning">Withdraw the reading</Button>
          <Back page={page} />
        </ButtonRow>
      </Form>
    </Frame>
  );
}

function Frame({ page, title, children }: { page: ReadingPage; title: string; children: ReactNode }) {
  return (
    <Page
      title={title}
      caption={`Agreement ${page.ref}. ${between(page)}`}
      breadcrumbs={[...crumbsOf(page), { label: 'Impact', href: `/agreements/${page.id}/impact` }]}
      tag={<StateTag state={page.state} />}
    >
      {children}
    </Page>
  );
}

function Known({ page: { point, outcome } }: { page: ReadingPage }) {
  return (
    <SummaryList
      rows={[
        { label: 'Measure', value: outcome.measure },
        {
          label: 'Reading',
          value: `${figureWords(point.value, outcome.unit)} on ${dateWords(point.on)} (${KIND_WORDS[point.kind].name.toLowerCase()})`,
        },
        { label: 'Source', value: point.source },
        { label: 'Entered by', value: `${point.by}, ${instantWords(point.at)}` },
      ]}
    />
  );
}

function Back({ page: { id } }: { page: ReadingPage }) {
  return (
    <Link to={`/agreements/${id}/impact`} className="inline-block py-2">
      Go back, change nothing
    </Link>
  );
}
