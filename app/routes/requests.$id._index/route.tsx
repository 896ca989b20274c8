import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requestPage } from '~/diagnosis/queries.server';
import { DraftPage } from '~/diagnosis/ui/draft-page';
import { RequestPage } from '~/diagnosis/ui/request-page';
import { loadProposalsPanel } from '~/matching/queries/panel.server';
import { ProposalsPanel } from '~/matching/ui/proposals-panel';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id._index');
  const page = await requestPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page, panel: await loadProposalsPanel(viewer, page.request.id), today: today() };
}

export default function Route() {
  const { page, panel, today } = useLoaderData<typeof loader>();
  const writing = page.may.edit && !page.request.awaitingConfirmation;
  if (writing) return <DraftPage page={page} today={today} />;
  return <RequestPage page={page}>{panel ? <ProposalsPanel panel={panel} /> : null}</RequestPage>;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Request ${data?.page.request.ref ?? ''} – Alongside` },
];
