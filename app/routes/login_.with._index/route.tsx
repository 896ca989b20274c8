import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { providersToSignInWith } from '~/accounts/single-sign-on/providers.server';
import { FindProviderPage } from '~/accounts/ui/single-sign-on/find-provider-page';
import { guardPublic, safePath } from '~/platform/guard.server';

export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'login_.with._index');
  const query = new URL(request.url).searchParams;
  const email = (query.get('email') ?? '').trim().toLowerCase().slice(0, 254);
  const code = query.get('authority') ?? '';
  const next = query.has('next') ? safePath(query.get('next')) : '';
  if (/^\d{3}$/.test(code) && email === '')
    return { email, next, problem: null, found: await providersToSignInWith({ authorityCode: code }) };
  if (!query.has('email')) return { email, next, problem: null, found: null };
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email)) {
    const problem = 'Enter your email address at work, like name@walsall.gov.uk';
    return { email, next, problem, found: null };
  }
  return { email, next, problem: null, found: await providersToSignInWith({ email }) };
}

export default function Route() {
  return <FindProviderPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Sign in with your account at work – Alongside' }];
