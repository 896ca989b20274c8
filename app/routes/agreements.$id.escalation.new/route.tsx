import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { openEscalation } from '~/agreements/escalation/commands.server';
import { letterReply } from '~/agreements/escalation/drafting.server';
import { DRAFT_INTENT, openingForm, openingTerms } from '~/agreements/escalation/forms';
import { openingPage } from '~/agreements/escalation/queries.server';
import { OpenCasePage } from '~/agreements/ui/escalation/opening-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.escalation.new');
  const page = await openingPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if ((page.open || !page.may.escalate) && isOpened(request)) {
    throw redirect(`/agreements/${page.id}/escalation`);
  }
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.escalation.new');
  const { id = '' } = params;
  const answers = await readAnswers(request);
  if (answers.get('intent') === DRAFT_INTENT) {
    const form = await readForm(answers, openingTerms);
    return form.ok ? letterReply(viewer, form, { ...form.value, id }) : form.reply;
  }
  const form = await readForm(answers, openingForm);
  if (!form.ok) return form.reply;
  const verdict = await openEscalation(viewer, { ...form.value, id });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/escalation`,
    'The case is open, and the head and the chair have been told.',
  );
}

export default function Route() {
  return <OpenCasePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Open a case – Alongside' }];
