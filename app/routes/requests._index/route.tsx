import type { LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { isService } from '~/accounts/domain/roles';
import { mayStart } from '~/diagnosis/draft-commands.server';
import { requestFilter } from '~/diagnosis/forms';
import { bandChoices, listRequests, REQUESTS_PER_PAGE } from '~/diagnosis/queries.server';
import { RequestListPage } from '~/diagnosis/ui/request-list-page';
import { guard } from '~/platform/guard.server';

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
    bands: await bandChoices(viewer),
    service: isService(viewer),
    mayStart: mayStart(viewer),
  };
}

export default function Route() {
  return <RequestListPage {...useLoaderData<typeof loader>()} />;
}

export const meta = () => [{ title: 'Requests – Alongside' }];
