import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { supportPage } from '~/reporting/support/queries.server';
import { SupportPageView } from '~/reporting/ui/support/support-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'insight.support');
  const support = await supportPage(viewer);
  if (!support) throw notFound();
  return { support, authority: viewer.authorityName };
}

export default function Route() {
  return <SupportPageView {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Support – Alongside' }];
