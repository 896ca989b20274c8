import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { takePaymentBack } from '~/recompense/payments/commands.server';
import { reversalForm } from '~/recompense/payments/forms';
import { isReversible } from '~/recompense/payments/payable-view';
import { payablePage } from '~/recompense/payments/queries.server';
import { ReversePage } from '~/recompense/ui/payments/pay-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'payables.$id.payments.$paymentId.reverse');
  const payable = await payablePage(viewer, params.id ?? '');
  const payment = payable?.payments.find(({ id }) => id === params.paymentId);
  if (!payable || !payment) throw notFound();
  const open = payable.mayReverse && isReversible(payment);
  if (!open && isOpened(request)) throw redirect(`/payables/${payable.id}`);
  return { payable, payment, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'payables.$id.payments.$paymentId.reverse');
  const form = await readForm(request, reversalForm);
  if (!form.ok) return form.reply;
  const { id: payableId = '', paymentId = '' } = params;
  const back = await takePaymentBack(viewer, { ...form.value, payableId, paymentId });
  if (!back.ok) return refuse(form.submission, back);
  const left = moneyWords(back.value.balancePence);
  return redirectWithNotice(
    request,
    `/payables/${payableId}`,
    `The payment is taken back by ${back.value.ref}. ${left} is left to pay.`,
  );
}

export default function Route() {
  return <ReversePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Take a payment back – Alongside' }];
