import { Counter, Histogram, Registry } from 'prom-client';
import { singleton } from '../singleton.server';

/** From a page that does nothing to one that is too slow, in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Measures of requests, of this process since it started. The folder of a route is their name: it holds no personal data. */
function measures() {
  return singleton('request-measures', () => {
    const registry = new Registry();
    const registers = [registry];
    return {
      registry,
      seconds: new Histogram({
        name: 'alongside_http_request_seconds',
        help: 'How long requests took to answer, by route, method and status.',
        labelNames: ['route', 'method', 'status'] as const,
        buckets: BUCKETS,
        registers,
      }),
      signInsRefused: new Counter({
        name: 'alongside_sign_ins_refused_total',
        help: 'Sign-ins that were refused: wrong passwords or codes, and too many tries.',
        registers,
      }),
    };
  });
}

/** Counts a request that has been answered. */
export function measureRequest(method: string, route: string, status: number, milliseconds: number): void {
  const { seconds, signInsRefused } = measures();
  // Anybody may send a method of their own making; each would be a series.
  const known = /^(GET|HEAD|POST)$/.test(method) ? method : 'other';
  seconds.observe({ route, method: known, status: String(status) }, milliseconds / 1000);
  if (known === 'POST' && /^login(?![a-z])/.test(route) && status >= 400) signInsRefused.inc();
}

/** The measures of requests. */
export function requestRegistry(): Registry {
  return measures().registry;
}
