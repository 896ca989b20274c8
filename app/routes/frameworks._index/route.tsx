import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { ownFrameworkId } from '~/diagnosis/frameworks.server';
import { NoFrameworkPage } from '~/diagnosis/ui/framework-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'frameworks._index');
  const id = await ownFrameworkId(viewer);
  if (id) throw redirect(`/frameworks/${id}`);
  return { authority: viewer.authorityName, lead: has(viewer, 'lead') };
}

export default function Route() {
  return <NoFrameworkPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'How schools are banded – Alongside' }];
