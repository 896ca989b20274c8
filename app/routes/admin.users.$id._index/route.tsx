import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { addressOfAccount } from '~/accounts/address-queries.server';
import { addGrant, endGrant, sendLinkAgain, setActive } from '~/accounts/commands.server';
import { addGrantForm, personForm } from '~/accounts/forms';
import { movesToCome } from '~/accounts/lifecycle/move-page.server';
import { findAccount, providerChoices } from '~/accounts/queries.server';
import { PersonPage } from '~/accounts/ui/person-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id._index');
  const person = await findAccount(viewer, params.id ?? '');
  const address = await addressOfAccount(viewer, params.id ?? '');
  if (!person || !address) throw notFound();
  const self = person.id === viewer.accountId;
  const moves = await movesToCome(person.id);
  return { person, moves, address, self, providers: await providerChoices(viewer) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id._index');
  const id = params.id ?? '';
  const formData = await readAnswers(request);
  const here = `/admin/users/${id}`;
  if (formData.get('intent') === 'add-grant') {
    const form = await readForm(formData, addGrantForm);
    if (!form.ok) return form.reply;
    const verdict = await addGrant(viewer, id, form.value);
    return verdict.ok
      ? redirectWithNotice(request, here, 'The role is added.')
      : refuse(form.submission, verdict);
  }
  const form = await readForm(formData, personForm);
  if (!form.ok) return form.reply;
  const { intent } = form.value;
  if (intent === 'end-grant') {
    const verdict = await endGrant(viewer, id, form.value.grantId ?? '');
    return verdict.ok
      ? redirectWithNotice(request, here, 'The role has ended.')
      : refuse(form.submission, verdict);
  }
  if (intent === 'send-link') {
    const verdict = await sendLinkAgain(viewer, id);
    return verdict.ok
      ? redirectWithNotice(request, here, 'A new link is sent.')
      : refuse(form.submission, verdict);
  }
  const active = intent === 'reopen';
  const verdict = await setActive(viewer, { id, version: form.value.version, active });
  const done = active ? 'The account is open again.' : 'The account is closed.';
  return verdict.ok ? redirectWithNotice(request, here, done) : refuse(form.submission, verdict);
}

export default function Route() {
  return <PersonPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Person – Alongside' }];
