import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requestPage } from '~/diagnosis/queries.server';
import { DraftPage } from '~/diagnosis/ui/draft-page';
import { RequestPage } from '~/diagnosis/ui/request-page';
import { loadProposalsPanel } from '~/matching/queries/panel.server';
import { ProposalsPanel } from '~/matching/ui/proposals-panel';
import { remindersOf } from '~/notifications/reminders/reminders-of.server';
import { RemindersGiven } from '~/notifications/ui/reminders/reminders-given';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound } from '~/platform/respond.server';
import { practiceForSchool } from '~/practice/notes/suggested.server';
import { SuggestedPractice } from '~/practice/ui/notes/panels';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id._index');
  const page = await requestPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  const areas = page.request.needs.map(({ focusArea }) => focusArea);
  const [panel, reminders, practice] = await Promise.all([
    loadProposalsPanel(viewer, page.request.id),
    remindersOf(viewer, { type: 'request', id: page.request.id }),
    practiceForSchool(viewer, page.request.urn, areas),
  ]);
  return { page, panel, reminders, practice, today: today() };
}

export default function Route() {
  const { page, panel, reminders, practice, today } = useLoaderData<typeof loader>();
  const writing = page.may.edit && !page.request.awaitingConfirmation;
  const learned = <SuggestedPractice suggested={practice} />;
  if (writing) {
    return (
      <DraftPage page={page} today={today}>
        {learned}
      </DraftPage>
    );
  }
  return (
    <RequestPage page={page} after={learned}>
      {panel ? <ProposalsPanel panel={panel} /> : null}
      <RemindersGiven reminders={reminders} />
    </RequestPage>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Request ${data?.page.request.ref ?? ''} – Alongside` },
];
