import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { findingForm } from '~/agreements/restricted-notes/forms';
import { reviewBreak } from '~/agreements/restricted-notes/glass.server';
import { breakPage } from '~/agreements/restricted-notes/queries.server';
import { BreakPage } from '~/agreements/ui/restricted-notes/glass-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'glass-breaks.$breakId');
  const view = await breakPage(viewer, params.breakId ?? '');
  if (!view) throw notFound();
  return { view, lead: has(viewer, 'lead') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'glass-breaks.$breakId');
  const form = await readForm(request, findingForm);
  if (!form.ok) return form.reply;
  const verdict = await reviewBreak(viewer, { id: params.breakId ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/glass-breaks/${verdict.value.id}`,
    'What was found is saved. The person who opened the note has been told.',
  );
}

export default function Route() {
  return <BreakPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'A note opened in need – Alongside' }];
