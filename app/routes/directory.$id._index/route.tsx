import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { confirmEntry } from '~/directory/commands/providers.server';
import { versionForm } from '~/directory/forms';
import { findProfile } from '~/directory/queries/profile.server';
import { ProfilePage } from '~/directory/ui/profile-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard, guardPublic } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { practiceBehind } from '~/practice/notes/suggested.server';
import { PracticeBehind } from '~/practice/ui/notes/panels';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'directory.$id._index');
  const profile = await findProfile(viewer, params.id ?? '');
  if (!profile) throw notFound();
  const practice = await practiceBehind(viewer, { providerId: profile.id });
  return { profile, practice, mayAsk: viewer !== null && has(viewer, 'head') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'directory.$id._index');
  const id = params.id ?? '';
  const form = await readForm(request, versionForm);
  if (!form.ok) return form.reply;
  const verdict = await confirmEntry(viewer, { id, version: form.value.version });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/directory/${id}`, 'The entry is confirmed for this term.');
}

export default function Route() {
  const { practice, ...page } = useLoaderData<typeof loader>();
  return (
    <ProfilePage {...page} answer={useActionData<typeof action>()}>
      <PracticeBehind notes={practice} />
    </ProfilePage>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.profile.name ?? 'Directory'} – Alongside` },
];
