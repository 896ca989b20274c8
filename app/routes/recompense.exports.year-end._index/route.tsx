import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { yearEnd } from '~/recompense/exports/year-end.server';
import { YearEndPage } from '~/recompense/ui/exports/year-end-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.exports.year-end._index');
  const asked = new URL(request.url).searchParams.get('year');
  return { summary: await yearEnd(viewer, asked), authority: viewer.authorityName };
}

export default function Route() {
  return <YearEndPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Year-end summary – Alongside' }];
