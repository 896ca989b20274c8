import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { listNotes, NOTES_PER_PAGE } from '~/agreements/restricted-notes/queries.server';
import { NotesListPage } from '~/agreements/ui/restricted-notes/note-page';
import { pageNumber } from '~/kernel/page-number';
import { guard } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'restricted._index');
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  const found = await listNotes(viewer, page);
  return { ...found, page, perPage: NOTES_PER_PAGE, lead: has(viewer, 'lead') };
}

export default function Route() {
  return <NotesListPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Restricted notes – Alongside' }];
