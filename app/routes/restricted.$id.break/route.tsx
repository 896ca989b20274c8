import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { confirmPath, isConfirmed, proofOf } from '~/accounts/sign-in/proof.server';
import { breakForm } from '~/agreements/restricted-notes/forms';
import { breakGlass } from '~/agreements/restricted-notes/glass.server';
import { notePage } from '~/agreements/restricted-notes/queries.server';
import { BreakGlassPage } from '~/agreements/ui/restricted-notes/glass-pages';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'restricted.$id.break');
  const note = await notePage(viewer, params.id ?? '');
  if (!note) throw notFound();
  const { id, title, by } = note;
  if (!note.may['break-glass'] && isOpened(request)) throw redirect(`/restricted/${id}`);
  const confirmed = await isConfirmed(viewer, request);
  const confirmHref = confirmPath(`/restricted/${id}/break`);
  return { id, title, by, confirmed, confirmHref, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'restricted.$id.break');
  const form = await readForm(request, breakForm);
  if (!form.ok) return form.reply;
  const { password, ...asked } = form.value;
  const verdict = await breakGlass(viewer, { noteId: params.id ?? '', ...asked }, () =>
    proofOf(viewer, request, { password }),
  );
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/restricted/${verdict.value.id}`,
    'The note is open for you. Those who have to know have been told.',
  );
}

export default function Route() {
  return <BreakGlassPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Open a restricted note in need – Alongside' }];
