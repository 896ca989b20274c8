import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { askForAddress, withdrawAddress } from '~/accounts/address-commands.server';
import { addressOfAccount } from '~/accounts/address-queries.server';
import { addressForm } from '~/accounts/forms';
import { AddressPage } from '~/accounts/ui/address-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

const HERE = '/account/address';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.address._index');
  const address = await addressOfAccount(viewer, viewer.accountId);
  if (!address) throw notFound();
  return { address, formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.address._index');
  const form = await readForm(request, addressForm);
  if (!form.ok) return form.reply;
  if (form.value.intent === 'withdraw') {
    const verdict = await withdrawAddress(viewer, viewer.accountId);
    return verdict.ok
      ? redirectWithNotice(request, HERE, 'The change is withdrawn.')
      : refuse(form.submission, verdict);
  }
  const verdict = await askForAddress(viewer, form.value, request);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, HERE, 'We have written to both addresses.');
}

export default function Route() {
  return <AddressPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Your email address – Alongside' }];
