import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isService } from '~/accounts/domain/roles';
import { mayStart } from '~/diagnosis/draft-commands.server';
import { requestFilter } from '~/diagnosis/forms';
import { listRequests, REQUESTS_PER_PAGE } from '~/diagnosis/queries.server';
import { RequestListPage } from '~/diagnosis/ui/request-list-page';
import { db } from '~/platform/db.server';
import { guard } from '~/platform/guard.server';
import { bandChoices } from '~/schools/bands.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests._index');
  const query = new URL(request.url).searchParams;
  const filter = requestFilter.parse(Object.fromEntries(query));
  const { rows, total, page } = await listRequests(viewer, filter);
  return {
    rows,
    total,
    page,
    pageSize: REQUESTS_PER_PAGE,
    filter,
    query: query.toString(),
    bands: await bandChoices(db(), viewer),
    service: isService(viewer),
    mayStart: mayStart(viewer),
  };
}

export default function Route() {
  return <RequestListPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Requests – Alongside' }];
