import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { answerShareForm, endShareForm } from '~/practice/clusters/forms';
import { answerShare, endShare } from '~/practice/clusters/share-commands.server';
import { sharePage } from '~/practice/clusters/share-queries.server';
import { SharePage } from '~/practice/ui/clusters/share-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.requests.$shareId');
  const { id: clusterId = '', shareId = '' } = params;
  const page = await sharePage(viewer, { clusterId, shareId });
  if (!page) throw notFound();
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.requests.$shareId');
  const { id: clusterId = '', shareId = '' } = params;
  const at = { clusterId, shareId };
  const here = `/clusters/${clusterId}/requests/${shareId}`;
  const answers = await readAnswers(request);
  if (answers.get('intent') === 'end') {
    const form = await readForm(answers, endShareForm);
    if (!form.ok) return form.reply;
    const verdict = await endShare(viewer, at, form.value);
    if (!verdict.ok) return refuse(form.submission, verdict);
    return redirectWithNotice(request, here, 'The request is no longer shared. The others have been told.');
  }
  const form = await readForm(answers, answerShareForm);
  if (!form.ok) return form.reply;
  const { urn, version, answer, note } = form.value;
  const verdict = await answerShare(viewer, at, {
    urn,
    version,
    takesPart: answer === 'in',
    note: note || null,
  });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, here, 'Your answer is saved.');
}

export default function Route() {
  return <SharePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Shared request – Alongside' }];
