import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';
import { notePage } from '~/practice/notes/queries.server';
import { NotePage } from '~/practice/ui/notes/note-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.$id._index');
  const note = await notePage(viewer, params.id ?? '');
  if (!note) throw notFound();
  return { note };
}

export default function Route() {
  return <NotePage {...useLoaderData<typeof loader>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.note.content.title ?? 'Practice note'} – Alongside` },
];
