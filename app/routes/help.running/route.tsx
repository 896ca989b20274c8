import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { configTable } from '~/platform/config.server';
import { guardPublic } from '~/platform/guard.server';
import { helpMeta } from '~/ui/help/help-page';
import { HelpRunning } from '~/ui/help/running';

/** What the settings are called and for, never what they are here: anybody may read this page. */
export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'help.running');
  const variables = configTable().filter(({ tests }) => !tests);
  return {
    variables: variables.map(({ name, title, description, needed, usual, example }) => ({
      name,
      title,
      description,
      needed,
      usual,
      example,
    })),
  };
}

export default function Route() {
  return <HelpRunning {...useLoaderData<typeof loader>()} />;
}

export const meta = () => helpMeta('/help/running');
