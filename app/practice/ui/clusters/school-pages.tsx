import { Form, Link } from '@remix-run/react';
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  RadioGroup,
  SearchForm,
  SelectField,
  SummaryList,
  TextArea,
} from '~/ui';
import type { ClusterHead } from '../../clusters/head.server';
import type { ClusterPageView, schoolsToInvite } from '../../clusters/queries.server';
import type { ChairChoice } from '../../clusters/record.server';
import { CLUSTER_KIND_NAMES, nounOf } from '../../clusters/wording';
import { clusterCrumbs, focusWords } from './parts';

type Invite = NonNullable<Awaited<ReturnType<typeof schoolsToInvite>>>;

/** Asking schools of the authority to join: they are searched for, and chosen from what is found. */
export function InvitePage({ page, answer }: { page: Invite; answer?: FormAnswer }) {
  const { head, q, found, more } = page;
  const form = formState(answer, {});
  const at = `/clusters/${head.id}/invite`;
  return (
    <Page
      title="Ask schools to join"
      caption={head.name}
      breadcrumbs={clusterCrumbs(head)}
      lead="Each headteacher answers for their own school, and can say no without giving a reason."
    >
      <ErrorSummary form={form} />
      <SearchForm action={at} form={formState(null, { q })} label="Name, town or postcode" />
      {found.length === 0 ? (
        <EmptyState title="No school is found.">
          <p>Search with fewer words. Open schools of your authority that are not in it yet are shown.</p>
        </EmptyState>
      ) : (
        <Form method="post" action={q ? `${at}?q=${encodeURIComponent(q)}` : at} noValidate className="stack">
          <CheckboxGroup
            form={form}
            name="urns"
            label="Schools to ask"
            hint={more ? 'The first are shown. Search to find others.' : undefined}
            choices={found.map(({ urn, name, town, phaseName }) => ({
              value: String(urn),
              label: name,
              hint: [phaseName, town].filter(Boolean).join(', '),
            }))}
          />
          <ButtonRow>
            <Button>Ask these schools</Button>
            <Link to={`/clusters/${head.id}`} className="inline-block py-2">
              Go to the {nounOf(head.kind)}
            </Link>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}

/** A head’s answer for their school. */
export function AnswerPage({
  page,
  school,
  answer,
}: {
  page: ClusterPageView;
  school: { urn: number; name: string };
  answer?: FormAnswer;
}) {
  const { head, purpose, focusAreas, chair, schools } = page;
  const form = formState(answer, { urn: school.urn });
  const named = (state: string) =>
    schools
      .filter((one) => one.state === state && one.urn !== school.urn)
      .map(({ name }) => name)
      .join('\n');
  return (
    <Page
      title={`Does ${school.name} join?`}
      caption={head.name}
      breadcrumbs={clusterCrumbs(head)}
      lead={`A ${nounOf(head.kind)} is the schools’ own: your school takes part because it wants to, and can leave at any time.`}
    >
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'What it is', value: CLUSTER_KIND_NAMES[head.kind] },
          { label: 'What it is for', value: purpose },
          { label: 'Focus areas', value: focusWords(focusAreas) },
          { label: 'Chair', value: chair ? `${chair.name}, ${chair.schoolName}` : 'Not chosen yet' },
          { label: 'Schools in it', value: named('member') || 'None yet' },
          { label: 'Also asked', value: named('invited') || 'No other school' },
        ]}
      />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ urn: school.urn }} />
        <RadioGroup
          form={form}
          name="answer"
          label="Your answer"
          choices={[
            { value: 'join', label: 'We join' },
            { value: 'decline', label: 'We do not join' },
          ]}
        />
        <TextArea
          form={form}
          name="reason"
          label="Anything to say with it"
          hint="Whoever asked you reads it"
          rows={3}
          maxLength={500}
          optional
        />
        <ButtonRow>
          <Button>Send the answer</Button>
          <Link to={`/clusters/${head.id}`} className="inline-block py-2">
            Go back
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Choosing the chair, or handing it over. */
export function ChairPage({
  head,
  heads,
  chairId,
  answer,
}: {
  head: ClusterHead;
  heads: readonly ChairChoice[];
  chairId: string | null;
  answer?: FormAnswer;
}) {
  const form = formState(answer, { version: head.version, chairId });
  return (
    <Page
      title="Choose the chair"
      caption={head.name}
      breadcrumbs={clusterCrumbs(head)}
      lead="The chair is the headteacher of one of its schools, asks others to join, plans meetings and writes the minutes."
    >
      <ErrorSummary form={form} />
      {heads.length === 0 ? (
        <EmptyState title="None of its schools has a headteacher here yet.">
          <p>An administrator invites headteachers.</p>
        </EmptyState>
      ) : (
        <Form method="post" noValidate className="stack">
          <Hidden values={{ version: head.version }} />
          <SelectField
            form={form}
            name="chairId"
            label="Chair"
            empty="Choose a headteacher"
            width="full"
            options={heads.map(({ id, name, schoolName }) => ({
              value: id,
              label: `${name}, ${schoolName}`,
            }))}
          />
          <ButtonRow>
            <Button>Save</Button>
            <Link to={`/clusters/${head.id}`} className="inline-block py-2">
              Go back without saving
            </Link>
          </ButtonRow>
        </Form>
      )}
    </Page>
  );
}
