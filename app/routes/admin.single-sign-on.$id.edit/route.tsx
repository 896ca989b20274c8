import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { providerForm } from '~/accounts/single-sign-on/forms';
import { changeProvider, findProvider } from '~/accounts/single-sign-on/providers.server';
import { ProviderFormPage } from '~/accounts/ui/single-sign-on/provider-form-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.single-sign-on.$id.edit');
  const provider = await findProvider(viewer, params.id ?? '');
  if (!provider) throw notFound();
  return { provider };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.single-sign-on.$id.edit');
  const form = await readForm(request, providerForm);
  if (!form.ok) return form.reply;
  const id = params.id ?? '';
  const verdict = await changeProvider(viewer, { ...form.value, id });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const again = verdict.value.again ? ' It is out of use until you have tried it again.' : '';
  return redirectWithNotice(request, `/admin/single-sign-on/${id}`, `The provider is saved.${again}`);
}

export default function Route() {
  const { provider } = useLoaderData<typeof loader>();
  return (
    <ProviderFormPage provider={provider} formId={provider.id} answer={useActionData<typeof action>()} />
  );
}

export const meta = () => [{ title: 'Change the provider – Alongside' }];
