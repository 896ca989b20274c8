import { type AppLoadContext, createReadableStreamFromReadable, type EntryContext } from '@remix-run/node';
import { isRouteErrorResponse, RemixServer } from '@remix-run/react';
import { renderToPipeableStream } from 'react-dom/server';
import { withFrame } from './frame.server';
import { withErrorTitle } from './platform/error-title.server';
import { noteFault, RETRY_AFTER, withFault } from './platform/faults.server';
import { htmlStream } from './platform/html-stream.server';
import { startJobs } from './platform/jobs.server';
import { log } from './platform/log.server';
import { startDelivery } from './platform/mail/deliver.server';
import { noteRoute } from './platform/metrics/route-note.server';
import { keepReadings } from './reporting/figures/reading-kept.server';
import { wire } from './wiring.server';

wire();
if (process.env.ALONGSIDE_SERVING === '1') {
  startJobs();
  startDelivery();
  keepReadings();
}

const RENDER_LIMIT_MS = 15_000;

/** Renders a page whole: no part of it waits for a script, so it is sent when all of it is ready. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
  loadContext: AppLoadContext,
): Promise<Response> {
  const fault = withFault(context, request);
  const page = await withFrame(fault ?? context, request);
  noteRoute(context.staticHandlerContext.matches.at(-1)?.route.id.split('/')[1] ?? null);
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe, abort } = renderToPipeableStream(
      <RemixServer
        context={fault ? page : withErrorTitle(page)}
        url={request.url}
        nonce={String(loadContext.nonce ?? '')}
      />,
      {
        onAllReady() {
          const body = htmlStream();
          headers.set('Content-Type', 'text/html; charset=utf-8');
          const wait = fault ? String(RETRY_AFTER) : retryAfter(context);
          if (wait) headers.set('Retry-After', wait);
          resolve(
            new Response(createReadableStreamFromReadable(body), {
              headers,
              status: fault ? 503 : failed ? 500 : status,
            }),
          );
          pipe(body);
        },
        onShellError: reject,
        onError(error) {
          failed = true;
          log().error(
            { error: error instanceof Error ? error.stack : String(error) },
            'page could not be rendered',
          );
        },
      },
    );
    setTimeout(abort, RENDER_LIMIT_MS).unref();
  });
}

/** How long to wait, where a route's guard said so: headers of what is thrown go no further by themselves. */
function retryAfter({ staticHandlerContext: { actionHeaders, loaderHeaders } }: EntryContext): string | null {
  const all = [...Object.values(actionHeaders), ...Object.values(loaderHeaders)];
  return all.map((headers) => headers.get('Retry-After')).find((wait) => wait !== null) ?? null;
}

/** Logs what a loader or action threw; a request the browser gave up on is no error, nor is an address not found. */
export function handleError(error: unknown, { request }: { request: Request }): void {
  noteFault(error);
  if (request.signal.aborted || (isRouteErrorResponse(error) && error.status < 500)) return;
  log().error({ error: error instanceof Error ? error.stack : String(error) }, 'request failed');
}
