import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { enterValue } from '~/diagnosis/indicator-commands.server';
import { entryForm } from '~/diagnosis/indicator-forms';
import { entryPage } from '~/diagnosis/indicator-queries.server';
import { EntryPage } from '~/diagnosis/ui/entry-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { today } from '~/platform/page-clock.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

/** Which indicator and which of its values, from the address; not found for a school that is not the broker's. */
async function load({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.data.new');
  const query = new URL(request.url).searchParams;
  const urn = Number(params.urn);
  const view = await entryPage(viewer, urn, query.get('indicator'), query.get('period'));
  if (!view?.reach.asService) throw notFound();
  return { viewer, urn, view };
}

export async function loader(args: LoaderFunctionArgs) {
  const { view } = await load(args);
  return { id: newFormId(), view, today: today() };
}

export async function action(args: ActionFunctionArgs) {
  const { viewer, urn, view } = await load(args);
  if (!view.indicator) throw notFound();
  const form = await readForm(args.request, entryForm(view.indicator));
  if (!form.ok) return form.reply;
  const verdict = await enterValue(viewer, { ...form.value, urn, indicator: view.indicator.key });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(args.request, `/schools/${urn}/data`, 'The value is saved.');
}

export default function Route() {
  return <EntryPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Enter a value – Alongside' }];
