import { Form, Link } from '@remix-run/react';
import type { FormReply } from '~/platform/forms.server';
import {
  Button,
  ButtonRow,
  EmptyState,
  ErrorSummary,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  Section,
  TextField,
} from '~/ui';
import type { StartPageView } from '../queries.server';

/** The first page of a request: what it is, and for which school. */
export function StartPage({
  id,
  page,
  q,
  urn,
  answer,
}: {
  id: string;
  page: StartPageView;
  /** What a broker searched for. */
  q: string;
  /** The school the visitor came from. */
  urn: number | null;
  answer: FormReply | undefined;
}) {
  const { schools, search, drafts } = page;
  const only = schools.length === 1 ? schools[0] : undefined;
  const form = formState(answer, { urn: only?.urn ?? urn ?? '' });
  return (
    <Page
      title="Ask for support from another school"
      breadcrumbs={[{ label: 'Requests', href: '/requests' }]}
      lead={
        search
          ? 'You can write a request for a school. Its head reads it, changes what they want, and decides whether to send it.'
          : 'Say what has to improve and what would help. Your authority then looks for partners who fit, and you choose.'
      }
    >
      <ErrorSummary form={form} />
      <InsetText>
        <p>
          <strong>This is not a commitment.</strong> You can stop and come back, change your answers, or
          withdraw. Nothing is agreed, and nothing is charged, until an agreement is signed.
        </p>
      </InsetText>
      <Drafts drafts={drafts} />
      <Section title="What you will be asked">
        <ol>
          <li>what has to improve, where things are now, and what you want for children</li>
          <li>about how many days of support, and when</li>
          <li>how you would like to work</li>
          <li>anything else a partner should know, and a limit on cost if you have one</li>
        </ol>
        <p>It takes about 15 minutes. Have your latest figures to hand. Each page is saved as you go.</p>
      </Section>
      {search ? <SchoolSearch q={q} /> : null}
      {search && schools.length === 0 ? <NoSchools q={q} /> : null}
      {schools.length > 0 ? (
        <Form method="post" noValidate className="stack">
          <Hidden values={{ id }} />
          {only ? (
            <>
              <Hidden values={{ urn: only.urn }} />
              <p>
                This request is for <strong>{schoolWords(only)}</strong>.
              </p>
            </>
          ) : (
            <RadioGroup
              form={form}
              name="urn"
              label="Which school is it for?"
              hint={
                page.more
                  ? 'More schools fit what you typed. Type more of the name to find others.'
                  : undefined
              }
              choices={schools.map((school) => ({ value: String(school.urn), label: schoolWords(school) }))}
            />
          )}
          <ButtonRow>
            <Button>Start the request</Button>
          </ButtonRow>
        </Form>
      ) : null}
    </Page>
  );
}

function schoolWords({ name, town, urn }: StartPageView['schools'][number]): string {
  return `${name}${town ? `, ${town}` : ''} (${urn})`;
}

function Drafts({ drafts }: { drafts: StartPageView['drafts'] }) {
  if (drafts.length === 0) return null;
  return (
    <Section title="Requests already started">
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id}>
            <Link to={`/requests/${draft.id}`}>
              Continue {draft.ref}, {draft.schoolName}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function SchoolSearch({ q }: { q: string }) {
  return (
    <Form method="get" role="search" className="stack mb-6">
      <TextField
        form={formState(null, { q })}
        name="q"
        type="search"
        label="Find the school"
        hint="By name, town, postcode or URN"
        width="half"
      />
      <Button tone="secondary">Find schools</Button>
    </Form>
  );
}

function NoSchools({ q }: { q: string }) {
  if (q === '') return null;
  return (
    <EmptyState title={`No open school of your authority fits “${q}”`}>
      <p>Check the spelling, or try part of the name, the town or the URN.</p>
    </EmptyState>
  );
}
