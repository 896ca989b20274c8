import { dateWords } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  DateField,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  InsetText,
  Page,
  RadioGroup,
  Section,
  SummaryList,
  Table,
  TextField,
} from '~/ui';
import type { MovePreview } from '../../lifecycle/move.server';
import type { PlannedMove } from '../../lifecycle/move-page.server';
import type { AccountView } from '../../queries.server';
import { ROLE_NAMES } from '../../wording';
import { LeftBehindSection } from './left-behind';

/** Somebody's move from one school to another: asked for, looked over, settled. */
export function MovePage({
  person,
  changeHref,
  movable,
  planned,
  formId,
  preview,
  asked,
  answer,
}: {
  person: AccountView;
  /** Leads to the form with what was asked for. */
  changeHref: string;
  /** Roles at schools that they could move with. */
  movable: { value: string; label: string }[];
  planned: PlannedMove[];
  formId: string;
  preview: MovePreview | null;
  asked: FormAnswer | null;
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer ?? asked, { grantId: movable.length === 1 ? movable[0]?.value : '' });
  return (
    <Page
      title={preview ? 'Check the move' : 'Move to another school'}
      caption={person.name}
      breadcrumbs={[
        { href: '/admin', label: 'Administration' },
        { href: '/admin/users', label: 'People' },
        { href: `/admin/users/${person.id}`, label: person.name },
      ]}
    >
      <ErrorSummary form={form} />
      {preview ? (
        <Check person={person} preview={preview} formId={formId} changeHref={changeHref} />
      ) : (
        <>
          <PlannedMoves planned={planned} />
          {movable.length === 0 ? (
            <EmptyState title="They hold no role at a school">
              <p>Only headteachers and chairs of governors move from school to school.</p>
            </EmptyState>
          ) : (
            <form method="get" noValidate className="stack">
              <RadioGroup form={form} name="grantId" label="What do they leave?" choices={movable} />
              <TextField
                form={form}
                name="to"
                label="URN of the school they move to"
                hint="Six digits, shown on the school’s page"
                inputMode="numeric"
                width="figure"
              />
              <DateField
                form={form}
                name="on"
                label="When do they start there?"
                hint="Today, or a day to come"
              />
              <Button>Look it over</Button>
            </form>
          )}
        </>
      )}
    </Page>
  );
}

function Check({
  person,
  preview,
  formId,
  changeHref,
}: {
  person: AccountView;
  preview: MovePreview;
  formId: string;
  changeHref: string;
}) {
  const { from, to, on, today } = preview;
  return (
    <>
      <SummaryList
        rows={[
          { label: 'From', value: `${ROLE_NAMES[from.place.role]}, ${from.name}` },
          { label: 'To', value: `${ROLE_NAMES[from.place.role]}, ${to.name}` },
          { label: 'When', value: today ? 'At once' : `On the morning of ${dateWords(on)}` },
          {
            label: 'There already',
            value: to.others.length > 0 ? to.others.join(', ') : 'Nobody with this role',
          },
        ]}
      />
      <LeftBehindSection places={[from]} />
      <InsetText>
        {today
          ? 'They see the new school, and no longer the old one, as soon as you say so. What they wrote and signed stays in their name.'
          : 'Until then nothing changes. On that morning they see the new school and no longer the old one. What they wrote and signed stays in their name. You can take the move back until then.'}
      </InsetText>
      <form method="post">
        <Hidden
          values={{
            intent: 'settle',
            id: formId,
            version: person.version,
            grantId: from.grantId,
            to: to.urn,
            on,
          }}
        />
        <ButtonRow>
          <Button>{today ? 'Move them now' : 'Settle the move'}</Button>
          <ButtonLink tone="secondary" to={`/admin/users/${person.id}/move${changeHref}`}>
            Change it
          </ButtonLink>
        </ButtonRow>
      </form>
    </>
  );
}

function PlannedMoves({ planned }: { planned: PlannedMove[] }) {
  if (planned.length === 0) return null;
  return (
    <Section title="Settled already">
      <Table
        caption="Moves to come"
        hideCaption
        rows={planned}
        rowKey={(move) => move.id}
        columns={[
          { head: 'To', cell: (move) => `${move.role}, ${move.to}` },
          { head: 'On', cell: (move) => dateWords(move.on), nowrap: true },
          {
            head: 'Take it back',
            cell: (move) => (
              <form method="post">
                <input type="hidden" name="intent" value="withdraw" />
                <Button tone="link" name="moveId" value={move.id}>
                  Take it back<span className="visually-hidden">: {move.to}</span>
                </Button>
              </form>
            ),
          },
        ]}
      />
    </Section>
  );
}
