import { data, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { beginFromPage, wayBack } from '~/accounts/single-sign-on/pages.server';
import { SignOnFailedPage } from '~/accounts/ui/single-sign-on/sign-on-failed-page';
import { guardPublic } from '~/platform/guard.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guardPublic(request, 'login_.with.$id');
  const begun = await beginFromPage(request, viewer, params.id ?? '');
  if (begun.ok)
    throw redirect(begun.value.to, {
      headers: begun.value.cookie ? { 'Set-Cookie': begun.value.cookie } : {},
    });
  if (begun.code === 'sign-on.not-found') throw notFound();
  const away = begun.code === 'sign-on.away';
  const back = wayBack(request, viewer, params.id ?? null);
  return data({ message: begun.message, away, back }, { status: away ? 503 : 400 });
}

export default function Route() {
  return <SignOnFailedPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Sign in with your account at work – Alongside' }];
