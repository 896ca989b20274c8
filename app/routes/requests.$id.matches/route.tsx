import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isService } from '~/accounts/domain/roles';
import { addToShortlist, shareShortlist, withdrawProposal } from '~/matching/commands/shortlist.server';
import { addTeamToShortlist } from '~/matching/commands/team.server';
import { matchesForm } from '~/matching/forms';
import { loadMatches } from '~/matching/queries/matches.server';
import { loadShortlist } from '~/matching/queries/shortlist.server';
import { loadWiderChoice } from '~/matching/queries/what-if.server';
import { runMatch } from '~/matching/runs.server';
import { MatchesPage } from '~/matching/ui/matches-page';
import { SchoolMatchesPage } from '~/matching/ui/school-matches-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.matches');
  const id = params.id ?? '';
  const query = new URL(request.url).searchParams;
  const page = (name: string) => Number.parseInt(query.get(name) ?? '1', 10) || 1;
  if (isService(viewer)) {
    const filter = { page: page('page'), excludedPage: page('xpage'), reason: query.get('reason') };
    const matches = await loadMatches(viewer, id, filter);
    if (matches) return { matches, shortlist: null, wider: [], formId: newFormId(), query: query.toString() };
  }
  const shortlist = await loadShortlist(viewer, id);
  if (!shortlist) throw notFound();
  const wider = await loadWiderChoice(viewer, id);
  return { matches: null, shortlist, wider, formId: '', query: '' };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'requests.$id.matches');
  const requestId = params.id ?? '';
  const form = await readForm(request, matchesForm);
  if (!form.ok) return form.reply;
  const { value, submission } = form;
  switch (value.intent) {
    case 'run': {
      const verdict = await runMatch(viewer, { id: value.id, requestId });
      if (!verdict.ok) return refuse(submission, verdict);
      return redirectWithNotice(request, `/requests/${requestId}/matches`, 'The offers are ranked.');
    }
    case 'shortlist': {
      const verdict = await addToShortlist(viewer, { ...value, requestId });
      if (!verdict.ok) return refuse(submission, verdict);
      return redirectWithNotice(request, `/requests/${requestId}/matches`, 'Put on the shortlist.');
    }
    case 'team': {
      const verdict = await addTeamToShortlist(viewer, { ...value, requestId });
      if (!verdict.ok) return refuse(submission, verdict);
      return redirectWithNotice(request, `/requests/${requestId}/matches`, 'Put on the shortlist.');
    }
    case 'remove': {
      const verdict = await withdrawProposal(viewer, { ...value, reason: null });
      if (!verdict.ok) return refuse(submission, verdict);
      return redirectWithNotice(request, `/requests/${requestId}/matches`, 'Taken off the shortlist.');
    }
    case 'share': {
      const verdict = await shareShortlist(viewer, { ...value, requestId });
      if (!verdict.ok) return refuse(submission, verdict);
      return redirectWithNotice(request, `/requests/${requestId}/matches`, 'Shared with the school.');
    }
  }
}

export default function Route() {
  const { matches, shortlist, wider, formId, query } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (matches) return <MatchesPage view={matches} formId={formId} query={query} answer={answer} />;
  return <SchoolMatchesPage view={shortlist} wider={wider} />;
}

export const meta = () => [{ title: 'Possible partners – Alongside' }];
