import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { frameworkPage } from '~/diagnosis/frameworks.server';
import { FrameworkPage } from '~/diagnosis/ui/framework-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'frameworks.$id._index');
  const page = await frameworkPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { ...page, authority: viewer.authorityName };
}

export default function Route() {
  return <FrameworkPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'How schools are banded – Alongside' }];
