import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { tryAddressForm } from '~/accounts/mail-forms';
import { MailProblemPage } from '~/accounts/ui/mail/mail-problem-pages';
import { count } from '~/kernel/words';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { tryAddressAgain } from '~/platform/mail/commands.server';
import { findMailProblem } from '~/platform/mail/queries.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'mail-problems.$id');
  const problem = await findMailProblem(viewer, params.id ?? '');
  if (!problem) throw notFound();
  return { problem, admin: has(viewer, 'admin') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'mail-problems.$id');
  const id = params.id ?? '';
  const form = await readForm(request, tryAddressForm);
  if (!form.ok) return form.reply;
  const verdict = await tryAddressAgain(viewer, id);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const words = `The address is in use again, with ${count(verdict.value.count, 'message')} on the way.`;
  return redirectWithNotice(request, `/mail-problems/${id}`, words);
}

export default function Route() {
  return <MailProblemPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'An address that takes no mail – Alongside' }];
