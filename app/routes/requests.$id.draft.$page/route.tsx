import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isAnswerPage } from '~/diagnosis/domain';
import { onward, openDraft } from '~/diagnosis/draft.server';
import { answerPage } from '~/diagnosis/draft-commands.server';
import { answerForms } from '~/diagnosis/forms';
import { AnswerPageView } from '~/diagnosis/ui/answer-pages';
import { PAGE_TITLES } from '~/diagnosis/wording';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.$page');
  const { page } = params;
  if (!isAnswerPage(page)) throw notFound();
  return { page, draft: await openDraft(request, viewer, params.id ?? '', { page }) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.draft.$page');
  const { page } = params;
  if (!isAnswerPage(page)) throw notFound();
  const draft = await openDraft(request, viewer, params.id ?? '', { page });
  const form = await readForm(request, answerForms[page]);
  if (!form.ok) return form.reply;
  const { version, ...answers } = form.value;
  const verdict = await answerPage(viewer, { id: draft.request.id, version, page, answers });
  return verdict.ok ? onward(draft, { page }, verdict.value) : refuse(form.submission, verdict);
}

export default function Route() {
  return <AnswerPageView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? PAGE_TITLES[data.page] : 'Request'} – Alongside` },
];
