import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ServerBuild } from '@remix-run/node';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forgetEnv } from './env.server';
import { createApp } from './http.server';

/** A build with one route that answers what it was asked: enough to see what stands before the pages. */
const build = {
  entry: { module: { default: (_request: Request, status: number) => new Response('page', { status }) } },
  routes: {
    root: { id: 'root', path: '', module: { default: () => null } },
    echo: {
      id: 'echo',
      parentId: 'root',
      path: 'echo',
      module: {
        loader: ({ request }: { request: Request }) =>
          new Response(`${request.headers.get('x-alongside-address')} ${new URL(request.url).search}`),
        action: () => new Response('changed'),
      },
    },
    hook: {
      id: 'hook',
      parentId: 'root',
      path: 'webhooks/echo',
      module: {
        action: async ({ request }: { request: Request }) => new Response(await request.arrayBuffer()),
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
    for (const kind of ['object-src', 'base-uri', 'frame-ancestors'])
      expect(policy).toContain(`${kind} 'none'`);
    expect(policy).not.toMatch(/https?:|unsafe|\*/);
    expect(policy).toMatch(/script-src 'nonce-[\w+/=]{20,}'/);
    expect(two.headers.get('Content-Security-Policy')).not.toBe(policy);
    expect(one.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(one.headers.get('Cache-Control')).toBe('no-store');
    expect(one.headers.get('X-Powered-By')).toBeNull();
  });

  it('tells browsers of an https address to use nothing else for two years, and nobody else anything of the sort', async () => {
    expect((await fetch(`${origin}/echo`)).headers.get('Strict-Transport-Security')).toBeNull();
    vi.stubEnv('APP_URL', 'https://alongside.example.gov.uk');
    forgetEnv();
    const secure = createApp(build).listen(0, '127.0.0.1');
    await new Promise((resolve) => secure.once('listening', resolve));
    const answer = await fetch(`http://127.0.0.1:${(secure.address() as AddressInfo).port}/echo`);
    expect(answer.headers.get('Strict-Transport-Security')).toBe('max-age=63072000; includeSubDomains');
    expect(answer.headers.get('Referrer-Policy')).toBe('same-origin');
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBeNull();
    secure.close();
    vi.unstubAllEnvs();
    forgetEnv();
  });

  it('names type and letters of every answer of its own', async () => {
    for (const [path, method] of [
      ['/nothing.txt', 'GET'],
      ['/echo', 'PUT'],
      ['/ec%00ho', 'GET'],
      ['/echo', 'POST'],
    ] as const) {
      const answer = await fetch(origin + path, { method });
      expect([path, answer.headers.get('Content-Type')?.toLowerCase()]).toEqual([
        path,
        expect.stringMatching(/; ?charset=utf-8$/),
      ]);
    }
  });

  it('refuses a change that another site asked for, or that does not say where it is from', async () => {
    expect((await post({ Origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await post({ Origin: 'null' })).status).toBe(403);
    expect((await post({})).status).toBe(403);
    expect((await post({ Origin: `${origin}.elsewhere.example` })).status).toBe(403);
  });

  it('hands what another service tells to its webhook byte by byte, whatever it is, and no form elsewhere', async () => {
    const bytes = Buffer.from([
      0xef,
      0xbb,
      0xbf,
      ...Buffer.from('{"id":"evt_1", "x":\t"é"}\r\n'),
      0xff,
      0x00,
    ]);
    const tell = (path: string, size = bytes) =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json; charset=utf-8' },
        body: new Uint8Array(size),
      });
    const told = await tell('/webhooks/echo');
    expect(told.status).toBe(200);
    expect(Buffer.from(await told.arrayBuffer()).equals(bytes)).toBe(true);
    expect((await tell('/echo')).status).toBe(415);
    expect((await tell('/webhooks/echo', Buffer.alloc(3 * 1024 * 1024))).status).toBe(413);
  });

  it('takes a change from its own pages', async () => {
    expect(await (await post({ Origin: origin })).text()).toBe('changed');
    expect((await post({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200);
  });

  it('refuses what is neither reading nor a form, in words', async () => {
    const put = await fetch(`${origin}/echo`, { method: 'PUT', headers: { Origin: origin } });
    expect([put.status, put.headers.get('Allow')]).toEqual([405, 'GET, HEAD, POST']);
    const json = await fetch(`${origin}/echo`, {
      method: 'POST',
      headers: { Origin: origin, 'Content-Type': 'application/json' },
      body: '{}',
    });
    expect(json.status).toBe(415);
  });

  it('refuses a form too long to be read into memory, and one that does not say how long it is', async () => {
    const send = (body: BodyInit, path = '/echo') =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        headers: { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' },
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

  it('takes an address that cannot be decoded, or holds the zero character, for one that is not there', async () => {
    for (const path of ['/echo/%E0%A4%A', '/echo/%ED%A0%80', '/ec%00ho', '/echo.data', '/echo?_data=echo']) {
      const answer = await fetch(origin + path);
      expect([path, answer.status]).toEqual([path, 404]);
      expect(await answer.text()).not.toMatch(/\bat \S+:\d+/);
    }
    expect(await (await fetch(`${origin}/echo?q=a%00b&x=1`)).text()).toMatch(/\?q=ab&x=1$/);
  });

  it('shows nothing of its inside when a file is not there', async () => {
    const answer = await fetch(`${origin}/assets/gone.js`);
    expect([answer.status, await answer.text()]).toEqual([404, 'There is nothing at this address.']);
  });
});
