import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { notesPanel } from '~/agreements/restricted-notes/queries.server';
import { RestrictedNotes } from '~/agreements/ui/restricted-notes/parts';
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
import { sharedNoteFor } from '~/practice/clusters/share-queries.server';
import { practiceForSchool } from '~/practice/notes/suggested.server';
import { SharedRequestNote } from '~/practice/ui/clusters/share-pages';
import { SuggestedPractice } from '~/practice/ui/notes/panels';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id._index');
  const page = await requestPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  const areas = page.request.needs.map(({ focusArea }) => focusArea);
  const [panel, reminders, practice, shared, notes] = await Promise.all([
    loadProposalsPanel(viewer, page.request.id),
    remindersOf(viewer, { type: 'request', id: page.request.id }),
    practiceForSchool(viewer, page.request.urn, areas),
    sharedNoteFor(viewer, page.request),
    notesPanel(viewer, 'request', page.request.id),
  ]);
  return { page, panel, reminders, practice, shared, notes, today: today() };
}

export default function Route() {
  const { page, panel, reminders, practice, shared, notes, today } = useLoaderData<typeof loader>();
  const writing = page.may.edit && !page.request.awaitingConfirmation;
  const learned = <SuggestedPractice suggested={practice} />;
  const note = <SharedRequestNote note={shared} requestId={page.request.id} />;
  if (writing) {
    return (
      <DraftPage page={page} today={today}>
        {note}
        {learned}
      </DraftPage>
    );
  }
  return (
    <RequestPage page={page} after={learned}>
      {note}
      {panel ? <ProposalsPanel panel={panel} /> : null}
      <RemindersGiven reminders={reminders} />
      <RestrictedNotes panel={notes} />
    </RequestPage>
  );
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `Request ${data?.page.request.ref ?? ''} – Alongside` },
];
