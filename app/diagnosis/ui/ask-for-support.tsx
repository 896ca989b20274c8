import { Form } from '@remix-run/react';
import { Button, Hidden } from '~/ui';
import { focusAreaName } from '../domain';
import type { NeedRequest } from '../need-queries.server';

/** Whether no request asks for help with a need now, as far as the viewer can know. */
export function isFree({ request }: { request: NeedRequest | null }): boolean {
  return request === null || request.ended;
}

/** One button from a need to a request for support that begins with it. */
export function AskForSupport({
  need,
  requestId,
}: {
  need: { id: string; urn: number; focusArea: string };
  /** For the request, made by the page, so that sending it twice starts one. */
  requestId: string;
}) {
  return (
    <Form method="post" action="/requests/new" className="no-print">
      <Hidden values={{ id: requestId, urn: need.urn, need: need.id }} />
      <Button tone="secondary">
        Ask for support<span className="visually-hidden"> with {focusAreaName(need.focusArea)}</span>
      </Button>
    </Form>
  );
}
