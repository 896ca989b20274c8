import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { rolesWords } from '~/accounts/wording';
import { HomePage } from '~/notifications/ui/worklist/home-page';
import { homeOf, onlyReads } from '~/notifications/worklist/home.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'home._index');
  return {
    name: viewer.name,
    roles: rolesWords(viewer.grants),
    kinds: [...new Set(viewer.grants.map((grant) => grant.role))],
    work: await homeOf(viewer),
    today: today(),
    onlyReads: onlyReads(viewer),
  };
}

export default function Route() {
  return <HomePage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Home – Alongside' }];
