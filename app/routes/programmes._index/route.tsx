import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { guard } from '~/platform/guard.server';
import { readProgrammeFilter } from '~/practice/programmes/forms';
import { listProgrammes, PROGRAMMES_PER_PAGE } from '~/practice/programmes/queries.server';
import { practiceTabsFor } from '~/practice/tabs';
import { ProgrammesPage } from '~/practice/ui/programmes/programmes-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'programmes._index');
  const filter = readProgrammeFilter(new URL(request.url).searchParams);
  return {
    list: await listProgrammes(viewer, filter),
    perPage: PROGRAMMES_PER_PAGE,
    filter,
    tabs: practiceTabsFor(viewer),
  };
}

export default function Route() {
  return <ProgrammesPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Programmes – Alongside' }];
