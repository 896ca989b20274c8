import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { FrontPage } from '~/ui/front-page';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, '_index');
  if (viewer) throw redirect('/home');
  return null;
}

export default FrontPage;

export const meta = () => [
  { title: 'Alongside: school-to-school support, arranged together' },
  {
    name: 'description',
    content: 'Brings schools that want support together with leaders and schools that can give it.',
  },
];
