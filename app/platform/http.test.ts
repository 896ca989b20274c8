import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from './http.server';

/** A build with one route that answers what it was asked: enough to see what stands before the pages. */
const build = {
  entry: { module: { default: () => new Response('page') } },
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } },
    echo: {
      id: 'echo',
      parentId: 'root',
      path: 'echo',
      module: {
        loader: ({ request }: { request: Request }) =>
          new Response(request.headers.get('x-alongside-address')),
        action: () => new Response('changed'),
      },
    },
  },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '1' },
  basename: '/',
  future: {},
  isSpaMode: false,
  mode: 'test',
  publicPath: '/',
  assetsBuildDirectory: 'build/client',
} as unknown as ServerBuild; // a whole build needs the bundler; what is tested here stands in front of it

let server: Server;
let origin: string;
beforeAll(async () => {
  server = createApp(build).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.close();
});

const post = (headers: Record<string, string>) => fetch(`${origin}/echo`, { method: 'POST', headers });

describe('what stands before every page', () => {
  it('lets nothing of another origin run, and gives each page its own nonce', async () => {
    const [one, two] = await Promise.all([fetch(`${origin}/echo`), fetch(`${origin}/echo`)]);
    const policy = one.headers.get('Content-Security-Policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/https?:|unsafe|\*/);
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]{20,}'/);
    expect(two.headers.get('Content-Security-Policy')).not.toBe(policy);
    expect(one.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(one.headers.get('Cache-Control')).toBe('no-store');
    expect(one.headers.get('X-Powered-By')).toBeNull();
  });

  it('refuses a change that another site asked for, or that does not say where it is from', async () => {
    expect((await post({ Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({ Origin: 'null' })).status).toBe(403);
    expect((await post({})).status).toBe(403);
    expect((await post({ Origin: `${origin}.elsewhere.example` })).status).toBe(403);
  });

  it('takes a change from its own pages', async () => {
    expect(await (await post({ Origin: origin })).text()).toBe('changed');
    expect((await post({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  });

  it('refuses a form too long to be read into memory, and one that does not say how long it is', async () => {
    const send = (body: BodyInit, path = '/echo') =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { Origin: origin },
        body,
        duplex: 'half',
      } as RequestInit);
    expect((await send('a'.repeat(200_000))).status).toBe(200);
    expect((await send('a'.repeat(3_000_000))).status).toBe(413);
    expect((await send(new Blob(['a=1']).stream())).status).toBe(413);
  });

  it('sets the address itself: nobody can send another', async () => {
    const answer = await fetch(`${origin}/echo`, {
      headers: { 'x-alongside-address': '203.0.113.9', 'x-forwarded-for': '203.0.113.9' },
    });
    expect(await answer.text()).toMatch(/127\.0\.0\.1/);
  });
});
