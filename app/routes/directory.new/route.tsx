import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { createProvider } from '~/directory/commands/providers.server';
import { newProviderForm } from '~/directory/forms';
import { NewProviderPage } from '~/directory/ui/provider-forms';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(request, 'directory.new');
  return { formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'directory.new');
  const form = await readForm(request, newProviderForm);
  if (!form.ok) return form.reply;
  const { formId, name, jobTitle, strengths, email, telephone, ...standing } = form.value;
  const verdict = await createProvider(viewer, {
    formId,
    entry: { name, jobTitle, strengths, email, telephone },
    standing: { ...standing, active: true },
  });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/directory/${verdict.value.id}`, `${name} is in the directory.`);
}

export default function Route() {
  return <NewProviderPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Add a leader or teaching school – Alongside' }];
