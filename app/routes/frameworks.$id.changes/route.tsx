import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { frameworkChanges } from '~/diagnosis/frameworks.server';
import { FrameworkChangesPage } from '~/diagnosis/ui/framework-changes-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'frameworks.$id.changes');
  const page = await frameworkChanges(viewer, params.id ?? '', new URL(request.url).searchParams.get('from'));
  if (!page) throw notFound();
  return page;
}

export default function Route() {
  return <FrameworkChangesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'What changed in the framework – Alongside' }];
