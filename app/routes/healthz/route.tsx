import type { LoaderFunctionArgs } from '@remix-run/node';

/** 200 while the process runs. Touches nothing else, so that a slow database does not get the process killed. */
export function loader(_: LoaderFunctionArgs) {
  return new Response('ok', { headers: { 'Content-Type': 'text/plain' } });
}
