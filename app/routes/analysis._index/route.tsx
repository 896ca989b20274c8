import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { analysisPage, RESULTS_PER_PAGE } from '~/diagnosis/analysis-queries.server';
import { startAnalysis } from '~/diagnosis/analysis-run.server';
import { analysisFilter, startAnalysisForm } from '~/diagnosis/diagnosis-forms';
import { AnalysisPage } from '~/diagnosis/ui/analysis-page';
import { termOf } from '~/kernel/academic-year';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'analysis._index');
  const params = new URL(request.url).searchParams;
  const filter = analysisFilter.parse(Object.fromEntries(params));
  const term = termOf(today());
  const page = await analysisPage(viewer, term, filter);
  if (!page) throw notFound();
  return { page, filter, term, id: newFormId(), query: params.toString(), pageSize: RESULTS_PER_PAGE };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'analysis._index');
  const form = await readForm(request, startAnalysisForm);
  if (!form.ok) return form.reply;
  const verdict = await startAnalysis(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect('/analysis', { status: 303 });
}

export default function Route() {
  return <AnalysisPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: 'Desk-top analysis – Alongside' },
  // While work goes on the page asks again by itself; there is no script to do it.
  ...(data?.page.run?.status === 'running' ? [{ httpEquiv: 'refresh', content: '2' }] : []),
];
