import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { askForExport } from '~/reporting/transfer/download.server';
import { exportForm } from '~/reporting/transfer/forms';
import { exportPage } from '~/reporting/transfer/queries.server';
import { LEFT_OUT_WORDS } from '~/reporting/transfer/wording';
import { ExportPage } from '~/reporting/ui/transfer/export-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.export');
  const page = await exportPage(viewer);
  if (!page) throw notFound();
  return page;
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.export');
  const form = await readForm(request, exportForm);
  if (!form.ok) return form.reply;
  const verdict = await askForExport(viewer, form.value.id);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect(`/admin/export.zip?asked=${verdict.value.id}`, { status: 303 });
}

export default function Route() {
  return (
    <ExportPage
      {...useLoaderData<typeof loader>()}
      leftOut={LEFT_OUT_WORDS}
      answer={useActionData<typeof action>()}
    />
  );
}

export const meta = () => [{ title: 'Take everything with you – Alongside' }];
