import {
  Button,
  Details,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  Section,
  Table,
  TextArea,
} from '~/ui';
import { ROLES } from '../../domain/roles';
import type { Brought } from '../../lifecycle/bring.server';
import { ROLE_NAMES } from '../../wording';

/** Invites several people at once, from a list. */
export function BringPage({
  formId,
  brought,
  answer,
}: {
  formId: string;
  /** What came of the list just sent; null before. */
  brought: Brought | null;
  answer: FormAnswer | undefined;
}) {
  const form = brought
    ? formState(null, { id: formId, text: brought.left })
    : formState(answer, { id: formId });
  return (
    <Page
      title="Invite several people"
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/users', label: 'People' },
      ]}
      lead="One person on each line: name, email address, role, and the URN of their school or the name of the leader they act for. You can copy the cells from a spreadsheet."
    >
      <ErrorSummary form={form} />
      {brought ? <Outcome brought={brought} /> : null}
      <Details summary="What to write for a role">
        <ul>
          {ROLES.map((role) => (
            <li key={role}>
              <strong>{role}</strong>: {ROLE_NAMES[role]}
            </li>
          ))}
        </ul>
      </Details>
      {brought?.bad.length === 0 ? null : (
        <form method="post" noValidate className="stack">
          <Hidden values={{ id: form.value('id') }} />
          <TextArea
            form={form}
            name="text"
            label={brought ? 'Lines to mend' : 'People'}
            hint="For example: Ann Lee, ann.lee@elm-park.sch.uk, head, 123456"
            rows={12}
          />
          <Button>Send the invitations</Button>
        </form>
      )}
    </Page>
  );
}

function Outcome({ brought: { invited, bad } }: { brought: Brought }) {
  return (
    <>
      <InsetText>
        <p>
          {invited.length === 0
            ? 'Nobody has been invited.'
            : `${invited.length} ${invited.length === 1 ? 'person is' : 'people are'} invited: ${invited.map(({ name }) => name).join(', ')}.`}
        </p>
        {bad.length > 0 ? (
          <p>The others are left below with what is wrong. Mend them and send them again.</p>
        ) : null}
      </InsetText>
      {bad.length > 0 ? (
        <Section title="What could not be used">
          <Table
            caption="Lines that could not be used"
            hideCaption
            rows={bad}
            rowKey={(row) => row.line}
            columns={[
              { head: 'Where', cell: (row) => `Line ${row.line}`, nowrap: true },
              { head: 'As sent', cell: (row) => <span className="break-words">{row.text}</span> },
              { head: 'What is wrong', cell: (row) => row.reason },
            ]}
          />
        </Section>
      ) : null}
    </>
  );
}
