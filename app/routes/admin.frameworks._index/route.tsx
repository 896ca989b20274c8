import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { frameworksOf } from '~/diagnosis/frameworks.server';
import { FrameworksPage } from '~/diagnosis/ui/frameworks-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.frameworks._index');
  return { versions: await frameworksOf(viewer), authority: viewer.authorityName };
}

export default function Route() {
  return <FrameworksPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Banding frameworks – Alongside' }];
