import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isService } from '~/accounts/domain/roles';
import { scoreModel } from '~/matching/queries/score-help.server';
import { ScoreHelpPage } from '~/matching/ui/score-help-page';
import { guardPublic } from '~/platform/guard.server';
import { helpMeta } from '~/ui/help/help-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'help.score');
  return { ...(await scoreModel(viewer)), reads: viewer !== null && isService(viewer) };
}

export default function Route() {
  return <ScoreHelpPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => helpMeta('/help/score');
