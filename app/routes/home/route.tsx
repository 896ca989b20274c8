import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { HomePage } from '~/accounts/ui/home-page';
import { rolesWords } from '~/accounts/wording';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { worklistFor } from '~/worklist.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'home');
  return {
    name: viewer.name,
    roles: rolesWords(viewer.grants),
    kinds: [...new Set(viewer.grants.map((grant) => grant.role))],
    work: await worklistFor(viewer),
    today: today(),
  };
}

export default function Route() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Home – Alongside' }];
