import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { parseUrn } from '~/kernel/urn';
import { count } from '~/kernel/words';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { recordRun } from '~/recompense/payments/commands.server';
import { runForm } from '~/recompense/payments/forms';
import { runPage } from '~/recompense/payments/queries.server';
import { RunPageView } from '~/recompense/ui/payments/pay-pages';

const schoolOf = (request: Request) => parseUrn(new URL(request.url).searchParams.get('school') ?? '');

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'payables.run');
  const urn = schoolOf(request);
  // Without a school there is nothing to choose from: the list is where one is chosen.
  if (urn === null) throw redirect('/payables');
  const run = await runPage(viewer, urn);
  if (!run) throw notFound();
  return { run, formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'payables.run');
  const urn = schoolOf(request);
  if (urn === null) throw notFound();
  const form = await readForm(request, runForm);
  if (!form.ok) return form.reply;
  const done = await recordRun(viewer, { ...form.value, urn });
  if (!done.ok) return refuse(form.submission, done);
  const { payments, totalPence } = done.value;
  const said = `${count(payments, 'payment')} of ${moneyWords(totalPence)} in all recorded. Each has its remittance advice.`;
  return redirectWithNotice(request, `/payables?view=paid&school=${urn}`, said);
}

export default function Route() {
  return <RunPageView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Record one bank run – Alongside' }];
