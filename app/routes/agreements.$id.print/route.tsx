import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { versionNumber } from '~/agreements/forms';
import { textPage } from '~/agreements/queries.server';
import { PrintPage } from '~/agreements/ui/print-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.print');
  const asked = new URL(request.url).searchParams.get('version');
  const page = await textPage(viewer, params.id ?? '', versionNumber(asked));
  if (!page) throw notFound();
  return { page };
}

export default function Route() {
  return <PrintPage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Agreement ${data?.page.ref ?? ''} in full – Alongside` },
];
