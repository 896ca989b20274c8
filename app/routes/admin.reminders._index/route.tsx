import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { rulesPage } from '~/notifications/reminders/rule-queries.server';
import { RulesPage } from '~/notifications/ui/reminders/rules-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.reminders._index');
  const crumbs = has(viewer, 'lead')
    ? [{ href: '/admin', label: 'Administration' }]
    : [{ href: '/home', label: 'Home' }];
  return { ...(await rulesPage(viewer)), crumbs };
}

export default function Route() {
  return <RulesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'When people are reminded – Alongside' }];
