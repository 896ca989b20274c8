import { Form, Link } from '@remix-run/react';
import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  RadioGroup,
  Section,
  Table,
  Tag,
  TextArea,
} from '~/ui';
import type { RequestLine } from '../../privacy/requests.server';
import { KIND_WORDS, OWN_KIND_WORDS, STATE_TONES, STATE_WORDS } from '../../privacy/wording';

/** A person's own data: a copy of it, and what they may ask about it. */
export function OwnDataPage({
  formId,
  requests,
  answer,
}: {
  formId: string;
  requests: readonly (RequestLine & { answer: string | null })[];
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer, { id: formId });
  return (
    <Page
      title="Your data"
      breadcrumbs={[{ href: '/account', label: 'Your account' }]}
      lead={
        <>
          What Alongside holds about you is yours to see.{' '}
          <Link to="/help/privacy">What is held of everybody, why and for how long</Link>
        </>
      }
      next={
        <NextStep
          title="Take a copy"
          after="A zip file with a page to read, and the same as CSV and JSON. Names of other people, and notes that few may read, are left out. Keep it safe: it holds what you wrote about schools."
        >
          <ButtonLink to="/account/data.zip">Download a copy</ButtonLink>
        </NextStep>
      }
    >
      <ErrorSummary form={form} />
      <Section title="Ask for something else">
        <p>
          The head of service or an administrator answers within one month. For what others wrote about you,
          ask them for a copy: it is looked through first, so that nobody else is harmed by it.
        </p>
        <Form method="post" noValidate className="stack">
          <Hidden values={{ id: form.value('id') }} />
          <RadioGroup
            form={form}
            name="kind"
            label="What do you ask for?"
            choices={Object.entries(OWN_KIND_WORDS).map(([value, words]) => ({ value, ...words }))}
          />
          <TextArea form={form} name="asked" label="In your words" />
          <Button tone="secondary">Send the request</Button>
        </Form>
      </Section>
      <Section title="What you have asked">
        <Table
          caption="Your requests"
          hideCaption
          columns={[
            { head: 'Number', nowrap: true, cell: (one) => one.ref },
            { head: 'What', cell: (one) => KIND_WORDS[one.kind] },
            { head: 'Answer by', cell: (one) => dateWords(one.dueOn) },
            {
              head: 'State',
              cell: (one) => <Tag tone={STATE_TONES[one.state]}>{STATE_WORDS[one.state]}</Tag>,
            },
            { head: 'Answer', cell: (one) => one.answer ?? 'Not yet' },
          ]}
          rows={requests}
          rowKey={(one) => one.id}
          empty={<EmptyState title="You have asked for nothing yet" />}
        />
        <p>
          If you are not content with an answer you can go to the Information Commissioner’s Office, at
          ico.org.uk.
        </p>
      </Section>
    </Page>
  );
}
