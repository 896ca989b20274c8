import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { loadWeights, previewWeights } from '~/matching/queries/weights.server';
import { WeightsPage } from '~/matching/ui/weights-page';
import { WeightsPreviewPage } from '~/matching/ui/weights-preview-page';
import { changeWeights } from '~/matching/weights-commands.server';
import { previewForm, weightsForm } from '~/matching/weights-forms';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.weights.preview');
  const view = await loadWeights(viewer);
  if (!view) throw notFound();
  const typed = new FormData();
  for (const [name, value] of new URL(request.url).searchParams) typed.append(name, value);
  // Without weights in the address, the preview is of those in force.
  if (![...typed.keys()].some((name) => name.startsWith('weights.'))) {
    for (const [key, value] of Object.entries(view.weights)) typed.append(`weights.${key}`, String(value));
    typed.set('from', String(view.version));
  }
  const form = await readForm(typed, previewForm);
  if (!form.ok) return data({ mend: form.reply.data, view, preview: null }, { status: 400 });
  const preview = await previewWeights(viewer, form.value.weights);
  if (!preview) throw notFound();
  const { weights: proposed, from } = form.value;
  return data({ mend: null, view, preview: { proposed, preview, from, formId: newFormId() } });
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.weights.preview');
  const form = await readForm(request, weightsForm);
  if (!form.ok) return form.reply;
  const verdict = await changeWeights(viewer, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const notice = `Version ${verdict.value.version} of the weights is in force.`;
  return redirectWithNotice(request, '/admin/weights', notice);
}

export default function Route() {
  const { mend, view, preview } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!preview) return <WeightsPage view={view} typed={null} answer={mend ?? undefined} />;
  return <WeightsPreviewPage view={view} {...preview} answer={answer} />;
}

export const meta = () => [{ title: 'What other weights would change – Alongside' }];
