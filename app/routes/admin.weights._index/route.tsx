import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { loadWeights } from '~/matching/queries/weights.server';
import { WeightsPage } from '~/matching/ui/weights-page';
import { guard } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.weights._index');
  const view = await loadWeights(viewer);
  if (!view) throw notFound();
  const typed = [...new URL(request.url).searchParams].flatMap(([name, value]) =>
    name.startsWith('weights.') ? [[name.slice('weights.'.length), value] as const] : [],
  );
  return { view, typed: typed.length > 0 ? Object.fromEntries(typed) : null };
}

export default function Route() {
  return <WeightsPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'How offers are weighed – Alongside' }];
