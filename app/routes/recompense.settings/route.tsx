import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { changeRecompenseSettings, loadRecompenseSettings } from '~/recompense/settings/commands.server';
import { recompenseSettingsForm } from '~/recompense/settings/forms';
import { RecompenseSettingsPage } from '~/recompense/ui/settings/settings-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.settings');
  return {
    settings: await loadRecompenseSettings(viewer),
    authority: viewer.authorityName,
    mayChange: has(viewer, 'lead'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.settings');
  const form = await readForm(request, recompenseSettingsForm);
  if (!form.ok) return form.reply;
  const verdict = await changeRecompenseSettings(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    '/recompense/settings',
    'The settings are saved. They hold from now on.',
  );
}

export default function Route() {
  return (
    <RecompenseSettingsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
  );
}

export const meta = () => [{ title: 'Money settings – Alongside' }];
