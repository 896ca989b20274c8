import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { onward, openDraft } from '~/diagnosis/draft.server';
import { chooseNeeds, needsToChoose } from '~/diagnosis/draft-commands.server';
import { chooseNeedsForm } from '~/diagnosis/forms';
import { ChooseNeedsPage } from '~/diagnosis/ui/choose-needs-page';
import { PAGE_TITLES } from '~/diagnosis/wording';
import { db } from '~/platform/db.server';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';

const STEP = { page: 'needs' } as const;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.needs');
  const draft = await openDraft(request, viewer, params.id ?? '', STEP);
  return { draft, choices: await needsToChoose(db(), draft.request) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.needs');
  const draft = await openDraft(request, viewer, params.id ?? '', STEP);
  const form = await readForm(request, chooseNeedsForm);
  if (!form.ok) return form.reply;
  const { needs, version } = form.value;
  const verdict = await chooseNeeds(viewer, { id: draft.request.id, version, needIds: needs });
  return verdict.ok ? onward(draft, STEP, verdict.value) : refuse(form.submission, verdict);
}

export default function Route() {
  return <ChooseNeedsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: `${PAGE_TITLES.needs} – Alongside` }];
