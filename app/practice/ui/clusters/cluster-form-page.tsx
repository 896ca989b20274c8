import { Form, Link } from '@remix-run/react';
import { FOCUS_AREAS } from '~/diagnosis/domain/focus-areas';
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  DateField,
  Details,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  Page,
  RadioGroup,
  SelectField,
  StaleNotice,
  TextArea,
  TextField,
} from '~/ui';
import { bothOf } from '../../clusters/both-texts';
import type { ClusterHead } from '../../clusters/head.server';
import { CLUSTER_KIND_HINTS, CLUSTER_KIND_NAMES } from '../../clusters/wording';
import { CLUSTER_KINDS } from '../../domain/vocabulary';
import { CLUSTERS_CRUMB, clusterCrumbs } from './parts';

type Answer = FormAnswer & { stale?: unknown };

/** Forming a cluster or joint project. */
export function NewClusterPage({
  formId,
  today,
  schools,
  answer,
}: {
  formId: string;
  today: string;
  /** The head’s own schools; none for the service. */
  schools: readonly { urn: number; name: string }[];
  answer?: Answer;
}) {
  const [first] = schools;
  const form = formState(answer, { id: formId, startsOn: today, urn: first?.urn });
  return (
    <Page
      title="Form a cluster or joint project"
      breadcrumbs={[CLUSTERS_CRUMB]}
      lead={
        first
          ? 'Your school is in it from the start and you chair it. On the next page you ask the other schools.'
          : 'It begins empty. On the next page you ask schools to join; each headteacher answers for their own.'
      }
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') || formId }} />
        {schools.length > 1 ? (
          <SelectField
            form={form}
            name="urn"
            label="Your school"
            options={schools.map(({ urn, name }) => ({ value: String(urn), label: name }))}
          />
        ) : (
          <Hidden values={{ urn: first?.urn }} />
        )}
        <ClusterFields form={form} />
        <ButtonRow>
          <Button>Form it and ask schools</Button>
          <Link to="/clusters" className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** Changing what a cluster says of itself. */
export function EditClusterPage({
  head,
  values,
  answer,
}: {
  head: ClusterHead;
  values: Record<string, unknown>;
  answer?: Answer;
}) {
  const form = formState(answer, values);
  const both = bothOf(answer);
  return (
    <Page title="Change its name or purpose" caption={head.name} breadcrumbs={clusterCrumbs(head)}>
      <ErrorSummary form={form} />
      {both.length > 0 ? <StaleNotice fields={both} /> : null}
      <Form method="post" noValidate className="stack">
        {/* After somebody else's change has been shown, saving again means to write over it. */}
        <Hidden values={{ version: both.length > 0 ? head.version : form.value('version') }} />
        <ClusterFields form={form} />
        <ButtonRow>
          <Button>Save the changes</Button>
          <Link to={`/clusters/${head.id}`} className="inline-block py-2">
            Go back without saving
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}

function ClusterFields({ form }: { form: FormState }) {
  return (
    <>
      <RadioGroup
        form={form}
        name="kind"
        label="What is it?"
        choices={CLUSTER_KINDS.map((value) => ({
          value,
          label: CLUSTER_KIND_NAMES[value],
          hint: CLUSTER_KIND_HINTS[value],
        }))}
      />
      <TextField form={form} name="name" label="Name" hint="For example, Wendle Vale writing cluster" />
      <TextArea
        form={form}
        name="purpose"
        label="What it is for"
        hint="The schools you ask read this before they answer"
        maxLength={2000}
      />
      <FocusAreaFields form={form} />
      <DateField form={form} name="startsOn" label="First day" />
      <DateField form={form} name="endsOn" label="Last day" hint="For a joint project" optional />
    </>
  );
}

/** Focus areas to choose several of, folded away: most things are about one or two. */
export function FocusAreaFields({ form }: { form: FormState }) {
  const chosen = form.values('focusAreas').length;
  return (
    <Details summary={`Focus areas it is about${chosen > 0 ? ` (${chosen} chosen)` : ' (optional)'}`}>
      <CheckboxGroup
        form={form}
        name="focusAreas"
        label="Focus areas"
        columns
        choices={FOCUS_AREAS.map(({ key, name }) => ({ value: key, label: name }))}
        optional
      />
    </Details>
  );
}
