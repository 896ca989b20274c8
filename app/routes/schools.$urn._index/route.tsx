import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { notesPanel } from '~/agreements/restricted-notes/queries.server';
import { RestrictedNotes } from '~/agreements/ui/restricted-notes/parts';
import { agreementStateTag } from '~/agreements/wording';
import { requestStateTag } from '~/diagnosis/wording';
import { parseUrn } from '~/kernel/urn';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { seesLooks } from '~/reporting/access-log/queries.server';
import { loadSchool } from '~/schools/school.server';
import { SchoolPage } from '~/schools/ui/school-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn._index');
  const urn = parseUrn(params.urn ?? '');
  const view = urn === null ? null : await loadSchool(viewer, urn);
  if (!view || urn === null) throw notFound();
  // Where in the list the reader was: only ever used as the query of our own list.
  const from = new URL(request.url).searchParams.get('from') ?? '';
  const notes = await notesPanel(viewer, 'school', urn);
  return { view, from, notes, seesLooks: await seesLooks(viewer, urn) };
}

export default function Route() {
  const { notes, ...page } = useLoaderData<typeof loader>();
  return (
    <SchoolPage
      {...page}
      stateTag={(item) =>
        item.kind === 'request' ? requestStateTag(item.state) : agreementStateTag(item.state)
      }
    >
      <RestrictedNotes panel={notes} />
    </SchoolPage>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.view.facts.name ?? 'School'} – Alongside` },
];
