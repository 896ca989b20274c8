import { Form, Link } from '@remix-run/react';
import { academicYearWords } from '~/kernel/academic-year';
import { moneyWords } from '~/kernel/money';
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  Hidden,
  NextStep,
  Page,
  Section,
  SummaryList,
  Tag,
  TextArea,
  TextField,
  Timeline,
} from '~/ui';
import type { ChargeEvent } from '../../domain/tariffs/charges';
import type { ChargePage } from '../../tariffs/charge-queries.server';
import {
  CHARGE_HISTORY,
  CHARGE_KIND_NAMES,
  CHARGE_STEP_WORDS,
  CHARGE_TAGS,
  UNIT_NAMES,
} from '../../tariffs/wording';
import { Back, CHARGES_CRUMB, HUB } from './frame';

const STEP_LINKS: Readonly<Record<ChargeEvent, string>> = {
  agree: 'Agree',
  decline: 'Decline',
  confirm: 'Confirm',
  'turn-down': 'Do not confirm',
  cancel: 'Take it back',
};

/** A charge: what it is made of, where it stands, and what is next. */
export function ChargeView({ page }: { page: ChargePage }) {
  const tag = CHARGE_TAGS[page.state];
  return (
    <Page
      title={page.name}
      caption={`Charge to ${page.schoolName}`}
      breadcrumbs={[...HUB, CHARGES_CRUMB]}
      tag={<Tag tone={tag.tone}>{tag.label}</Tag>}
      next={<Next page={page} />}
    >
      <ChargeSummary page={page} />
      <Section title="What has happened">
        <Timeline
          entries={[...page.history].reverse().map(({ id, at, who, what, reason }) => ({
            key: id,
            at,
            title: what,
            by: who,
            children: reason,
          }))}
        />
      </Section>
    </Page>
  );
}

function Next({ page }: { page: ChargePage }) {
  const [first, ...others] = page.may.filter((event) => event !== 'cancel');
  const rest = page.may.filter((event) => event !== first);
  const links =
    rest.length > 0 ? (
      <div className="flex flex-wrap gap-x-6 gap-y-2 pt-3">
        {rest.map((event) => (
          <Link key={event} to={`/charges/${page.id}/${event}`}>
            {STEP_LINKS[event]}
          </Link>
        ))}
      </div>
    ) : null;
  if (first) {
    return (
      <NextStep
        title={first === 'agree' ? 'Answer the school' : 'Confirm that your school wants this'}
        after={CHARGE_STEP_WORDS[first].after}
      >
        <ButtonLink to={`/charges/${page.id}/${first}`}>{CHARGE_STEP_WORDS[first].title}</ButtonLink>
        {others.length + rest.length > 0 ? links : null}
      </NextStep>
    );
  }
  if (page.state === 'asked') {
    return (
      <NextStep
        title="The service answers"
        after="Nothing is charged before it agrees. The headteacher can take it back until then."
      >
        {links}
      </NextStep>
    );
  }
  if (page.state === 'agreed') {
    return (
      <NextStep title={`The head of ${page.schoolName} confirms`} after="Nothing is charged before that.">
        {links}
      </NextStep>
    );
  }
  if (page.invoice) {
    return (
      <NextStep
        title={
          page.invoice.ref ? `Invoice ${page.invoice.ref} has been issued` : 'Check and issue the invoice'
        }
        after="What is wrong with an invoice is put right there, by a credit note or by making it void."
      >
        <ButtonLink to={`/invoices/${page.invoice.id}`}>
          {page.invoice.ref ? 'See the invoice' : 'See the draft invoice'}
        </ButtonLink>
      </NextStep>
    );
  }
  if (page.state === 'invoiced') {
    return (
      <NextStep
        title="The service sends the invoice"
        after="It is drafted. You are told when it is issued."
      />
    );
  }
  return null;
}

/** What a charge is made of, to the penny. */
function ChargeSummary({ page }: { page: ChargePage }) {
  const unit = Object.entries(UNIT_NAMES).find(([key]) => key === page.unit)?.[1] ?? '';
  return (
    <SummaryList
      rows={[
        { label: 'Kind', value: CHARGE_KIND_NAMES[page.kind] },
        { label: 'School', value: page.schoolName },
        { label: 'Academic year', value: academicYearWords(page.year) },
        {
          label: 'How much',
          value:
            page.kind === 'package'
              ? 'One package'
              : `${page.quantity}, at ${moneyWords(page.unitPence)} ${unit}`,
        },
        { label: 'Price without VAT', value: moneyWords(page.netPence) },
        { label: 'VAT', value: page.vat.pence === 0 ? 'None to add' : moneyWords(page.vat.pence) },
        { label: 'In all', value: <strong>{moneyWords(page.netPence + page.vat.pence)}</strong> },
        {
          label: 'Price list',
          value: page.service ? (
            <Link to={`/recompense/prices/versions/${page.list.id}`}>Version {page.list.number}</Link>
          ) : (
            `Version ${page.list.number}`
          ),
        },
        { label: 'Order number', value: page.orderNumber },
        { label: 'Said when it was asked for', value: page.note },
        {
          label: page.history[0]?.what === CHARGE_HISTORY['charge.entered'] ? 'Entered by' : 'Asked for by',
          value: page.askedBy,
        },
        ...(page.decision ? [{ label: 'Reason given', value: page.decision }] : []),
      ]}
    />
  );
}

/** One answer to a charge. */
export function ChargeStepView({
  page,
  step,
  answer,
}: {
  page: ChargePage;
  step: ChargeEvent;
  answer?: FormAnswer;
}) {
  const words = CHARGE_STEP_WORDS[step];
  const at = `/charges/${page.id}`;
  const form = formState(answer, { version: page.version, orderNumber: page.orderNumber ?? '' });
  return (
    <Page
      title={words.title}
      caption={`${page.name}, ${page.schoolName}`}
      breadcrumbs={[...HUB, CHARGES_CRUMB, { label: page.name, href: at }]}
      lead={words.after}
    >
      <ErrorSummary form={form} />
      <ChargeSummary page={page} />
      <Form method="post" noValidate className="stack">
        <Hidden values={{ version: form.value('version') }} />
        {step === 'confirm' ? (
          <TextField
            form={form}
            name="orderNumber"
            label="Your school’s order number"
            hint="Printed on the invoice"
            width="half"
            optional
          />
        ) : null}
        {words.reason ? (
          <TextArea
            form={form}
            name="reason"
            label={words.reason}
            hint="The other side reads this"
            rows={3}
            maxLength={1000}
          />
        ) : null}
        <ButtonRow>
          <Button tone={words.reason ? 'warning' : 'primary'}>{words.button}</Button>
          <Back to={at} />
        </ButtonRow>
      </Form>
    </Page>
  );
}
