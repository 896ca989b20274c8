import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { markMilestoneOf } from '~/agreements/life/commands.server';
import { markForm } from '~/agreements/life/forms';
import { milestonePage } from '~/agreements/life/queries.server';
import { MilestonePage } from '~/agreements/ui/life/milestone-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.milestones.$milestoneId');
  const page = await milestonePage(viewer, params.id ?? '', params.milestoneId ?? '');
  if (!page) throw notFound();
  return { page, markId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.milestones.$milestoneId');
  const { id = '', milestoneId = '' } = params;
  const form = await readForm(request, markForm);
  if (!form.ok) return form.reply;
  const verdict = await markMilestoneOf(viewer, { id, milestoneId, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}`,
    form.value.reached ? 'The milestone is marked as reached.' : 'The milestone is marked as not reached.',
  );
}

export default function Route() {
  return <MilestonePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'A milestone of an agreement – Alongside' }];
