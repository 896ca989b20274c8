import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openDraft } from '~/diagnosis/draft.server';
import { newFocusForm } from '~/diagnosis/forms';
import { stateNeed } from '~/diagnosis/need-commands.server';
import { NeedStepPage } from '~/diagnosis/ui/need-step-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { newFormId } from '~/platform/transact.server';

const STEP = { page: 'needs' } as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.need.new');
  return { draft: await openDraft(request, viewer, params.id ?? '', STEP), newId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.need.new');
  const { request: asked, toCheck } = await openDraft(request, viewer, params.id ?? '', STEP);
  const form = await readForm(request, newFocusForm);
  if (!form.ok) return form.reply;
  const { id, ...answers } = form.value;
  const need = { id, urn: asked.urn, answers, part: 'focus' as const, requestId: asked.id };
  const verdict = await stateNeed(viewer, need);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect(`/requests/${asked.id}/draft/need/${id}/now${toCheck ? '?from=check' : ''}`, {
    status: 303,
  });
}

export default function Route() {
  const data = useLoaderData<typeof loader>();
  return <NeedStepPage {...data} part="focus" need={null} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Add a need – Alongside' }];
