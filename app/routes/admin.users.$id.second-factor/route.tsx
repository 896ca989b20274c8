import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { findAccount } from '~/accounts/queries.server';
import { takeAwayFactors } from '~/accounts/sign-in/factor-commands.server';
import { factorsOf } from '~/accounts/sign-in/factors.server';
import { takeAwayForm } from '~/accounts/sign-in/forms';
import { PersonFactorPage } from '~/accounts/sign-in/ui/person-factor-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id.second-factor');
  const person = await findAccount(viewer, params.id ?? '');
  if (!person) throw notFound();
  const { apps, passkeys, recovery } = await factorsOf(person.id);
  return {
    person: { id: person.id, name: person.name },
    factors: { apps: apps.length, passkeys: passkeys.length, recovery },
    self: person.id === viewer.accountId,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.users.$id.second-factor');
  const form = await readForm(request, takeAwayForm);
  if (!form.ok) return form.reply;
  const id = params.id ?? '';
  const verdict = await takeAwayFactors(viewer, { id, reason: form.value.reason });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/admin/users/${id}`,
    'The second factor is taken away, and they are told by mail.',
  );
}

export default function Route() {
  return <PersonFactorPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Second factor – Alongside' }];
