/** What a request must look like before a page is asked: an address that is one, a method that pages have. */
import type { NextFunction, Request, Response } from 'express';
import { log } from './log.server';

/** Leads nowhere: the product's own page says so. */
const NOWHERE = '/not-found';
const METHODS = ['GET', 'HEAD', 'POST'];

/**
 * Sends an address that is none to the page for what is not found: one that cannot be decoded, one with the zero
 * character (which databases refuse), and the framework's addresses of bare data, which no page of ours asks for.
 * In what follows a question mark, zero characters are left out: a search for what is typed around them goes on.
 */
export function soundAddress(req: Request, _res: Response, next: NextFunction): void {
  const [path = '', ...query] = req.originalUrl.split('?');
  const asked = query.join('?').replace(/%00/g, '');
  const sound =
    decodes(path) && !path.includes('%00') && !path.endsWith('.data') && !/(^|&)_data=/.test(asked);
  req.url = sound ? `${path}${asked === '' ? '' : `?${asked}`}` : NOWHERE;
  req.originalUrl = req.url;
  next();
}

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Pages are read and forms are posted; whatever else is asked, and a body that is no form, is refused in words. */
export function knownMethod(req: Request, res: Response, next: NextFunction): void {
  if (!METHODS.includes(req.method)) {
    res.status(405).set('Allow', METHODS.join(', ')).type('text/plain').send('This cannot be done here.');
    return;
  }
  if (req.method === 'POST' && !req.path.startsWith('/webhooks/')) {
    const empty = Number(req.get('content-length') ?? 0) === 0 && req.get('transfer-encoding') === undefined;
    if (empty) req.headers['content-type'] = 'application/x-www-form-urlencoded';
    if (!req.is(['application/x-www-form-urlencoded', 'multipart/form-data']) && !empty) {
      res.status(415).type('text/plain').send('This page takes forms only. Nothing was changed.');
      return;
    }
  }
  next();
}

/** Whatever fails outside the pages: a line in the log, and plain words instead of what the framework would print. */
export function plainFailure(error: unknown, _req: Request, res: Response, next: NextFunction): void {
  const status = statusOf(error);
  if (status >= 500)
    log().error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
  if (res.headersSent) {
    next(error);
    return;
  }
  const words =
    status === 404 ? 'There is nothing at this address.' : 'Sorry, something went wrong. Try again.';
  res.status(status).type('text/plain').send(words);
}

function statusOf(error: unknown): number {
  const status: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, 'status') : null;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
