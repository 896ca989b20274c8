import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { fairnessPage } from '~/reporting/fairness/queries.server';
import { FairnessPage } from '~/reporting/ui/fairness/fairness-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight.fairness');
  const page = await fairnessPage(viewer);
  if (!page) throw notFound();
  return { page, authority: viewer.authorityName };
}

export default function Route() {
  return <FairnessPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Fairness – Alongside' }];
