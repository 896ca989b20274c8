import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Viewer } from '~/accounts/domain/roles';
import { isWorkingDay } from '~/kernel/school-calendar';
import { nextDigest } from '~/notifications/domain/preferences/mail-times';
import { topicsOf } from '~/notifications/domain/preferences/topics-of';
import { preferencesForm } from '~/notifications/forms';
import { preferencesOf, savePreferences } from '~/notifications/preferences.server';
import { hasMailProblem } from '~/notifications/queries.server';
import { PreferencesPage } from '~/notifications/ui/preferences-page';
import { clock } from '~/platform/clock.server';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';

const topicsFor = (viewer: Viewer) => topicsOf(viewer.grants.map(({ role }) => role));

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.notifications');
  const preferences = await preferencesOf(viewer);
  return {
    email: viewer.email,
    mailProblem: await hasMailProblem(viewer),
    topics: topicsFor(viewer),
    preferences,
    nextDigest: nextDigest(clock.now(), preferences, isWorkingDay),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.notifications');
  const { choices } = await preferencesOf(viewer);
  const topics = topicsFor(viewer).map(({ topic }) => topic);
  const form = await readForm(request, preferencesForm(topics, choices));
  if (!form.ok) return form.reply;
  const verdict = await savePreferences(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    '/account/notifications',
    'Your choices are saved. They hold from now on.',
  );
}

export default function Route() {
  return <PreferencesPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'What you are sent by email – Alongside' }];
