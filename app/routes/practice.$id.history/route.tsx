import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { noteHistory } from '~/practice/notes/queries.server';
import { NoteHistoryPage } from '~/practice/ui/notes/history-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.$id.history');
  const history = await noteHistory(viewer, params.id ?? '');
  if (!history) throw notFound();
  return { history };
}

export default function Route() {
  return <NoteHistoryPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Steps and versions of a practice note – Alongside' }];
