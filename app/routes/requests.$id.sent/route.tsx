import type { LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requestPage } from '~/diagnosis/queries.server';
import { SentPage } from '~/diagnosis/ui/sent-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.sent');
  const page = await requestPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  const sent = page.request.awaitingConfirmation || page.request.state === 'submitted';
  if (!sent) throw redirect(`/requests/${params.id}`);
  return { request: page.request };
}

export default function Route() {
  return <SentPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Request sent – Alongside' }];
