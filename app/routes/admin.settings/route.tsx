import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { settingsForm } from '~/accounts/settings';
import { changeSettings, loadSettings } from '~/accounts/settings.server';
import { SettingsPage } from '~/accounts/ui/settings-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.settings');
  return {
    settings: await loadSettings(viewer),
    authority: viewer.authorityName,
    mayChange: has(viewer, 'lead'),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.settings');
  const form = await readForm(request, settingsForm);
  if (!form.ok) return form.reply;
  const verdict = await changeSettings(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    '/admin/settings',
    'The settings are saved. They hold for invitations from now on.',
  );
}

export default function Route() {
  return <SettingsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Settings – Alongside' }];
