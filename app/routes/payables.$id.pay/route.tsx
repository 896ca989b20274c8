import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { recordPayment } from '~/recompense/payments/commands.server';
import { paymentForm } from '~/recompense/payments/forms';
import { payablePage } from '~/recompense/payments/queries.server';
import { PayPage } from '~/recompense/ui/payments/pay-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'payables.$id.pay');
  const payable = await payablePage(viewer, params.id ?? '');
  if (!payable) throw notFound();
  if (!payable.mayPay && isOpened(request)) throw redirect(`/payables/${payable.id}`);
  return { payable, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'payables.$id.pay');
  const form = await readForm(request, paymentForm);
  if (!form.ok) return form.reply;
  const { amount, ...details } = form.value;
  const payableId = params.id ?? '';
  const paid = await recordPayment(viewer, { ...details, payableId, amountPence: amount });
  if (!paid.ok) return refuse(form.submission, paid);
  const { ref, balancePence } = paid.value;
  const left = balancePence === 0 ? 'It is paid in full.' : `${moneyWords(balancePence)} is left to pay.`;
  return redirectWithNotice(request, `/payables/${payableId}`, `Payment ${ref} is recorded. ${left}`);
}

export default function Route() {
  return <PayPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Record a payment – Alongside' }];
