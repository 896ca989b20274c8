import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { MailProblemsPage } from '~/accounts/ui/mail/mail-problem-pages';
import { guard } from '~/platform/guard.server';
import { openMailProblems } from '~/platform/mail/queries.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'mail-problems._index');
  return { problems: await openMailProblems(viewer) };
}

export default function Route() {
  return <MailProblemsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Addresses that take no mail – Alongside' }];
