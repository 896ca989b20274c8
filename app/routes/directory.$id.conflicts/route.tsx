import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { declareConflict, endConflict } from '~/directory/commands/conflicts.server';
import { conflictForm, endConflictForm } from '~/directory/forms';
import { findConflicts } from '~/directory/queries/conflicts.server';
import { ConflictsPage } from '~/directory/ui/conflicts-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.conflicts');
  const found = await findConflicts(viewer, params.id ?? '');
  if (!found) throw notFound();
  return { ...found, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'directory.$id.conflicts');
  const providerId = params.id ?? '';
  const here = `/directory/${providerId}/conflicts`;
  const formData = await readAnswers(request);
  if (formData.get('intent') === 'end') {
    const form = await readForm(formData, endConflictForm);
    if (!form.ok) return form.reply;
    const verdict = await endConflict(viewer, { providerId, ...form.value });
    return verdict.ok
      ? redirectWithNotice(request, here, 'The declaration has ended. It is kept in the record.')
      : refuse(form.submission, verdict);
  }
  const form = await readForm(formData, conflictForm);
  if (!form.ok) return form.reply;
  const verdict = await declareConflict(viewer, { providerId, ...form.value });
  return verdict.ok
    ? redirectWithNotice(request, here, 'The conflict of interest is declared. The two will not be matched.')
    : refuse(form.submission, verdict);
}

export default function Route() {
  return <ConflictsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Conflicts of interest – Alongside' }];
