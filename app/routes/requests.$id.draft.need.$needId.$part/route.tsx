import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Viewer } from '~/accounts/domain/roles';
import { isNeedPart } from '~/diagnosis/domain';
import { onward, openDraft, reopenDraft } from '~/diagnosis/draft.server';
import { needPartForms } from '~/diagnosis/forms';
import { changeNeed } from '~/diagnosis/need-commands.server';
import { NeedStepPage } from '~/diagnosis/ui/need-step-page';
import { PART_TITLES } from '~/diagnosis/wording';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

async function open(request: Request, viewer: Viewer, params: LoaderFunctionArgs['params']) {
  const { id = '', needId = '', part } = params;
  if (!isNeedPart(part)) throw notFound();
  const step = { page: 'need', needId, part } as const;
  const draft = await openDraft(request, viewer, id, step);
  const need = draft.request.needs.find((one) => one.id === needId);
  if (!need) throw notFound();
  return { draft, step, need };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.need.$needId.$part');
  return open(request, viewer, params);
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.need.$needId.$part');
  const { draft, step, need } = await open(request, viewer, params);
  const form = await readForm(request, needPartForms[step.part]);
  if (!form.ok) return form.reply;
  const { version, ...answers } = form.value;
  const verdict = await changeNeed(viewer, { id: need.id, version, answers, part: step.part });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return onward(draft, step, await reopenDraft(viewer, draft));
}

export default function Route() {
  const { draft, step, need } = useLoaderData<typeof loader>();
  return <NeedStepPage draft={draft} part={step.part} need={need} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? PART_TITLES[data.step.part] : 'Need'} – Alongside` },
];
