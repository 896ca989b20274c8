import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { minutesDocument } from '~/agreements/reviews/document.server';
import { MinutesPage } from '~/agreements/ui/reviews/minutes-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reviews.$reviewId.minutes');
  const asked = new URL(request.url).searchParams.get('version');
  const number = asked === null ? undefined : Number(asked);
  const minutes = await minutesDocument(viewer, params.id ?? '', params.reviewId ?? '', number);
  if (!minutes) throw notFound();
  return { minutes };
}

export default function Route() {
  return <MinutesPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.minutes.title ?? 'Minutes'}, agreement ${data?.minutes.head.ref ?? ''} – Alongside` },
];
