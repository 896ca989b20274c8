import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { keepUsual } from '~/accounts/set-up/commands.server';
import { usualRows } from '~/accounts/set-up/queries.server';
import { stageFor } from '~/accounts/set-up/state.server';
import { SetUpUsualPage } from '~/accounts/ui/set-up/tasks-pages';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'set-up.usual');
  if ((await stageFor(request, viewer)).stage !== 'tasks') throw notFound();
  return { isLead: has(viewer, 'lead'), rows: await usualRows(viewer) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'set-up.usual');
  const verdict = await keepUsual(viewer);
  if (!verdict.ok) throw notFound();
  return redirectWithNotice(request, '/set-up', 'What is usual holds for now.');
}

export default function Route() {
  return <SetUpUsualPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Term dates, deadlines and terms – Alongside' }];
