import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { count } from '~/kernel/words';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { inviteForm } from '~/practice/clusters/forms';
import { schoolsToInvite } from '~/practice/clusters/queries.server';
import { inviteSchools } from '~/practice/clusters/school-commands.server';
import { InvitePage } from '~/practice/ui/clusters/school-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.invite');
  const q = (new URL(request.url).searchParams.get('q') ?? '').slice(0, 100);
  const page = await schoolsToInvite(viewer, params.id ?? '', q);
  if (!page) throw notFound();
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.invite');
  const { id = '' } = params;
  const form = await readForm(request, inviteForm);
  if (!form.ok) return form.reply;
  const verdict = await inviteSchools(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = `${count(verdict.value.invited, 'school')} asked. Their headteachers have been told.`;
  return redirectWithNotice(request, `/clusters/${id}`, done);
}

export default function Route() {
  return <InvitePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Ask schools to join – Alongside' }];
