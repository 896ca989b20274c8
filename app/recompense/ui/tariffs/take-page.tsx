import { Form } from '@remix-run/react';
import { academicYearWords } from '~/kernel/academic-year';
import { moneyWords, type Pence } from '~/kernel/money';
import { VAT_RATES, type VatTreatment, vatOn } from '~/kernel/vat';
import {
  Button,
  ButtonRow,
  type Crumb,
  ErrorSummary,
  type FormAnswer,
  type FormState,
  formState,
  Hidden,
  NextStep,
  NumberField,
  Page,
  SelectField,
  SummaryList,
  TextArea,
  TextField,
} from '~/ui';
import { netOf } from '../../domain/tariffs/content';
import type { TakePage } from '../../tariffs/take-queries.server';
import { priceWords, QUANTITY_LABELS, quantityWords } from '../../tariffs/wording';
import { Back, HUB, PRICES_CRUMB } from './frame';

/** What the action gives back: the form with what is wrong, or the answers to check. */
export type TakeAnswer = FormAnswer & { check?: { quantity: number; page: TakePage } };

/** Taking something from the list: what is wanted, then the answers to check, and only then is it asked for. */
export function TakeView({
  page,
  formId,
  answer,
  crumbs = [...HUB, PRICES_CRUMB],
  back = '/recompense/prices',
}: {
  page: TakePage;
  formId: string;
  answer?: TakeAnswer;
  crumbs?: Crumb[];
  back?: string;
}) {
  const form = formState(answer, {
    id: formId,
    urn: page.school ? String(page.school.urn) : '',
    quantity: page.kind === 'package' ? '1' : '',
  });
  const { check } = answer ?? {};
  const unitPence = page.unitPence;
  if (check && page.school && unitPence !== null) {
    return (
      <CheckView
        {...{ page, form, unitPence, crumbs, back }}
        school={page.school}
        quantity={check.quantity}
      />
    );
  }
  const { thing, byService } = page;
  return (
    <Page
      title={page.kind === 'adviser-days' ? 'Ask for further adviser days' : `Take “${thing.name}”`}
      caption={page.school?.name}
      breadcrumbs={crumbs}
      lead={thing.about || undefined}
    >
      <ErrorSummary form={form} />
      {page.unitPence === null ? null : (
        <p className="mb-6 text-lg">
          <span className="font-semibold">{priceWords(page.unitPence, thing.unit)}</span> for{' '}
          {page.school?.maintained ? 'a maintained school' : 'a school that is not maintained'}
          {vatNote(page.vatTreatment)}.
        </p>
      )}
      {thing.includes.length > 0 ? (
        <>
          <p className="font-semibold">It includes:</p>
          <ul>
            {thing.includes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      ) : null}
      <Form method="post" noValidate className="stack">
        <Hidden
          values={{
            id: form.value('id'),
            seenPence: page.unitPence ?? 0,
            step: 'check',
            urn: page.schools.length === 1 || page.kind === 'adviser-days' ? form.value('urn') : null,
            quantity: page.kind === 'package' ? '1' : null,
          }}
        />
        {page.schools.length > 1 && page.kind !== 'adviser-days' ? (
          <SelectField
            form={form}
            name="urn"
            label="For which school?"
            width="full"
            empty="Choose"
            options={page.schools.map(({ urn, name }) => ({ value: String(urn), label: name }))}
          />
        ) : null}
        {page.kind === 'package' ? null : (
          <NumberField
            form={form}
            name="quantity"
            label={QUANTITY_LABELS[thing.unit]}
            hint={thing.unit === 'day' ? 'In halves, for example 1 or 2.5' : undefined}
          />
        )}
        <TextField
          form={form}
          name="orderNumber"
          label="Your school’s order number"
          hint="Printed on the invoice, so that your finance office knows it again"
          width="half"
          optional
        />
        <TextArea
          form={form}
          name="note"
          label={byService ? 'What the school said' : 'What should the service know?'}
          hint="For example, when it would suit you. Do not name pupils or staff"
          rows={3}
          maxLength={1000}
          optional
        />
        <ButtonRow>
          <Button>Continue</Button>
          <Back to={back} />
        </ButtonRow>
      </Form>
    </Page>
  );
}

/** What VAT does to a price, in a few words. */
export function vatNote(treatment: VatTreatment): string {
  return VAT_RATES[treatment] === 0 ? ', with no VAT to add' : ', plus VAT';
}

function CheckView({
  page,
  form,
  school,
  quantity,
  unitPence,
  crumbs,
  back,
}: {
  page: TakePage;
  form: FormState;
  school: NonNullable<TakePage['school']>;
  quantity: number;
  unitPence: Pence;
  crumbs: Crumb[];
  back: string;
}) {
  const { thing, byService, vatTreatment } = page;
  const net = netOf(unitPence, quantity);
  const vat = vatOn(net, vatTreatment);
  const answers = {
    id: form.value('id'),
    urn: school.urn,
    quantity: form.value('quantity'),
    orderNumber: form.value('orderNumber'),
    note: form.value('note'),
    seenPence: unitPence,
  };
  return (
    <Page title="Check before you ask" caption={school.name} breadcrumbs={crumbs}>
      <SummaryList
        rows={[
          { label: 'What', value: thing.name },
          { label: 'For', value: school.name },
          { label: 'Academic year', value: academicYearWords(page.year) },
          ...(page.kind === 'package'
            ? []
            : [
                {
                  label: 'How much',
                  value: `${quantityWords(quantity, thing.unit)}, at ${priceWords(unitPence, thing.unit)}`,
                },
              ]),
          { label: 'Price', value: `${moneyWords(net)}, from version ${page.listNumber} of the price list` },
          { label: 'VAT', value: vat === 0 ? 'None to add' : moneyWords(vat) },
          { label: 'In all', value: <strong>{moneyWords(net + vat)}</strong> },
          { label: 'Order number', value: form.value('orderNumber') },
          {
            label: byService ? 'What the school said' : 'For the service to know',
            value: form.value('note'),
          },
        ]}
      />
      <NextStep
        title={byService ? 'Enter it for the school' : 'Ask for it'}
        after={
          byService
            ? 'The headteacher is told and confirms. Nothing is invoiced before that, and this price is kept for it.'
            : 'The service answers. Nothing is invoiced before it agrees, you can take it back until then, and this price is kept for you.'
        }
      >
        <Form method="post" noValidate>
          <Hidden values={answers} />
          <ButtonRow>
            <Button name="step" value="send">
              {byService ? 'Enter it for the school' : 'Ask for it'}
            </Button>
            <Button name="step" value="change" tone="secondary">
              Change the answers
            </Button>
          </ButtonRow>
        </Form>
      </NextStep>
      <Back to={back}>Go back, ask for nothing</Back>
    </Page>
  );
}
