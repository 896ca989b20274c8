import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { answerEdit, loadEditPage } from '~/accounts/term-dates/edit.server';
import { savedWords } from '~/accounts/term-dates/wording';
import { CheckTermDatesPage } from '~/accounts/ui/term-dates/check-page';
import { EditTermDatesPage } from '~/accounts/ui/term-dates/edit-page';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.term-dates.$year.edit');
  const paste = new URL(request.url).searchParams.get('paste');
  const page = await loadEditPage(viewer, Number(params.year), paste);
  if (!page) throw notFound();
  return { ...page, mayOpenAdmin: has(viewer, 'admin', 'lead') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.term-dates.$year.edit');
  const year = Number(params.year);
  const page = await loadEditPage(viewer, year, null);
  if (!page) throw notFound();
  const answer = await answerEdit(viewer, request, year);
  if ('reply' in answer) return answer.reply;
  return redirectWithNotice(request, `/admin/term-dates/${year}`, savedWords(answer.saved));
}

export default function Route() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer && 'checked' in answer)
    return <CheckTermDatesPage {...answer} mayOpenAdmin={page.mayOpenAdmin} />;
  return <EditTermDatesPage {...page} answer={answer} />;
}

export const meta = () => [{ title: 'Change term dates – Alongside' }];
