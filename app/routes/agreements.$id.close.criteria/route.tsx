import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { criteriaForm } from '~/agreements/exit/forms';
import { answerCriteria } from '~/agreements/exit/judging.server';
import { exitPage } from '~/agreements/exit/queries.server';
import { CriteriaPage } from '~/agreements/ui/exit/answers-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.close.criteria');
  const page = await exitPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may['judge-exit'] && isOpened(request)) throw redirect(`/agreements/${page.id}/close`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.close.criteria');
  const id = params.id ?? '';
  const form = await readForm(request, criteriaForm);
  if (!form.ok) return form.reply;
  const verdict = await answerCriteria(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${id}/close`, 'The exit criteria are saved.');
}

export default function Route() {
  return <CriteriaPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Exit criteria – Alongside' }];
