import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { moneyHub } from '~/recompense/hub/hub.server';
import { HubPage } from '~/recompense/ui/hub/hub-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense._index');
  return { parts: await moneyHub(viewer), authority: viewer.authorityName };
}

export default function Route() {
  return <HubPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Money – Alongside' }];
