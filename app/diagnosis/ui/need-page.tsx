import { Form, Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { FormReply } from '~/platform/forms.server';
import {
  Button,
  ButtonRow,
  ErrorSummary,
  formState,
  Hidden,
  Page,
  RadioGroup,
  Section,
  Tag,
  TextArea,
} from '~/ui';
import { focusAreaName, NEED_PARTS, phasesOfSchool } from '../domain';
import { LONGEST } from '../forms';
import type { NeedsPageView } from '../need-queries.server';
import type { SchoolReach } from '../reach.server';
import { NEED_STATE_WORDS, PART_TITLES } from '../wording';
import { AskForSupport, isFree } from './ask-for-support';
import { NeedFields } from './need-fields';
import { NeedSummary, SeverityTag } from './need-summary';
import { NEED_FIELDS, StaleAnswers } from './stale-answers';

type Need = NeedsPageView['needs'][number];

const crumbs = ({ school }: SchoolReach) => [
  { label: 'Schools', href: '/schools' },
  { label: school.name, href: `/schools/${school.urn}` },
  { label: 'Needs', href: `/schools/${school.urn}/needs` },
];

/** A new need of a school, on one page; `given` is what a diagnosis has filled in. */
export function NewNeedPage({
  id,
  requestId,
  reach,
  given,
  answer,
}: {
  id: string;
  /** For the request that is started with it, where support is asked for at once. */
  requestId: string;
  reach: SchoolReach;
  given: Record<string, string>;
  answer?: FormReply;
}) {
  return (
    <Page title="Add a need" caption={reach.school.name} breadcrumbs={crumbs(reach)}>
      <NeedForm
        reach={reach}
        hidden={{ id, requestId }}
        defaults={given}
        answer={answer}
        button="Add this need"
        also={
          reach.school.open ? (
            <Button name="next" value="ask" tone="secondary">
              Add it and ask for support
            </Button>
          ) : null
        }
      />
    </Page>
  );
}

/** A need: what it says, and where it can be changed or ended. */
export function NeedPage({
  reach,
  need,
  requestId,
  answer,
}: {
  reach: SchoolReach;
  need: Need;
  requestId: string;
  answer?: FormReply;
}) {
  const editable = reach.mayWrite && need.state === 'open';
  const state = NEED_STATE_WORDS[need.state];
  return (
    <Page
      title={focusAreaName(need.focusArea)}
      caption={reach.school.name}
      breadcrumbs={crumbs(reach)}
      tag={
        <>
          <Tag tone={state.tone}>{state.name}</Tag>
          <SeverityTag severity={need.severity} />
        </>
      }
      lead={
        need.request ? (
          <>
            Part of request <Link to={`/requests/${need.request.id}`}>{need.request.ref}</Link>.
          </>
        ) : undefined
      }
      actions={
        editable ? (
          <>
            {isFree(need) && reach.school.open ? <AskForSupport need={need} requestId={requestId} /> : null}
            <Link to={`/schools/${reach.school.urn}/needs/${need.id}/end`} className="inline-block py-2">
              Met, or replaced by another need
            </Link>
          </>
        ) : null
      }
    >
      {editable ? (
        <NeedForm
          reach={reach}
          hidden={{ version: need.version }}
          defaults={{ ...need }}
          need={need}
          answer={answer}
          button="Save this need"
        />
      ) : (
        <NeedSummary need={need} />
      )}
    </Page>
  );
}

function NeedForm({
  reach,
  hidden,
  defaults,
  need,
  answer,
  button,
  also,
}: {
  reach: SchoolReach;
  hidden: Record<string, string | number>;
  defaults: Record<string, unknown>;
  need?: Need;
  answer?: FormReply;
  button: string;
  /** Another way to send the form. */
  also?: ReactNode;
}) {
  const form = formState(answer, defaults);
  const phases = phasesOfSchool(reach.school.phaseName);
  return (
    <>
      <ErrorSummary form={form} />
      <StaleAnswers answer={answer} names={NEED_FIELDS} />
      <Form method="post" noValidate>
        <Hidden values={hidden} />
        {NEED_PARTS.map((part) => (
          <Section key={part} title={PART_TITLES[part]}>
            <div className="stack">
              <NeedFields part={part} form={form} phases={phases} need={need} />
            </div>
          </Section>
        ))}
        <ButtonRow>
          <Button>{button}</Button>
          {also}
          <Link to={`/schools/${reach.school.urn}/needs`} className="inline-block py-2">
            Cancel
          </Link>
        </ButtonRow>
      </Form>
    </>
  );
}

/** Ends a need, with what shows it. */
export function EndNeedPage({ reach, need, answer }: { reach: SchoolReach; need: Need; answer?: FormReply }) {
  const form = formState(answer);
  return (
    <Page
      title="Why is this need no longer open?"
      caption={`${focusAreaName(need.focusArea)}, ${reach.school.name}`}
      breadcrumbs={[
        ...crumbs(reach),
        { label: focusAreaName(need.focusArea), href: `/schools/${reach.school.urn}/needs/${need.id}` },
      ]}
      lead="It is kept with its history, and can no longer be changed."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: need.version }} />
        <RadioGroup
          form={form}
          name="event"
          label="What has happened?"
          choices={[
            {
              value: 'meet',
              label: 'It has been met',
              hint: 'The outcome wanted for children has been reached',
            },
            {
              value: 'supersede',
              label: 'Another need replaces it',
              hint: 'Things have changed, or it has been stated more precisely',
            },
          ]}
        />
        <TextArea
          form={form}
          name="reason"
          label="What shows this?"
          hint="The figure reached and when, or the need that replaces it"
          maxLength={LONGEST.reason}
          rows={4}
        />
        <ButtonRow>
          <Button>Close this need</Button>
          <Link to={`/schools/${reach.school.urn}/needs/${need.id}`} className="inline-block py-2">
            Keep it open
          </Link>
        </ButtonRow>
      </Form>
    </Page>
  );
}
