import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { publishReport } from '~/reporting/reports/commands.server';
import { publishForm } from '~/reporting/reports/forms';
import { stepPage } from '~/reporting/reports/queries.server';
import { PublishReportPage } from '~/reporting/ui/reports/step-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'reports.$id.publish');
  const page = await stepPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (isOpened(request) && !page.head.may.publish) throw redirect(`/reports/${page.head.id}`);
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'reports.$id.publish');
  const form = await readForm(request, publishForm);
  if (!form.ok) return form.reply;
  const verdict = await publishReport(viewer, { id: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/reports/${verdict.value.id}`, 'The report is published.');
}

export default function Route() {
  return <PublishReportPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Publish a report – Alongside' }];
