import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { withdrawReport } from '~/reporting/reports/commands.server';
import { withdrawForm } from '~/reporting/reports/forms';
import { stepPage } from '~/reporting/reports/queries.server';
import { WithdrawReportPage } from '~/reporting/ui/reports/step-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'reports.$id.withdraw');
  const page = await stepPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (isOpened(request) && !page.head.may.withdraw) throw redirect(`/reports/${page.head.id}`);
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'reports.$id.withdraw');
  const form = await readForm(request, withdrawForm);
  if (!form.ok) return form.reply;
  const verdict = await withdrawReport(viewer, { id: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/reports/${verdict.value.id}`, 'The report is withdrawn.');
}

export default function Route() {
  return <WithdrawReportPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Withdraw a report – Alongside' }];
