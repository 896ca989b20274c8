import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { boardFilter } from '~/diagnosis/board-forms';
import { BAND_PER_PAGE, boardPage } from '~/diagnosis/board-queries.server';
import { BoardPage } from '~/diagnosis/ui/board-page';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'board');
  const params = new URL(request.url).searchParams;
  const filter = boardFilter.parse(Object.fromEntries(params));
  const board = await boardPage(viewer, filter, today());
  if (!board) throw notFound();
  return {
    board,
    filter,
    query: params.toString(),
    today: today(),
    authority: viewer.authorityName,
    lead: has(viewer, 'lead'),
    pageSize: BAND_PER_PAGE,
  };
}

export default function Route() {
  return <BoardPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Schools by band – Alongside' }];
