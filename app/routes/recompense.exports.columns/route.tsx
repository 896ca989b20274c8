import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { columnsForm } from '~/recompense/exports/forms';
import { changeRecompenseSettings, loadRecompenseSettings } from '~/recompense/settings/commands.server';
import { ColumnsPage } from '~/recompense/ui/exports/columns-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.exports.columns');
  return {
    layout: await loadRecompenseSettings(viewer),
    authority: viewer.authorityName,
    mayChange: has(viewer, 'lead'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.exports.columns');
  const form = await readForm(request, columnsForm);
  if (!form.ok) return form.reply;
  const verdict = await changeRecompenseSettings(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    '/recompense/exports',
    'The columns are saved. Files made from now on have them.',
  );
}

export default function Route() {
  return <ColumnsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Columns of the file – Alongside' }];
