import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { registerPage } from '~/reporting/privacy/rules.server';
import { RegisterPage } from '~/reporting/ui/privacy/register-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy._index');
  const page = await registerPage(viewer);
  if (!page) throw notFound();
  return page;
}

export default function Route() {
  return <RegisterPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Privacy – Alongside' }];
