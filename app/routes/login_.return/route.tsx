import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { finishOnPage, wayBack } from '~/accounts/single-sign-on/pages.server';
import { SignOnFailedPage } from '~/accounts/ui/single-sign-on/sign-on-failed-page';
import { guardPublic } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'login_.return');
  if (!new URL(request.url).searchParams.has('state')) throw redirect('/login');
  const finished = await finishOnPage(request, viewer);
  if (finished instanceof Response) throw finished;
  const away = finished.code === 'sign-on.away';
  const back = wayBack(request, viewer, null);
  return data({ message: finished.message, away, back }, { status: away ? 503 : 400 });
}

export default function Route() {
  return <SignOnFailedPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Sign in with your account at work – Alongside' }];
