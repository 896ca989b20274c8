import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askForAddressOf, withdrawAddress } from '~/accounts/address-commands.server';
import { addressOfAccount } from '~/accounts/address-queries.server';
import { addressOfForm } from '~/accounts/forms';
import { PersonAddressPage } from '~/accounts/ui/person-address-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id.address');
  const address = await addressOfAccount(viewer, params.id ?? '');
  if (!address) throw notFound();
  return { address, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id.address');
  const accountId = params.id ?? '';
  const here = `/admin/users/${accountId}`;
  const form = await readForm(request, addressOfForm);
  if (!form.ok) return form.reply;
  if (form.value.intent === 'withdraw') {
    const verdict = await withdrawAddress(viewer, accountId);
    return verdict.ok
      ? redirectWithNotice(request, here, 'The change is withdrawn.')
      : refuse(form.submission, verdict);
  }
  const verdict = await askForAddressOf(viewer, { ...form.value, accountId });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return verdict.value.atOnce
    ? redirectWithNotice(request, here, 'The address is put right, and the invitation is on its way to it.')
    : redirectWithNotice(request, `${here}/address`, 'We have written to both addresses.');
}

export default function Route() {
  return <PersonAddressPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Change the email address – Alongside' }];
