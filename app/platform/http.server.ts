import { randomBytes } from 'node:crypto';
import type { Server } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import { knownMethod, plainFailure, soundAddress } from './addresses.server';
import { env } from './env.server';
import { noteRequests } from './faults.server';
import { log } from './log.server';
import { measureRequest } from './metrics/requests.server';
import { withRouteNote } from './metrics/route-note.server';
import { METHOD_HEADER } from './respond.server';
import { isStopping } from './stopping.server';

/** How long requests under way may take to finish after the order to stop. */
const GRACE_MS = 20_000;
/** How long a connection is kept for the next request: longer than proxies keep theirs, so that none is closed under a form. */
const KEEP_ALIVE_MS = 75_000;

/**
 * Starts the HTTP server over the built pages.
 * @returns the server, listening, and a function that stops it once requests under way have been answered
 */
export async function serve(): Promise<{ server: Server; stop: () => Promise<void> }> {
  const file = path.resolve('build/server/index.js');
  const build = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as ServerBuild;
  const app = createApp(build);
  const server = await new Promise<Server>((resolve, reject) => {
    const listening = app.listen(env().PORT, env().HOST, () => resolve(listening));
    listening.on('error', reject);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = KEEP_ALIVE_MS + 5_000;
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
    });
  return { server, stop };
}

/** The express application: headers, origin check, static files, then the pages. */
export function createApp(build: ServerBuild): express.Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', env().TRUST_PROXY);
  app.use(requestLog);
  app.use(noteRequests);
  app.use((_req, res, next) => {
    // Whoever keeps the connection is to make the next one elsewhere.
    if (isStopping()) res.setHeader('Connection', 'close');
    res.locals.nonce = randomBytes(16).toString('base64');
    next();
  });
  app.use(securityHeaders());
  app.use(soundAddress);
  app.use(compression());
  const client = path.resolve('build/client');
  app.use(
    '/assets',
    express.static(path.join(client, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  app.use(express.static(client, { maxAge: '1h', index: false }));
  app.use(knownMethod);
  app.use(sameOrigin);
  app.use(formSize);
  app.use((req, res, next) => {
    // Confidential pages stay out of shared caches and of the Back button's cache after sign-out.
    res.setHeader('Cache-Control', 'no-store');
    // Set by us alone: whatever a client sent under this name is replaced.
    req.headers['x-alongside-address'] = req.ip ?? 'unknown';
    req.headers[METHOD_HEADER] = req.method;
    next();
  });
  app.all(
    '*',
    createRequestHandler({
      build,
      // Never "development": in that mode the framework writes the inside of an error into its answer.
      mode: env().NODE_ENV === 'test' ? 'test' : 'production',
      getLoadContext: (_req, res) => ({ nonce: String(res.locals.nonce), drained: () => drained(res) }),
    }),
  );
  app.use(plainFailure);
  return app;
}

/**
 * Resolves once what was written to an answer has gone out, or nobody reads it any more: for downloads that are longer than
 * a memory should hold. The framework writes as fast as it is given.
 */
function drained(res: Response): Promise<void> {
  if (!res.writableNeedDrain || res.closed || res.destroyed) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      res.off('drain', done);
      res.off('close', done);
      resolve();
    };
    res.on('drain', done);
    res.on('close', done);
  });
}

function securityHeaders() {
  const https = env().APP_URL?.startsWith('https:') ?? false;
  const nonce = (_req: unknown, res: unknown) => `'nonce-${String((res as Response).locals.nonce)}'`;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [nonce],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: https ? { maxAge: 63_072_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  });
}

/**
 * Refuses a mutation that another site sent: the browser says where it came from in `Origin`, or at least in
 * `Sec-Fetch-Site`. A request with neither does not come from a current browser's form and is refused too.
 */
function sameOrigin(req: Request, res: Response, next: NextFunction): void {
  const reading = req.method === 'GET' || req.method === 'HEAD';
  if (reading || req.path.startsWith('/webhooks/')) {
    next();
    return;
  }
  const origin = req.get('origin');
  const site = req.get('sec-fetch-site');
  const own = origin ? sameHost(origin, req) : site === 'same-origin';
  if (own) {
    next();
    return;
  }
  log().warn({ path: safeUrl(req.path) }, 'mutation from another origin refused');
  res
    .status(403)
    .type('text/plain')
    .send(
      'This request did not come from an Alongside page, so nothing was changed. Open the page again and retry.',
    );
}

/** Most bytes of a form without a file: many times the longest answers a page takes. */
const MOST_FORM_BYTES = 2 * 1024 * 1024;
/** Pages that take a file: they write it to disk as it comes, and stop at a limit of their own. */
const TAKES_FILES = /^\/(admin\/imports|recompense\/bank|schools\/\d+\/diagnosis\/[^/]+\/evidence)\/?$/;

/**
 * Refuses a form too large to be one before any of it is read: forms are read whole into memory, on public pages too.
 * Browsers say how long a form is; one that does not is refused.
 */
function formSize(req: Request, res: Response, next: NextFunction): void {
  if (req.method === 'GET' || req.method === 'HEAD' || TAKES_FILES.test(req.path)) {
    next();
    return;
  }
  const unsaid = req.get('content-length') === undefined && req.get('transfer-encoding') !== undefined;
  if (!unsaid && Number(req.get('content-length') ?? 0) <= MOST_FORM_BYTES) {
    next();
    return;
  }
  res
    .status(413)
    .set('Connection', 'close')
    .type('text/plain')
    .send('What was sent is too long, so nothing was changed. Go back, shorten it and send it again.');
}

function sameHost(origin: string, req: Request): boolean {
  if (!URL.canParse(origin)) return false;
  const host = new URL(origin).host;
  const configured = env().APP_URL;
  return host === req.get('host') || (configured !== undefined && host === new URL(configured).host);
}

/** One line a request: method, path without query or secrets, status, milliseconds. */
function requestLog(req: Request, res: Response, next: NextFunction): void {
  const start = performance.now();
  res.on('finish', () => {
    // A page that answers without reading the form leaves it in the connection, and the next request there waits for it.
    if (!req.readableEnded) req.removeAllListeners('data').resume();
    log().info({
      method: req.method,
      path: safeUrl(req.path),
      status: res.statusCode,
      ms: Math.round(performance.now() - start),
    });
    measureRequest(req.method, note.route ?? kindOf(req.path), res.statusCode, performance.now() - start);
  });
  const note = withRouteNote(next);
}

/** What answers an address that no route of ours does. */
function kindOf(pathname: string): string {
  if (/^\/(healthz|readyz)$/.test(pathname)) return pathname.slice(1);
  return pathname.startsWith('/assets/') ? 'assets' : 'other';
}

/** Paths can hold one-use tokens; those segments are left out. */
function safeUrl(pathname: string): string {
  return pathname.replace(/^\/(invite|reset|calendar|account\/address)\/[^/]+/, '/$1/…');
}
