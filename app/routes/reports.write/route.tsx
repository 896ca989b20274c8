import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { answerWriting, readWish, writingPage } from '~/reporting/reports/writing.server';
import { WriteReportPage } from '~/reporting/ui/reports/write-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'reports.write');
  // A form that is shown again brings the figures with it: they are not read a second time.
  if (!isOpened(request)) return { page: null };
  const wish = readWish(new URL(request.url).searchParams);
  // Reached without a choice, as from a bookmark: it is made on the page before.
  if (!wish) throw redirect('/reports/new');
  const page = await writingPage(viewer, wish);
  if (!page) throw notFound();
  return { page };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'reports.write');
  const query = new URL(request.url).searchParams;
  const wish = readWish(query);
  const answer = wish ? await answerWriting(viewer, wish, query.get('replaces'), request) : null;
  if (!answer) throw notFound();
  if ('reply' in answer) return answer.reply;
  return redirectWithNotice(
    request,
    `/reports/${answer.saved}`,
    'The report is saved. It is not published yet.',
  );
}

export default function Route() {
  const { page } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const written = answer?.written ?? page?.written;
  return written ? <WriteReportPage id={page?.id ?? ''} written={written} answer={answer} /> : null;
}

export const meta = () => [{ title: 'Write a report – Alongside' }];
