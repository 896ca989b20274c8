import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { startRequest } from '~/diagnosis/draft-commands.server';
import { newNeedForm } from '~/diagnosis/forms';
import { stateNeed } from '~/diagnosis/need-commands.server';
import { needsPage } from '~/diagnosis/need-queries.server';
import { NewNeedPage } from '~/diagnosis/ui/need-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { forbidden, notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.needs.new');
  const page = await needsPage(viewer, urnParam(params.urn));
  if (!page) throw notFound();
  if (!page.reach.mayWrite) throw forbidden();
  const given = Object.fromEntries(new URL(request.url).searchParams);
  return { id: newFormId(), requestId: newFormId(), reach: page.reach, given };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.needs.new');
  const form = await readForm(request, newNeedForm);
  if (!form.ok) return form.reply;
  const { id, next, requestId, ...answers } = form.value;
  const urn = urnParam(params.urn);
  const verdict = await stateNeed(viewer, { id, urn, answers });
  if (!verdict.ok) return refuse(form.submission, verdict);
  if (next === 'ask') {
    const asked = await startRequest(viewer, { id: requestId, urn, needId: id });
    if (asked.ok)
      return redirectWithNotice(request, `/requests/${requestId}/draft/days`, 'The need is added.');
  }
  return redirectWithNotice(request, `/schools/${params.urn}/needs`, 'The need is added.');
}

export default function Route() {
  return <NewNeedPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Add a need – Alongside' }];
