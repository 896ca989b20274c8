import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { FormReply } from '~/platform/forms.server';
import {
  Button,
  ButtonRow,
  CheckboxGroup,
  DaysField,
  ErrorSummary,
  type FormState,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  Section,
  TextArea,
  TextField,
} from '~/ui';
import { FUNDERS, REVIEW_CADENCES } from '../domain/framework';
import { bandAnswers, criterionAnswers, FRAMEWORK_LONGEST } from '../framework-forms';
import { criterionWords, FUNDER_WORDS, REVIEW_WORDS } from '../framework-wording';
import type { FrameworkView } from '../frameworks.server';
import { CriterionFields } from './criterion-fields';
import { BAND_FIELDS, CRITERION_FIELDS } from './framework-fields';
import { type FieldNames, StaleAnswers } from './stale-answers';

export type EditProps = {
  /** Of the version that the form makes. */
  newId: string;
  framework: FrameworkView;
  inForce: string | null;
  answer?: FormReply;
};

/** Words and terms of a band. */
export function EditBandPage({ band: key, ...props }: EditProps & { band: string }) {
  const band = props.framework.bands.find((one) => one.key === key);
  if (!band) return null;
  const form = formState(props.answer, bandAnswers(band));
  return (
    <EditPage
      {...props}
      title={`Change ${band.name}`}
      form={form}
      names={BAND_FIELDS}
      button="Make the new version"
    >
      <TextField form={form} name="name" label="Name" width="half" maxLength={FRAMEWORK_LONGEST.name} />
      <TextField
        form={form}
        name="letter"
        label="Letter"
        width="figure"
        hint="Stands for the band where there is little room"
      />
      <TextArea
        form={form}
        name="meaning"
        label="What it means"
        rows={3}
        maxLength={FRAMEWORK_LONGEST.meaning}
      />
      <TextArea
        form={form}
        name="opens"
        optional
        label="What it opens"
        hint="One sentence to a line"
        rows={4}
        maxLength={FRAMEWORK_LONGEST.lines}
      />
      <TextArea
        form={form}
        name="requires"
        optional
        label="What it asks for"
        hint="One sentence to a line"
        rows={4}
        maxLength={FRAMEWORK_LONGEST.lines}
      />
      <RadioGroup
        form={form}
        name="review"
        label="How often is progress reviewed?"
        choices={REVIEW_CADENCES.map((value) => ({ value, label: REVIEW_WORDS[value] }))}
      />
      <Section title="Adviser days a year that the authority pays for">
        <p>Beyond the core offer. Leave both empty where days are settled with each school.</p>
        <div className="stack">
          <DaysField form={form} name="least" optional label="At least" />
          <DaysField form={form} name="most" optional label="At most" />
        </div>
      </Section>
      <Funding form={form} name="maintained" label="Who pays for brokered support of a maintained school?" />
      <Funding form={form} name="academy" label="Who pays for brokered support of an academy?" />
      <CheckboxGroup
        form={form}
        name="more"
        optional
        label="For schools in this band"
        choices={[
          { value: 'register', label: 'Invite them to offer support to others' },
          { value: 'reviews', label: 'Hold Improvement Reviews' },
        ]}
      />
    </EditPage>
  );
}

function Funding(props: { form: FormState; name: string; label: string }) {
  return <RadioGroup {...props} choices={FUNDERS.map((value) => ({ value, label: FUNDER_WORDS[value] }))} />;
}

/** A criterion, changed. */
export function EditCriterionPage({ criterion: key, ...props }: EditProps & { criterion: string }) {
  const criterion = props.framework.criteria.find((one) => one.key === key);
  if (!criterion) return null;
  const form = formState(props.answer, criterionAnswers(criterion));
  return (
    <EditPage
      {...props}
      title="Change a criterion"
      form={form}
      names={CRITERION_FIELDS}
      button="Make the new version"
    >
      <CriterionFields form={form} />
    </EditPage>
  );
}

/** A criterion more. */
export function AddCriterionPage({ band: key, ...props }: EditProps & { band: string }) {
  const band = props.framework.bands.find((one) => one.key === key);
  const form = formState(props.answer);
  return (
    <EditPage
      {...props}
      title={`Add a criterion to ${band?.name ?? ''}`}
      form={form}
      names={CRITERION_FIELDS}
      button="Add it and make the new version"
    >
      <CriterionFields form={form} />
    </EditPage>
  );
}

/** A criterion fewer. */
export function RemoveCriterionPage({ criterion: key, ...props }: EditProps & { criterion: string }) {
  const criterion = props.framework.criteria.find((one) => one.key === key) ?? null;
  const form = formState(props.answer);
  return (
    <EditPage
      {...props}
      title="Take out a criterion"
      form={form}
      names={{}}
      button="Take it out and make the new version"
    >
      <InsetText>
        <p className="whitespace-pre-line">{criterionWords(criterion)}</p>
      </InsetText>
      <p>Diagnoses already made keep their answer to it.</p>
    </EditPage>
  );
}

function EditPage({
  newId,
  framework,
  inForce,
  answer,
  title,
  form,
  names,
  button,
  children,
}: EditProps & { title: string; form: FormState; names: FieldNames; button: string; children: ReactNode }) {
  const back = `/frameworks/${framework.id}`;
  const crumbs = [
    { href: '/admin', label: 'Administration' },
    { href: '/admin/frameworks', label: 'Banding frameworks' },
    { href: back, label: framework.name },
  ];
  const lead = `${framework.name}, version ${framework.version}`;
  if (!framework.inForce && !answer) {
    return (
      <Page title={title} breadcrumbs={crumbs} lead={`${lead}, is no longer in force and stays as it is.`}>
        <p>
          <Link to={inForce ? `/frameworks/${inForce}` : '/admin/frameworks'}>
            Go to the version in force
          </Link>
        </p>
      </Page>
    );
  }
  return (
    <Page
      title={title}
      breadcrumbs={crumbs}
      lead={`${lead}, stays as it is. Your change makes the next version, for diagnoses made from then on.`}
    >
      <ErrorSummary form={form} />
      <StaleAnswers answer={answer} names={names} />
      <Form method="post" noValidate className="stack">
        {/* After a stale edit the form carries the version now in force: saving again is then a choice, not an accident. */}
        <Hidden values={{ id: newId, from: inForce ?? framework.id }} />
        {children}
        <TextArea
          form={form}
          name="note"
          label="Why are you making this change?"
          hint="Schools can read this on the framework’s page"
          rows={3}
          maxLength={FRAMEWORK_LONGEST.note}
        />
        <ButtonRow>
          <Button>{button}</Button>
          <Link to={back} className="inline-block py-2">
            Cancel
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
