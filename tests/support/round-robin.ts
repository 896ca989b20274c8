/**
 * A proxy in front of several processes, as any does it: each request goes to the next that is ready, connections are kept,
 * and what could be sent a second time without harm is, when a process goes away under it.
 */
import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

export type RoundRobin = {
  origin: string;
  /** How many requests each process has answered, by its origin. */
  answered: Map<string, number>;
  add(origin: string): void;
  remove(origin: string): void;
  close(): Promise<void>;
};

/** How often each process is asked whether it is ready. */
const ASK_MS = 250;

/** Starts the proxy. It knows a process as ready from the first time it says so. */
export async function startRoundRobin(port: number): Promise<RoundRobin> {
  const agent = new Agent({ keepAlive: true });
  const ready = new Map<string, boolean>();
  const answered = new Map<string, number>();
  let turn = 0;

  const next = (tried: ReadonlySet<string>) => {
    const able = [...ready].filter(([origin, is]) => is && !tried.has(origin)).map(([origin]) => origin);
    return able[turn++ % Math.max(1, able.length)];
  };

  function pass(incoming: IncomingMessage, outgoing: ServerResponse, tried: Set<string>): void {
    const origin = next(tried);
    if (!origin) return void outgoing.writeHead(502).end('no process is ready');
    tried.add(origin);
    const again = incoming.method === 'GET' || incoming.method === 'HEAD';
    const { connection: _, ...headers } = incoming.headers;
    const onward = request(origin + incoming.url, {
      method: incoming.method,
      headers: { ...headers, 'x-forwarded-for': incoming.socket.remoteAddress ?? '' },
      agent,
    });
    onward.on('response', (answer) => {
      answered.set(origin, (answered.get(origin) ?? 0) + 1);
      const { connection: __, ...kept } = answer.headers;
      outgoing.writeHead(answer.statusCode ?? 502, kept);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    });
    onward.on('error', (error) => {
      if (again && !outgoing.headersSent) pass(incoming, outgoing, tried);
      else if (!outgoing.headersSent) outgoing.writeHead(502).end(String(error));
      else outgoing.destroy();
    });
    if (again) onward.end();
    else incoming.pipe(onward);
  }

  const server = createServer((incoming, outgoing) => pass(incoming, outgoing, new Set()));
  const asking = setInterval(() => {
    for (const origin of ready.keys())
      fetch(`${origin}/readyz`, { signal: AbortSignal.timeout(1000) }).then(
        (answer) => ready.has(origin) && ready.set(origin, answer.ok),
        () => ready.has(origin) && ready.set(origin, false),
      );
  }, ASK_MS);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${port}`,
    answered,
    add: (origin) => void ready.set(origin, true),
    remove: (origin) => void ready.delete(origin),
    async close() {
      clearInterval(asking);
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
