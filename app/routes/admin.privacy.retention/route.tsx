import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { retentionPage } from '~/reporting/privacy/rules.server';
import { RetentionPage } from '~/reporting/ui/privacy/retention-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.retention');
  const page = await retentionPage(viewer);
  if (!page) throw notFound();
  return page;
}

export default function Route() {
  return <RetentionPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'What goes, and when – Alongside' }];
