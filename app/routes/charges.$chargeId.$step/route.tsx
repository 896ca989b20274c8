import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { chargePage } from '~/recompense/tariffs/charge-queries.server';
import { decideCharge } from '~/recompense/tariffs/decide.server';
import { chargeStepForm, isChargeStep } from '~/recompense/tariffs/forms';
import { CHARGE_STEP_WORDS } from '~/recompense/tariffs/wording';
import { ChargeStepView } from '~/recompense/ui/tariffs/charge-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'charges.$chargeId.$step');
  const { chargeId = '', step = '' } = params;
  const page = await chargePage(viewer, chargeId);
  if (!page || !isChargeStep(step)) throw notFound();
  if (!page.may.includes(step) && isOpened(request)) throw redirect(`/charges/${chargeId}`);
  return { page, step };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'charges.$chargeId.$step');
  const { chargeId = '', step = '' } = params;
  if (!isChargeStep(step)) throw notFound();
  const form = await readForm(request, chargeStepForm);
  if (!form.ok) return form.reply;
  const verdict = await decideCharge(viewer, { id: chargeId, event: step, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/charges/${chargeId}`, CHARGE_STEP_WORDS[step].said);
}

export default function Route() {
  return <ChargeStepView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Answer a charge – Alongside' }];
