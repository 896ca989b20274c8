import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { fileQuery, readFileAsked } from '~/recompense/exports/forms';
import { DOCUMENT_GROUPS } from '~/recompense/exports/groups';
import { filePreview, usualPeriod } from '~/recompense/exports/queries.server';
import { ExportsPage } from '~/recompense/ui/exports/exports-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.exports._index');
  const query = new URL(request.url).searchParams;
  const usual = usualPeriod();
  const read = readFileAsked(query, usual);
  const asked = read.ok ? read.asked : { period: usual, what: 'documents' as const, groups: DOCUMENT_GROUPS };
  return {
    asked,
    errors: read.ok ? null : read.errors,
    typed: read.ok ? null : [...query],
    preview: await filePreview(viewer, asked.period),
    fileHref: `/recompense/exports/file.csv?${fileQuery(asked)}`,
  };
}

export default function Route() {
  return <ExportsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Files and year end – Alongside' }];
