import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listProviders } from '~/accounts/single-sign-on/providers.server';
import { ProvidersPage } from '~/accounts/ui/single-sign-on/providers-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.single-sign-on._index');
  return { providers: await listProviders(viewer) };
}

export default function Route() {
  return <ProvidersPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Single sign-on – Alongside' }];
