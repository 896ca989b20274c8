import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Pagination,
  RadioGroup,
  Table,
  Tag,
  TextArea,
  TextField,
} from '~/ui';
import { REQUEST_KINDS } from '../../domain/privacy/requests';
import type { RequestLine } from '../../privacy/requests.server';
import { KIND_WORDS, STATE_TONES, STATE_WORDS } from '../../privacy/wording';
import { PRIVACY_CRUMBS } from './register-page';

export const REQUEST_CRUMBS = [...PRIVACY_CRUMBS, { href: '/admin/privacy/requests', label: 'Requests' }];

/** How far a request is; a day that has passed is said. */
export function RequestTag({ state, late }: { state: RequestLine['state']; late: boolean }) {
  if (state === 'open' && late) return <Tag tone="red">Overdue</Tag>;
  return <Tag tone={STATE_TONES[state]}>{STATE_WORDS[state]}</Tag>;
}

/** Requests about people's own data. */
export function RequestsPage({
  rows,
  total,
  page,
  perPage,
  today,
}: {
  rows: readonly RequestLine[];
  total: number;
  page: number;
  perPage: number;
  today: string;
}) {
  return (
    <Page
      title="Requests about people’s own data"
      wide
      breadcrumbs={PRIVACY_CRUMBS}
      lead="Each is answered within one month of the day it came. People who sign in can take a copy of their own data at any time, from their account."
      next={
        <NextStep
          title="Write down a request"
          after="It can come by letter, mail or word of mouth, to anybody. The time counts from the day it came."
        >
          <ButtonLink to="/admin/privacy/requests/new">Write down a request</ButtonLink>
        </NextStep>
      }
    >
      <Table
        caption="Requests, open ones first"
        hideCaption
        columns={[
          {
            head: 'Number',
            nowrap: true,
            cell: (one) => <Link to={`/admin/privacy/requests/${one.id}`}>{one.ref}</Link>,
          },
          { head: 'Who', cell: (one) => one.name },
          { head: 'What', cell: (one) => KIND_WORDS[one.kind] },
          { head: 'Came', cell: (one) => dateWords(one.receivedOn) },
          { head: 'Answer by', cell: (one) => dateWords(one.dueOn) },
          { head: 'State', cell: (one) => <RequestTag state={one.state} late={one.dueOn < today} /> },
        ]}
        rows={rows}
        rowKey={(one) => one.id}
        empty={<EmptyState title="Nobody has asked yet" />}
      />
      <Pagination
        page={page}
        pageSize={perPage}
        total={total}
        path="/admin/privacy/requests"
        noun="request"
      />
    </Page>
  );
}

/** Where a request is written down. */
export function NewRequestPage({ formId, answer }: { formId: string; answer: FormAnswer | undefined }) {
  const form = formState(answer, { id: formId });
  return (
    <Page title="Write down a request" breadcrumbs={REQUEST_CRUMBS}>
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') }} />
        <RadioGroup
          form={form}
          name="kind"
          label="What do they ask for?"
          choices={REQUEST_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
        />
        <TextField form={form} name="name" label="Their name" width="half" autoComplete="off" />
        <TextField
          form={form}
          name="email"
          label="Email address of their account"
          hint="Leave it empty if they have none. An erasure needs it"
          type="email"
          width="half"
          autoComplete="off"
          optional
        />
        <TextArea form={form} name="asked" label="What they asked for, in their words" />
        <DateField
          form={form}
          name="receivedOn"
          label="When did it come?"
          hint="The day it reached anybody here"
        />
        <TextArea
          form={form}
          name="identity"
          label="How you made sure who they are"
          hint="Such as: rang back at the school’s number. It can follow later, before the answer"
          rows={3}
          optional
        />
        <ButtonRow>
          <Button>Write it down</Button>
          <Link to="/admin/privacy/requests" className="inline-block py-2">
            Go back, change nothing
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
