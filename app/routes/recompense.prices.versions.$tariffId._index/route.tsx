import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { putInForce } from '~/recompense/tariffs/commands.server';
import { putInForceForm } from '~/recompense/tariffs/forms';
import { versionPage } from '~/recompense/tariffs/queries.server';
import { VersionView } from '~/recompense/ui/tariffs/versions-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices.versions.$tariffId._index');
  const page = await versionPage(viewer, params.tariffId ?? '');
  if (!page) throw notFound();
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices.versions.$tariffId._index');
  const id = params.tariffId ?? '';
  const form = await readForm(request, putInForceForm);
  if (!form.ok) return form.reply;
  const verdict = await putInForce(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/recompense/prices/versions/${id}`,
    'The version is settled from its date on.',
  );
}

export default function Route() {
  return <VersionView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'A version of the price list – Alongside' }];
