import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { loadTermDates } from '~/accounts/term-dates/queries.server';
import { TermDatesPage } from '~/accounts/ui/term-dates/term-dates-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.term-dates._index');
  return {
    view: await loadTermDates(viewer),
    authority: viewer.authorityName,
    mayOpenAdmin: has(viewer, 'admin', 'lead'),
  };
}

export default function Route() {
  return <TermDatesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Term dates – Alongside' }];
