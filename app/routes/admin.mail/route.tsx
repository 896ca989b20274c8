import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { listMail } from '~/accounts/queries.server';
import { MailPage } from '~/accounts/ui/mail-page';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.mail');
  return { mail: await listMail(viewer) };
}

export default function Route() {
  return <MailPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Messages – Alongside' }];
