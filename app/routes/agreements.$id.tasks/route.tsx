import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { lifePage } from '~/agreements/life/queries.server';
import { TasksPage } from '~/agreements/ui/life/tasks-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.tasks');
  const found = await lifePage(viewer, params.id ?? '');
  if (!found) throw notFound();
  const { life, ...page } = found;
  return { page, life };
}

export default function Route() {
  return <TasksPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Tasks of agreement ${data?.page.ref ?? ''} – Alongside` },
];
