import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { trajectoriesPage } from '~/reporting/schools/trajectory-queries.server';
import { TrajectoriesPage } from '~/reporting/ui/trajectories-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight.trajectory._index');
  const page = await trajectoriesPage(viewer);
  if (!page) throw notFound();
  return { page, authority: viewer.authorityName };
}

export default function Route() {
  return <TrajectoriesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Trajectories – Alongside' }];
