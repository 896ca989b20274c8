import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { ownNotes, standingInPractice } from '~/practice/notes/queries.server';
import { OwnNotesPage } from '~/practice/ui/notes/own-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'practice.ours');
  return { rows: await ownNotes(viewer), mayWrite: standingInPractice(viewer).mayWrite };
}

export default function Route() {
  return <OwnNotesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Practice notes of yours – Alongside' }];
