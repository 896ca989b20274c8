import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound } from '~/platform/respond.server';
import { startForm } from '~/reporting/reports/forms';
import { startPage } from '~/reporting/reports/queries.server';
import { StartReportPage } from '~/reporting/ui/reports/start-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'reports.new');
  const query = new URL(request.url).searchParams;
  const start = await startPage(viewer, query.get('kind'), today());
  if (!start) throw notFound();
  return { start, about: query.get('about') ?? '', replaces: query.get('replaces') ?? '' };
}

export async function action({ request }: ActionFunctionArgs) {
  await guard(request, 'reports.new');
  const form = await readForm(request, startForm);
  if (!form.ok) return form.reply;
  const query = new URLSearchParams(
    Object.entries(form.value).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  );
  return redirect(`/reports/write?${query}`, { status: 303 });
}

export default function Route() {
  return <StartReportPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Make a report – Alongside' }];
