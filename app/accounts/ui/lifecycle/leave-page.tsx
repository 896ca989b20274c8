import { dateWords } from '~/kernel/words';
import {
  Button,
  DateField,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  Section,
  SelectField,
  Tag,
  WarningText,
} from '~/ui';
import type { LeavePreview } from '../../lifecycle/leave.server';
import { LeftBehindSection } from './left-behind';

/** Somebody's leaving: what they hold, to whom it goes, and when. */
export function LeavePage({ leave, answer }: { leave: LeavePreview; answer: FormAnswer | undefined }) {
  const form = formState(answer, { on: leave.on ?? '' });
  return (
    <Page
      title="Leaving"
      caption={leave.name}
      tag={leave.on ? <Tag tone="amber">Leaves after {dateWords(leave.on)}</Tag> : null}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/users', label: 'People' },
        { href: `/admin/users/${leave.id}`, label: leave.name },
      ]}
      lead="When they leave, they are signed out everywhere at once, their roles, links, second factors and private calendars end, and the account is closed. What they did stays on record in their name."
    >
      <ErrorSummary form={form} />
      {leave.on ? <Settled leave={leave} /> : null}
      <Section title="What they hold in their own name">
        {leave.held.length > 0 ? (
          <ul>
            {leave.held.map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        ) : (
          <p>Nothing that has to go to somebody else.</p>
        )}
      </Section>
      <LeftBehindSection places={leave.places} />
      {leave.hindrance ? (
        <WarningText>{leave.hindrance}</WarningText>
      ) : (
        <Section title={leave.on ? 'Change it' : 'Let them leave'}>
          <form method="post" noValidate className="stack">
            <Hidden values={{ intent: 'leave', version: leave.version }} />
            <DateField
              form={form}
              name="on"
              label="Their last day"
              hint="A day that has passed closes the account at once. Otherwise it is closed when the day is over."
            />
            {leave.held.length > 0 ? (
              <SelectField
                form={form}
                name="successorId"
                label="Who takes over what they hold?"
                hint="They are told. Schools without an adviser are on every broker’s list."
                empty={leave.held.every(({ mayWait }) => mayWait) ? 'Nobody yet' : 'Choose somebody'}
                options={leave.successors.map(({ id, name }) => ({ value: id, label: name }))}
                optional={leave.held.every(({ mayWait }) => mayWait)}
              />
            ) : null}
            <Button tone="warning">{leave.on ? 'Settle it anew' : 'Settle their leaving'}</Button>
          </form>
        </Section>
      )}
    </Page>
  );
}

function Settled({ leave }: { leave: LeavePreview }) {
  return (
    <InsetText>
      <p>Their last day is {dateWords(leave.on ?? '')}. Until it is over nothing changes.</p>
      <form method="post">
        <Hidden values={{ version: leave.version }} />
        <Button tone="secondary" name="intent" value="withdraw">
          Take it back: they stay
        </Button>
      </form>
    </InsetText>
  );
}
