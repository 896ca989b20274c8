import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import type { Viewer } from '~/accounts/domain/roles';
import { enterValue } from '~/diagnosis/indicator-commands.server';
import { entryForm } from '~/diagnosis/indicator-forms';
import { entryPage } from '~/diagnosis/indicator-queries.server';
import { EntryPage } from '~/diagnosis/ui/entry-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

/** Which indicator and which of its values, from the address; not found for a school that is not the broker's. */
async function entry(viewer: Viewer, request: Request, urn: number) {
  const query = new URL(request.url).searchParams;
  const view = await entryPage(viewer, urn, query.get('indicator'), query.get('period'));
  if (!view?.reach.asService) throw notFound();
  return view;
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.data.new');
  return { id: newFormId(), view: await entry(viewer, request, urnParam(params.urn)), today: today() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.data.new');
  const { indicator, reach } = await entry(viewer, request, urnParam(params.urn));
  if (!indicator) throw notFound();
  const form = await readForm(request, entryForm(indicator));
  if (!form.ok) return form.reply;
  const { urn } = reach.school;
  const verdict = await enterValue(viewer, { ...form.value, urn, indicator: indicator.key });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/schools/${urn}/data`, 'The value is saved.');
}

export default function Route() {
  return <EntryPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Enter a value – Alongside' }];
