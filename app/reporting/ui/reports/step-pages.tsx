import { Form, Link } from '@remix-run/react';
import { count, dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  SummaryList,
  TextArea,
  WarningText,
} from '~/ui';
import type { ReportHead } from '../../reports/queries.server';
import { KIND_WORDS } from '../../reports/wording';
import { REPORT_CRUMBS, ReportTag } from './report-page';

type Props = { head: ReportHead; about: string; readers: number; answer: FormAnswer | undefined };

const crumbs = ({ id, title }: ReportHead) => [...REPORT_CRUMBS, { label: title, href: `/reports/${id}` }];

function Back({ id }: { id: string }) {
  return (
    <Link to={`/reports/${id}`} className="inline-block py-2">
      Go back, change nothing
    </Link>
  );
}

/** Publishing, with what it means. */
export function PublishReportPage({ head, about, readers, answer }: Props) {
  const form = formState(answer, { version: head.version });
  return (
    <Page
      title="Publish the report"
      caption={`${head.title}: ${about}`}
      breadcrumbs={crumbs(head)}
      tag={<ReportTag state={head.state} />}
    >
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'Report', value: head.title },
          { label: 'About', value: about },
          { label: 'Figures of', value: dateWords(head.asOf) },
          {
            label: 'For',
            value: `${KIND_WORDS[head.kind].readers}: ${readers === 0 ? 'nobody has an account yet' : count(readers, 'person', 'people')}`,
          },
        ]}
      />
      <p className="max-w-measure">
        They are told, and can read it from now on. It stays as it is: what changes later does not change it.
        If something in it turns out to be wrong, withdraw it and make it again.
      </p>
      <Form method="post" noValidate>
        <Hidden values={{ version: head.version }} />
        <ButtonRow>
          <Button>Publish it</Button>
          <Back id={head.id} />
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Withdrawing, with a reason its readers see. */
export function WithdrawReportPage({ head, about, readers, answer }: Props) {
  const form = formState(answer, { version: head.version });
  return (
    <Page
      title="Withdraw the report"
      caption={`${head.title}: ${about}`}
      breadcrumbs={crumbs(head)}
      tag={<ReportTag state={head.state} />}
    >
      <ErrorSummary form={form} />
      <WarningText>
        {head.state === 'published'
          ? `It was published to ${count(readers, 'person', 'people')}. They are told, and can no longer open it here; copies they have kept stay with them.`
          : 'Nobody has been given it. It stays in the list as withdrawn.'}
      </WarningText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: head.version }} />
        <TextArea
          form={form}
          name="reason"
          label="Why it is withdrawn"
          hint="Its readers see this. Name no school and no person that the report does not name"
          rows={4}
          maxLength={500}
        />
        <ButtonRow>
          <Button tone="warning">Withdraw it</Button>
          <Back id={head.id} />
        </ButtonRow>
      </Form>
    </Page>
  );
}
