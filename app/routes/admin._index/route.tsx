import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { AdminPage } from '~/accounts/ui/admin-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin._index');
  return { authority: viewer.authorityName, admin: has(viewer, 'admin'), lead: has(viewer, 'lead') };
}

export default function Route() {
  return <AdminPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Administration – Alongside' }];
