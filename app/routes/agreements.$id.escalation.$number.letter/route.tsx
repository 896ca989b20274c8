import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { letterPage } from '~/agreements/escalation/queries.server';
import { LetterPage } from '~/agreements/ui/escalation/letter-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.escalation.$number.letter');
  const page = await letterPage(viewer, params.id ?? '', Number(params.number));
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <LetterPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.letter.paper ?? 'Letter'}, ${data?.page.ref ?? ''} – Alongside` },
];
