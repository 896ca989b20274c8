import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { startNote } from '~/practice/notes/commands.server';
import { startForm } from '~/practice/notes/forms';
import { newNotePage, unwritten } from '~/practice/notes/queries.server';
import { ChooseAgreementPage, NewNotePage } from '~/practice/ui/notes/form-pages';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.new');
  const agreementId = new URL(request.url).searchParams.get('agreement');
  if (!agreementId) return { agreements: await unwritten(viewer), page: null, formId: '' };
  const page = await newNotePage(viewer, agreementId);
  if (!page) throw notFound();
  if (page.there && isOpened(request)) throw redirect(`/practice/${page.there}`);
  if (!page.may && isOpened(request)) throw redirect(`/agreements/${agreementId}`);
  return { agreements: [], page, formId: newFormId() };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'practice.new');
  const form = await readForm(request, startForm);
  if (!form.ok) return form.reply;
  const { formId, ...input } = form.value;
  const verdict = await startNote(viewer, { id: formId, ...input });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/practice/${verdict.value.id}`,
    'The draft is saved. The school is asked when you send it.',
  );
}

export default function Route() {
  const { page, agreements, formId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!page) return <ChooseAgreementPage agreements={agreements} />;
  return <NewNotePage page={page} formId={formId} answer={answer} />;
}

export const meta = () => [{ title: 'Write a practice note – Alongside' }];
