import { Form, Link } from '@remix-run/react';
import { requestStateWords } from '~/diagnosis/wording';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  Section,
  SelectField,
  SummaryList,
  Table,
  Tag,
  TextArea,
} from '~/ui';
import type { SharedNote, SharePageView, shareFormPage } from '../../clusters/share-queries.server';
import { nounOf, SHARE_STATE_TAGS } from '../../clusters/wording';
import { clusterCrumbs } from './parts';

type ShareForm = NonNullable<Awaited<ReturnType<typeof shareFormPage>>>;

/** Sharing a request of one’s own school with its cluster. */
export function ShareFormPage({
  page,
  formId,
  chosen,
  answer,
}: {
  page: ShareForm;
  formId: string;
  chosen: string | null;
  answer?: FormAnswer;
}) {
  const { head, requests } = page;
  const form = formState(answer, { id: formId, requestId: chosen });
  return (
    <Page
      title="Share a request of your school"
      caption={head.name}
      breadcrumbs={clusterCrumbs(head)}
      lead="One request for support, made by your school for the others too. Each of the others says whether it takes part."
    >
      <ErrorSummary form={form} />
      {requests.length === 0 ? (
        <EmptyState
          title="Your school has no request that can be shared."
          action={<Link to="/requests/new">Ask for support</Link>}
        >
          <p>
            Begin a request first; it can be shared while it is being written, and until a partner is found.
          </p>
        </EmptyState>
      ) : (
        <Form method="post" noValidate className="stack">
          <Hidden values={{ id: form.value('id') || formId }} />
          <SelectField
            form={form}
            name="requestId"
            label="Request"
            empty="Choose a request"
            width="full"
            options={requests.map(({ id, ref, state }) => ({
              value: id,
              label: `${ref}, ${requestStateWords({ state, awaitingConfirmation: false }).name.toLowerCase()}`,
            }))}
          />
          <TextArea
            form={form}
            name="summary"
            label="What it is about"
            hint="Heads and chairs of governors of its schools and the service read these words. They never see the request itself, your needs or your diagnosis, so write nothing here that you would not tell them."
            maxLength={1000}
          />
          <ButtonRow>
            <Button>Share it</Button>
            <Link to={`/clusters/${head.id}`} className="inline-block py-2">
              Go back without sharing
            </Link>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}

/** A shared request as its cluster reads it. */
export function SharePage({ page, answer }: { page: SharePageView; answer?: FormAnswer }) {
  const { head, share, lead, partner, schools, over } = page;
  const state = requestStateWords({ state: page.state, awaitingConfirmation: false });
  return (
    <Page
      title="Shared request"
      caption={head.name}
      breadcrumbs={clusterCrumbs(head)}
      tag={share.ended ? <Tag>No longer shared</Tag> : <Tag tone={state.tone}>{state.name}</Tag>}
    >
      <SummaryList
        rows={[
          { label: 'What it is about', value: share.summary },
          { label: 'Led by', value: lead.name },
          { label: 'Shared on', value: dateWords(share.at.toISOString().slice(0, 10)) },
          {
            label: 'Who gives the support',
            value: partner ? <Link to={`/directory/${partner.id}`}>{partner.name}</Link> : 'Not agreed yet',
          },
          ...(page.requestHref
            ? [{ label: 'The request', value: <Link to={page.requestHref}>Open the request</Link> }]
            : []),
        ]}
      />
      <Answers page={page} answer={answer} />
      <Section title="Schools">
        <Table
          caption="Schools, and whether they take part"
          hideCaption
          rows={[{ ...lead, state: 'in' as const, note: 'Leads it' }, ...schools]}
          rowKey={({ urn }) => urn}
          columns={[
            { head: 'School', cell: ({ name }) => name },
            {
              head: 'Answer',
              cell: ({ state: said }) => (
                <Tag tone={SHARE_STATE_TAGS[said].tone}>{SHARE_STATE_TAGS[said].label}</Tag>
              ),
            },
            { head: 'What they said', cell: ({ note }) => note ?? '–' },
          ]}
        />
      </Section>
      {page.mayEnd && !over ? (
        <Section title="Stop sharing it">
          <p>The request goes on as your school’s own. The others are told.</p>
          <Form method="post" noValidate>
            <Hidden values={{ intent: 'end', version: share.version }} />
            <Button tone="secondary">Stop sharing it</Button>
          </Form>
        </Section>
      ) : null}
    </Page>
  );
}

function Answers({ page: { toAnswer }, answer }: { page: SharePageView; answer?: FormAnswer }) {
  const [own] = toAnswer;
  if (!own) return null;
  const form = formState(answer, {
    answer: own.state === 'asked' ? undefined : own.state,
    note: own.note,
  });
  return (
    <Section title={`Does ${own.name} take part?`}>
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ intent: 'answer', urn: own.urn, version: own.version }} />
        <RadioGroup
          form={form}
          name="answer"
          label="Your answer"
          hint="You can change it while the request is open"
          choices={[
            { value: 'in', label: 'We take part' },
            { value: 'out', label: 'We do not take part' },
          ]}
        />
        <TextArea
          form={form}
          name="note"
          label="Anything to say with it"
          hint="The other schools read it"
          rows={2}
          maxLength={500}
          optional
        />
        <ButtonRow>
          <Button>{own.state === 'asked' ? 'Send the answer' : 'Change the answer'}</Button>
        </ButtonRow>
      </Form>
    </Section>
  );
}

/** On a request’s page: for which cluster it is, or with which it could be shared. */
export function SharedRequestNote({ note, requestId }: { note: SharedNote | null; requestId: string }) {
  if (!note) return null;
  if (note.kind === 'could')
    return (
      <InsetText>
        <p>
          This request can be made for a whole cluster:{' '}
          {note.clusters.map(({ id, name }) => (
            <Link key={id} to={`/clusters/${id}/requests/new?request=${requestId}`} className="mr-3">
              share it with {name}
            </Link>
          ))}
        </p>
      </InsetText>
    );
  const noun = nounOf(note.clusterKind);
  return (
    <InsetText>
      <p>
        {note.ended
          ? `This request was shared with a ${noun}: `
          : note.taking === 1
            ? `This request is shared with a ${noun}; no other school has said yet that it takes part: `
            : `This request is for ${note.taking} schools of a ${noun}: `}
        <Link to={note.href}>{note.clusterName}</Link>
        {note.asked > 0 && !note.ended ? ` (${note.asked} still to answer)` : ''}
      </p>
    </InsetText>
  );
}
