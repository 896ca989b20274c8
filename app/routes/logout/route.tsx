import { type ActionFunctionArgs, redirect } from '@remix-run/node';
import { signOut } from '~/accounts/sign-in.server';
import { providerOfSession } from '~/accounts/single-sign-on/sign-out.server';

/** Signs out. Allowed to anybody: somebody signed out already is simply shown the sign-in page. */
export async function action({ request }: ActionFunctionArgs) {
  const provider = await providerOfSession(request);
  const to = provider ? `/login?signed-out=1&at=${provider}` : '/login?signed-out=1';
  return redirect(to, { status: 303, headers: await signOut(request) });
}

/** A link or a typed address does not sign anybody out; only the button does. */
export function loader() {
  return redirect('/home');
}
