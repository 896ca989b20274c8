import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { discardKeptAnswers } from '~/accounts/commands.server';
import { findKeptAnswers } from '~/accounts/queries.server';
import { KeptAnswersPage } from '~/accounts/ui/kept-answers-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'kept.$id');
  const kept = await findKeptAnswers(viewer, params.id ?? '');
  if (!kept) throw notFound();
  return kept;
}

/** Throws the answers away; sending them is done by the page's other form, to where they belong. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'kept.$id');
  await discardKeptAnswers(viewer, params.id ?? '');
  return redirect('/home', { status: 303 });
}

export default function Route() {
  return <KeptAnswersPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Your answers are kept – Alongside' }];
