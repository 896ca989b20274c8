import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { confirmByLink, readAddressLink, refuseByLink } from '~/accounts/address-links.server';
import { addressLinkForm } from '~/accounts/forms';
import { AddressLinkPage } from '~/accounts/ui/address-link-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guardPublic } from '~/platform/guard.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  await guardPublic(request, 'account.address.$token');
  const found = await readAddressLink(request, params.token ?? '');
  if (found.ok) return { link: found.value, problem: null };
  const status = found.code === 'too-many-tries' ? 429 : 404;
  return data({ link: null, problem: found.message }, { status });
}

export async function action({ request, params }: ActionFunctionArgs) {
  await guardPublic(request, 'account.address.$token');
  const token = params.token ?? '';
  const form = await readForm(request, addressLinkForm);
  if (!form.ok) return form.reply;
  const verdict =
    form.value.intent === 'confirm'
      ? await confirmByLink(request, token)
      : await refuseByLink(request, token);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect(`/account/address/${token}`, { status: 303 });
}

export default function Route() {
  return <AddressLinkPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change of address – Alongside' }];
