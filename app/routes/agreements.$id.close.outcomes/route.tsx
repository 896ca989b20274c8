import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { outcomesForm } from '~/agreements/exit/forms';
import { judgeOutcomes } from '~/agreements/exit/judging.server';
import { exitPage } from '~/agreements/exit/queries.server';
import { OutcomesPage } from '~/agreements/ui/exit/answers-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.close.outcomes');
  const page = await exitPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  const may = page.may['judge-exit'] || page.may['correct-judgement'];
  if (!may && isOpened(request)) throw redirect(`/agreements/${page.id}/close`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.close.outcomes');
  const id = params.id ?? '';
  const form = await readForm(request, outcomesForm);
  if (!form.ok) return form.reply;
  const verdict = await judgeOutcomes(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${id}/close`, 'The judgements are saved.');
}

export default function Route() {
  return <OutcomesPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Outcomes judged – Alongside' }];
