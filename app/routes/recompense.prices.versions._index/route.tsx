import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { startTariff } from '~/recompense/tariffs/commands.server';
import { startForm } from '~/recompense/tariffs/forms';
import { versionsPage } from '~/recompense/tariffs/queries.server';
import { VersionsView } from '~/recompense/ui/tariffs/versions-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices.versions._index');
  return { page: await versionsPage(viewer), formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices.versions._index');
  const form = await readForm(request, startForm);
  if (!form.ok) return form.reply;
  const verdict = await startTariff(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/recompense/prices/versions/${verdict.value.id}/edit`,
    'The draft is started. Nothing changes for schools until you put it into force.',
  );
}

export default function Route() {
  return <VersionsView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Versions of the price list – Alongside' }];
