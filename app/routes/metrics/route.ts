import type { LoaderFunctionArgs } from '@remix-run/node';
import { guardPublic } from '~/platform/guard.server';
import { metricsAnswer } from '~/platform/metrics/exposition.server';

/** Measures for a monitoring system that has the token. */
export async function loader({ request }: LoaderFunctionArgs) {
  await guardPublic(request, 'metrics');
  return metricsAnswer(request);
}
