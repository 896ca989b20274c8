import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { createAccount } from '~/accounts/commands.server';
import { newAccountForm } from '~/accounts/forms';
import { providerChoices } from '~/accounts/queries.server';
import { InvitePage } from '~/accounts/ui/invite-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.users.new');
  const query = new URL(request.url).searchParams;
  const asked = (name: string) => query.get(name) ?? '';
  return {
    // What a link may fill in beforehand: whose place it is.
    given: { id: newFormId(), role: asked('role'), urn: asked('urn'), providerId: asked('provider') },
    providers: await providerChoices(viewer),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.users.new');
  const form = await readForm(request, newAccountForm);
  if (!form.ok) return form.reply;
  const verdict = await createAccount(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/admin/users/${verdict.value.id}`, `${form.value.name} is invited.`);
}

export default function Route() {
  return <InvitePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Invite somebody – Alongside' }];
