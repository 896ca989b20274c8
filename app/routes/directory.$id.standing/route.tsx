import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { setStanding } from '~/directory/commands/providers.server';
import { standingForm } from '~/directory/forms';
import { findEditableProvider } from '~/directory/queries/profile.server';
import { StandingPage } from '~/directory/ui/provider-forms';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.standing');
  const provider = await findEditableProvider(viewer, params.id ?? '');
  if (!provider) throw notFound();
  return { provider };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.standing');
  const id = params.id ?? '';
  const form = await readForm(request, standingForm);
  if (!form.ok) return form.reply;
  const { version, reason, ...standing } = form.value;
  const verdict = await setStanding(viewer, { id, version, standing, reason });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/directory/${id}`, 'Designation and quality assurance are saved.');
}

export default function Route() {
  return <StandingPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Designation and quality assurance – Alongside' }];
