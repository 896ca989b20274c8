import { Form, Link } from '@remix-run/react';
import { Rows } from '~/agreements/ui/rows';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import {
  Button,
  ButtonRow,
  DateField,
  EmptyState,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  InsetText,
  MoneyField,
  Page,
  TextArea,
  TextField,
} from '~/ui';
import { FieldError } from '~/ui/field';
import { EXPENSE_LIST } from '../../claims/forms';
import type { NewClaimPage as NewClaim } from '../../claims/view';
import { Changed } from './changed';
import { ClaimTag } from './frame';
import { TickRows } from './tick-rows';

/** A new claim, from rows that are worked out and ticked already; or the draft there is. */
export function NewClaimPage({
  page,
  formId,
  answer,
}: {
  page: NewClaim;
  formId: string;
  answer?: FormAnswer & { stale?: unknown };
}) {
  const { agreement, draft, rows, start } = page;
  const form = formState(answer, { ...start, id: formId, version: draft?.version ?? 0 });
  const back = `/agreements/${agreement.id}/recompense`;
  const nothing = rows.visits.length + rows.instalments.length === 0 && page.expensesLeftPence === 0;
  return (
    <Page
      title={draft ? 'Change the draft of a claim' : 'Make a claim'}
      caption={`${agreement.schoolName} with ${agreement.providerName}`}
      breadcrumbs={[
        { label: 'Home', href: '/home' },
        { label: 'Agreements', href: '/agreements' },
        { label: agreement.ref, href: `/agreements/${agreement.id}` },
        { label: 'Recompense', href: back },
      ]}
      tag={draft ? <ClaimTag state="draft" /> : undefined}
      lead={
        rows.visits.length + rows.instalments.length > 0
          ? 'Everything that can be claimed now is listed with its sum, and ticked. Take away what you do not want to claim yet, then send it.'
          : 'Every visit held and every instalment due has been claimed. Expenses can still be claimed here.'
      }
    >
      <ErrorSummary form={form} />
      <Changed answer={answer} />
      {nothing ? (
        <NothingToClaim page={page} back={back} />
      ) : (
        <ClaimForm
          page={page}
          form={form}
          back={back}
          version={answer?.stale ? String(draft?.version ?? 0) : form.value('version')}
        />
      )}
    </Page>
  );
}

function NothingToClaim({ page, back }: { page: NewClaim; back: string }) {
  return (
    <>
      <EmptyState
        title="There is nothing to claim now"
        action={<Link to={back}>Go back to the recompense</Link>}
      >
        Days can be claimed once the visit has been recorded, and each once.
      </EmptyState>
      <Beyond page={page} />
      <Later page={page} />
    </>
  );
}

function ClaimForm({
  page,
  form,
  back,
  version,
}: {
  page: NewClaim;
  form: FormState;
  back: string;
  version: string;
}) {
  const { rows } = page;
  return (
    <Form method="post" noValidate className="stack">
      {/* The first button of a form is the one that Enter presses: keeping it, which sends nothing. */}
      <button
        type="submit"
        name="intent"
        value="keep"
        tabIndex={-1}
        aria-hidden="true"
        className="visually-hidden"
      >
        Keep as a draft
      </button>
      <Hidden values={{ id: form.value('id'), version }} />
      {rows.visits.length > 0 ? (
        <TickRows
          form={form}
          name="visits"
          label="Days of support given"
          hint={page.dayWords ?? undefined}
          rows={rows.visits}
        />
      ) : null}
      <Beyond page={page} />
      {rows.instalments.length > 0 ? (
        <TickRows form={form} name="instalments" label="Instalments that are due" rows={rows.instalments} />
      ) : null}
      {page.expensesCapPence > 0 ? <Expenses page={page} form={form} /> : null}
      <TextArea
        form={form}
        name="note"
        label="Anything the school should know"
        rows={3}
        optional
        maxLength={1000}
      />
      <Later page={page} />
      <p className="max-w-measure">
        {rows.visits.length + rows.instalments.length > 1 ? (
          <>
            Everything listed above comes to{' '}
            <strong>
              {moneyWords(
                [...rows.visits, ...rows.instalments].reduce((sum, row) => sum + row.amountPence, 0),
              )}
            </strong>{' '}
            without expenses.{' '}
          </>
        ) : null}
        Agreed in all {moneyWords(page.totalAgreedPence)}, claimed before {moneyWords(page.claimedPence)}.
        Where you take rows away, sums of days may move by a penny, so that all claims together come to
        exactly what was agreed.
      </p>
      <ButtonRow>
        <Button name="intent" value="send">
          Send the claim to the school
        </Button>
        <Button name="intent" value="keep" tone="secondary">
          Keep as a draft
        </Button>
        <Link to={back} className="inline-block py-2">
          Go back, change nothing
        </Link>
      </ButtonRow>
      <p className="max-w-measure text-sm text-ink-soft">
        After you send it, the headteacher or the chair of governors confirms it or asks about a line. Then
        the service approves it, and your school is paid.
      </p>
    </Form>
  );
}

function Expenses({ page, form }: { page: NewClaim; form: FormState }) {
  return (
    <section aria-labelledby="expenses-heading">
      <h2 id="expenses-heading">Expenses</h2>
      {page.expensesLeftPence === 0 ? (
        <p>
          The {moneyWords(page.expensesCapPence)} agreed for travel and materials has been claimed, so no more
          can be claimed for expenses.
        </p>
      ) : (
        <>
          <p className="mb-4 max-w-measure">
            For travel and materials, up to {moneyWords(page.expensesLeftPence)}: what is left of the{' '}
            {moneyWords(page.expensesCapPence)} agreed. Leave this empty where there are none. Keep your
            receipts, as you may be asked for them.
          </p>
          <div id="expenses" className={form.error('expenses') ? 'field field-wrong' : undefined}>
            <FieldError id="expenses-error" message={form.error('expenses')} />
            <Rows form={form} name={EXPENSE_LIST} one="expense">
              {(at) => (
                <>
                  <TextField
                    form={form}
                    name={`${at}.description`}
                    label="What the money was spent on"
                    width="half"
                  />
                  <DateField form={form} name={`${at}.on`} label="When it was spent" />
                  <MoneyField form={form} name={`${at}.amount`} label="What it cost" />
                </>
              )}
            </Rows>
          </div>
        </>
      )}
    </section>
  );
}

function Beyond({ page: { beyondHalfDays } }: { page: NewClaim }) {
  if (beyondHalfDays === 0) return null;
  return (
    <InsetText>
      {daysWords(beyondHalfDays)} of support given cannot be claimed: the days that were agreed are used up.
      More can be claimed once the agreement has been amended.
    </InsetText>
  );
}

function Later({ page: { later } }: { page: NewClaim }) {
  if (later.length === 0) return null;
  return (
    <section aria-labelledby="later-heading">
      <h2 id="later-heading">Not due yet</h2>
      <ul>
        {later.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </section>
  );
}
