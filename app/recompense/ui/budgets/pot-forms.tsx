import { Form } from '@remix-run/react';
import { moneyWords, type Pence } from '~/kernel/money';
import {
  Button,
  ButtonRow,
  DateField,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  MoneyField,
  Page,
  type StaleField,
  StaleNotice,
  TextArea,
  TextField,
  WarningText,
} from '~/ui';
import type { PotPage } from '../../budgets/queries.server';
import { spanWords } from '../../budgets/wording';
import { GoBack, PotTag, potCrumbs } from './frame';
import { PotFiguresTable } from './pot-bar';

export type StaleFormAnswer = FormAnswer & { stale?: unknown };
type Of = { pot: PotPage['pot']; answer: StaleFormAnswer | undefined };

/** Pounds as a person types them, without the sign. */
const typed = (pence: Pence) => (pence / 100).toFixed(2);

/** Both texts of what somebody changed meanwhile, as the command put them together. */
export function staleFields(answer: StaleFormAnswer | undefined): StaleField[] {
  return Array.isArray(answer?.stale) ? (answer.stale as StaleField[]) : []; // `stale()` of the command put them there.
}

export function Stale({ answer }: { answer: StaleFormAnswer | undefined }) {
  const fields = staleFields(answer);
  return fields.length > 0 ? <StaleNotice fields={fields} /> : null;
}

function PotFields({ form }: { form: FormState }) {
  return (
    <>
      <TextField
        form={form}
        name="name"
        label="Name"
        hint="As people call it, such as School-to-school support"
      />
      <TextArea form={form} name="about" label="What it is for" rows={3} maxLength={1000} optional />
      <TextField
        form={form}
        name="costCode"
        label="Cost code"
        hint="As in your finance system; it goes into exports"
        width="short"
      />
      <DateField form={form} name="startsOn" label="First day" hint="For example, 1 4 2026" />
      <DateField form={form} name="endsOn" label="Last day" hint="For example, 31 3 2027" />
    </>
  );
}

/** A new pot. */
export function MakePotPage({
  id,
  startsOn,
  endsOn,
  answer,
}: {
  id: string;
  startsOn: string;
  endsOn: string;
  answer: StaleFormAnswer | undefined;
}) {
  const form = formState(answer, { id, startsOn, endsOn });
  return (
    <Page
      title="Make a pot"
      breadcrumbs={potCrumbs({ id: '', name: '' })}
      lead="A fund for support, usually of one financial year. Once there is a pot, the authority signs an agreement only when its part is covered."
    >
      <ErrorSummary form={form} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ id: form.value('id') || id }} />
        <PotFields form={form} />
        <MoneyField
          form={form}
          name="amount"
          label="What it is given"
          hint="The whole amount for its dates; 0 if that is not known yet"
        />
        <TextField
          form={form}
          name="reason"
          label="Where that was decided"
          hint="Such as the budget meeting and its date"
          optional
        />
        <ButtonRow>
          <Button>Make the pot</Button>
          <GoBack to="/recompense/pots" />
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** A pot's name, purpose, cost code and dates. */
export function EditPotPage({ pot, answer }: Of) {
  const { name, about, costCode, startsOn, endsOn, version } = pot;
  const form = formState(answer, { name, about, costCode, startsOn, endsOn, version });
  return (
    <Page
      title="Change the details of a pot"
      caption={name}
      breadcrumbs={potCrumbs(pot)}
      tag={<PotTag closed={pot.closed} />}
    >
      <ErrorSummary form={form} />
      <Stale answer={answer} />
      <InsetText>
        What is promised and spent stays as it is. New dates count for what is asked from now on.
      </InsetText>
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: answer?.stale ? version : form.value('version') }} />
        <PotFields form={form} />
        <ButtonRow>
          <Button>Save the details</Button>
          <GoBack to={`/recompense/pots/${pot.id}`} />
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** What a pot holds, changed with a reason. */
export function AllocatePage({ pot, allocationId, answer }: Of & { allocationId: string }) {
  const { figures, version } = pot;
  const form = formState(answer, { amount: typed(figures.allocated), version, allocationId });
  return (
    <Page
      title="Change what a pot holds"
      caption={`${pot.name}, ${spanWords(pot)}`}
      breadcrumbs={potCrumbs(pot)}
      tag={<PotTag closed={pot.closed} />}
    >
      <ErrorSummary form={form} />
      <Stale answer={answer} />
      <PotFiguresTable figures={figures} caption={`Figures of ${pot.name}`} />
      <Form method="post" noValidate className="stack">
        <Hidden
          values={{
            version: answer?.stale ? version : form.value('version'),
            allocationId: form.value('allocationId') || allocationId,
          }}
        />
        <MoneyField
          form={form}
          name="amount"
          label="What it shall hold in all"
          hint={
            pot.closed
              ? `It is closed, so it can only hold less: at least ${moneyWords(figures.committed + figures.spent)}, which is promised or spent`
              : `At least ${moneyWords(figures.committed + figures.spent)}, which is promised or spent`
          }
        />
        <TextArea
          form={form}
          name="reason"
          label="Why it is changed"
          hint="It stays beside the change, for auditors too"
          rows={3}
          maxLength={500}
        />
        <ButtonRow>
          <Button>Change what it holds</Button>
          <GoBack to={`/recompense/pots/${pot.id}`} />
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** A pot closed to new commitments, or opened again. */
export function ClosePotPage({ pot, answer }: Of) {
  const form = formState(answer, { version: pot.version, closed: pot.closed ? 'no' : 'yes' });
  const { committed, free } = pot.figures;
  return (
    <Page
      title={pot.closed ? 'Open a pot again' : 'Close a pot'}
      caption={`${pot.name}, ${spanWords(pot)}`}
      breadcrumbs={potCrumbs(pot)}
      tag={<PotTag closed={pot.closed} />}
    >
      <ErrorSummary form={form} />
      {pot.closed ? (
        <p className="max-w-measure">Money can be asked of it again, and it can be given more.</p>
      ) : (
        <WarningText>
          Nothing more can be asked of it. {moneyWords(committed)} that is promised stays promised, and claims
          go on drawing on it. {moneyWords(Math.max(0, free))} stays unused.
        </WarningText>
      )}
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: pot.version, closed: form.value('closed') }} />
        <TextArea
          form={form}
          name="reason"
          label={pot.closed ? 'Why it is opened again' : 'Why it is closed'}
          rows={3}
          maxLength={500}
        />
        <ButtonRow>
          <Button tone={pot.closed ? 'primary' : 'warning'}>
            {pot.closed ? 'Open the pot again' : 'Close the pot'}
          </Button>
          <GoBack to={`/recompense/pots/${pot.id}`} />
        </ButtonRow>
      </Form>
    </Page>
  );
}
