import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pageNumber } from '~/kernel/page-number';
import { stopForm } from '~/matching/allocation/forms';
import { loadPlanPage } from '~/matching/allocation/plan-view.server';
import { stopPlan } from '~/matching/allocation/run.server';
import { AllocationPage } from '~/matching/ui/allocation-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'allocation.$id._index');
  const query = new URL(request.url).searchParams;
  const asked = { filter: query.get('show'), page: pageNumber(query.get('page')) };
  const view = await loadPlanPage(viewer, params.id ?? '', asked);
  if (!view) throw notFound();
  return { view, query: query.toString() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'allocation.$id._index');
  const form = await readForm(request, stopForm);
  if (!form.ok) return form.reply;
  const id = params.id ?? '';
  const verdict = await stopPlan(viewer, { id });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirect(`/allocation/${id}`, { status: 303 });
}

export default function Route() {
  return <AllocationPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.head.name ?? 'Plan'} – Alongside` },
  // While work goes on the page asks again by itself; there is no script to do it.
  ...(data?.view.head.status === 'running' ? [{ httpEquiv: 'refresh', content: '2' }] : []),
];
