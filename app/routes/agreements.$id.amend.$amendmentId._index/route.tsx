import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { amendmentPage } from '~/agreements/amendments/queries.server';
import { AmendmentView } from '~/agreements/ui/amendments/amendment-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId._index');
  const page = await amendmentPage(viewer, {
    id: params.id ?? '',
    amendmentId: params.amendmentId ?? '',
  });
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <AmendmentView {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Amendment ${data?.page.amendment.number ?? ''} of ${data?.page.ref ?? ''} – Alongside` },
];
