import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { providerForm } from '~/accounts/single-sign-on/forms';
import { addProvider } from '~/accounts/single-sign-on/providers.server';
import { ProviderFormPage } from '~/accounts/ui/single-sign-on/provider-form-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await guard(request, 'admin.single-sign-on.new');
  return { formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.single-sign-on.new');
  const form = await readForm(request, providerForm);
  if (!form.ok) return form.reply;
  const verdict = await addProvider(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/admin/single-sign-on/${verdict.value.id}`,
    `${form.value.name} is added. Try it out next.`,
  );
}

export default function Route() {
  const { formId } = useLoaderData<typeof loader>();
  return <ProviderFormPage provider={null} formId={formId} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Add a provider – Alongside' }];
