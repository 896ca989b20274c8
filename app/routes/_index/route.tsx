import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { waitsForSetUp } from '~/accounts/set-up/state.server';
import { guardPublic } from '~/platform/guard.server';
import { FrontPage } from '~/ui/front-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, '_index');
  if (viewer) throw redirect('/home');
  return { setUp: await waitsForSetUp() };
}

export default function Route() {
  return <FrontPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [
  { title: 'Alongside: school-to-school support, arranged together' },
  {
    name: 'description',
    content: 'Brings schools that want support together with leaders and schools that can give it.',
  },
];
