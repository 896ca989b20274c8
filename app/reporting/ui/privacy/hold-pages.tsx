import { Form, Link } from '@remix-run/react';
import { instantWords } from '~/kernel/words';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  Page,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  WarningText,
} from '~/ui';
import type { HoldView } from '../../privacy/rules.server';
import { PRIVACY_CRUMBS } from './register-page';

const CRUMBS = [...PRIVACY_CRUMBS, { href: '/admin/privacy/retention', label: 'What goes, and when' }];

function Back() {
  return (
    <Link to="/admin/privacy/retention" className="inline-block py-2">
      Go back, change nothing
    </Link>
  );
}

/** Where a hold is put. */
export function NewHoldPage({ formId, answer }: { formId: string; answer: FormAnswer | undefined }) {
  const form = formState(answer, { id: formId });
  return (
    <Page
      title="Put a hold"
      breadcrumbs={CRUMBS}
      lead="What is held stays, whatever its age. The hold counts from now on, for the next run as well."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') }} />
        <TextField
          form={form}
          name="urn"
          label="URN of the school"
          hint="Six digits. Leave it empty to hold everything of the authority"
          inputMode="numeric"
          width="short"
          optional
        />
        <TextArea
          form={form}
          name="reason"
          label="Why"
          hint="Such as a complaint, an inquiry or a claim. Administrators read this: name nobody"
          rows={3}
        />
        <ButtonRow>
          <Button>Put the hold</Button>
          <Back />
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** One hold, and how it is ended. */
export function HoldPage({
  hold,
  answer,
}: {
  hold: HoldView & { mayEnd: boolean };
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer, { version: hold.version });
  return (
    <Page
      title="Hold"
      caption={hold.what}
      breadcrumbs={CRUMBS}
      tag={hold.ended ? <Tag tone="grey">Ended</Tag> : <Tag tone="amber">Held</Tag>}
    >
      <ErrorSummary form={form} />
      <SummaryList
        rows={[
          { label: 'What is held', value: hold.urn === null ? hold.what : `${hold.what} (URN ${hold.urn})` },
          { label: 'Why', value: hold.reason },
          { label: 'Since', value: `${instantWords(new Date(hold.at))}, by ${hold.by}` },
          ...(hold.ended
            ? [{ label: 'Ended', value: `${instantWords(new Date(hold.ended.at))}: ${hold.ended.why}` }]
            : []),
        ]}
      />
      {hold.mayEnd ? (
        <Form method="post" noValidate className="stack">
          <WarningText>What is over goes for good with the next run after the hold has ended.</WarningText>
          <Hidden values={{ version: hold.version }} />
          <TextArea form={form} name="why" label="Why it is held no more" rows={3} />
          <ButtonRow>
            <Button tone="warning">End the hold</Button>
            <Back />
          </ButtonRow>
        </Form>
      ) : null}
    </Page>
  );
}
