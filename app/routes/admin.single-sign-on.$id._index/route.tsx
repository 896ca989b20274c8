import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signOutAddress } from '~/accounts/single-sign-on/back-channel.server';
import { returnAddress } from '~/accounts/single-sign-on/begin.server';
import { providerDeedForm } from '~/accounts/single-sign-on/forms';
import { findProvider, setEnabled } from '~/accounts/single-sign-on/providers.server';
import { ProviderPage } from '~/accounts/ui/single-sign-on/provider-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.single-sign-on.$id._index');
  const provider = await findProvider(viewer, params.id ?? '');
  if (!provider) throw notFound();
  return { provider, returnTo: returnAddress(), signOutTo: signOutAddress() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.single-sign-on.$id._index');
  const id = params.id ?? '';
  const form = await readForm(request, providerDeedForm);
  if (!form.ok) return form.reply;
  const enabled = form.value.intent === 'enable';
  const verdict = await setEnabled(viewer, { id, version: form.value.version, enabled });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = enabled ? 'It is in use from now on.' : 'It is no longer in use.';
  return redirectWithNotice(request, `/admin/single-sign-on/${id}`, done);
}

export default function Route() {
  return <ProviderPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Sign-on provider – Alongside' }];
