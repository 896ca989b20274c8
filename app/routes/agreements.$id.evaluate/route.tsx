import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { giveEvaluation } from '~/agreements/exit/evaluating.server';
import { evaluateForm } from '~/agreements/exit/forms';
import { evaluatePage } from '~/agreements/exit/queries.server';
import { EvaluatePage } from '~/agreements/ui/exit/evaluate-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.evaluate');
  const page = await evaluatePage(viewer, params.id ?? '', new URL(request.url).searchParams.get('as'));
  if (!page) throw notFound();
  if (page.as === null) throw redirect(`/agreements/${page.id}/evaluation`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.evaluate');
  const id = params.id ?? '';
  const form = await readForm(request, evaluateForm);
  if (!form.ok) return form.reply;
  const { as, opened, reason, ...said } = form.value;
  const verdict = await giveEvaluation(viewer, { id, as, opened, reason, content: { format: 1, ...said } });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/evaluation`,
    verdict.value.number > 1 ? 'The correction is saved.' : 'Thank you. Your evaluation is given.',
  );
}

export default function Route() {
  return <EvaluatePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Evaluate the support – Alongside' }];
