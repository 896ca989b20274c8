import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  RadioGroup,
  Section,
  StaleNotice,
  SummaryList,
  TextArea,
} from '~/ui';
import type { RequestView } from '../../privacy/requests.server';
import { KIND_WORDS } from '../../privacy/wording';
import { REQUEST_CRUMBS, RequestTag } from './requests-page';

type Props = { request: RequestView; today: string; answer: (FormAnswer & { stale?: unknown }) | undefined };

/** One request: what was asked, what is to be done by when, and the answer. */
export function RequestPage({ request, today, answer }: Props) {
  const form = formState(answer, { version: request.version, identity: request.identity ?? '' });
  const open = request.state === 'open';
  const theirs = answer?.stale as { answer?: string; state?: string } | undefined; // put there by `stepRequest`
  return (
    <Page
      title={KIND_WORDS[request.kind]}
      caption={`${request.ref}, ${request.name}`}
      breadcrumbs={REQUEST_CRUMBS}
      tag={<RequestTag state={request.state} late={request.dueOn < today} />}
      next={open ? <Next request={request} /> : undefined}
    >
      <ErrorSummary form={form} />
      {theirs ? (
        <StaleNotice fields={[{ label: 'Answer', yours: form.value('answer'), theirs: theirs.answer }]} />
      ) : null}
      <SummaryList
        rows={[
          { label: 'Who', value: request.name },
          { label: 'Account', value: accountWords(request) },
          { label: 'What they asked for', value: request.asked },
          { label: 'Came', value: `${dateWords(request.receivedOn)}, written down by ${request.by}` },
          {
            label: open ? 'Answer by' : 'Was to be answered by',
            value: `${dateWords(request.dueOn)}${request.extended ? ', with two months more' : ''}`,
          },
          { label: 'How it was made sure who they are', value: request.identity },
          ...(request.answer ? [{ label: open ? 'Said so far' : 'Answer', value: request.answer }] : []),
          ...(request.answeredOn ? [{ label: 'Closed', value: dateWords(request.answeredOn) }] : []),
        ]}
        empty="Not written down yet"
      />
      {open ? (
        <Section title="Take a step">
          <Form method="post" noValidate className="stack">
            <Hidden values={{ version: request.version }} />
            <RadioGroup form={form} name="intent" label="What has happened?" choices={choicesOf(request)} />
            <TextArea
              form={form}
              name="identity"
              label="How you made sure who they are"
              hint="Needed before an answer and before an erasure. Name no secret"
              rows={3}
              optional
            />
            <TextArea
              form={form}
              name="answer"
              label="What they were told, or why"
              hint="Needed for every step but the first. People with an account are told that there is news, and read this in their account"
            />
            <Button>Save the step</Button>
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}

function accountWords({ account, pseudonym }: RequestView) {
  if (pseudonym) return `Erased: ${pseudonym} stands in the record`;
  if (!account) return 'None';
  return <span className="break-all">{account.email}</span>;
}

function choicesOf({ kind, extended }: RequestView) {
  return [
    {
      value: 'identify',
      label: 'It was made sure who they are',
      hint: 'Needed before an answer, and before an erasure',
    },
    ...(kind === 'erasure'
      ? []
      : [{ value: 'answer', label: 'It is answered', hint: 'They have been given what they asked for' }]),
    ...(extended
      ? []
      : [
          {
            value: 'extend',
            label: 'It takes longer',
            hint: 'Two months more, once, for what is complex. They have to be told within the first month',
          },
        ]),
    {
      value: 'refuse',
      label: 'It is refused',
      hint: 'They have to be told why, and that they can go to the Information Commissioner’s Office',
    },
    { value: 'withdraw', label: 'They took it back' },
  ];
}

/** What answers a request of its kind. */
function Next({ request }: { request: RequestView }) {
  if (request.kind === 'erasure')
    return (
      <NextStep
        title="Look at what would change"
        after="Nothing changes before somebody else than who wrote the request down carries it out."
      >
        <Link to={`/admin/privacy/requests/${request.id}/erase`} className="font-semibold">
          What an erasure changes, removes and keeps
        </Link>
      </NextStep>
    );
  if (request.kind === 'access' && request.account)
    return (
      <NextStep
        title="Make the copy, look through it, and give it to them"
        after={
          request.mayDownload
            ? 'Names of others are left out by themselves; passages in which others wrote about them are in a part of their own. Take out what would harm somebody else.'
            : 'The copy holds casework, so the head of service makes it.'
        }
      >
        {request.mayDownload ? (
          <a href={`/admin/privacy/requests/${request.id}.zip`} className="font-semibold">
            Download the copy (zip)
          </a>
        ) : null}
      </NextStep>
    );
  return (
    <NextStep
      title={`Answer by ${dateWords(request.dueOn)}`}
      after="Look into it, do what is right, tell them, and write down below what they were told."
    />
  );
}
