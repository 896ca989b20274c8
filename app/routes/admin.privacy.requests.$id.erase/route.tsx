import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isConfirmed, proofOf } from '~/accounts/sign-in/proof.server';
import { clock } from '~/platform/clock.server';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { erase, erasurePage } from '~/reporting/privacy/erasure.server';
import { eraseForm } from '~/reporting/privacy/forms';
import { ErasePage } from '~/reporting/ui/privacy/erase-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.requests.$id.erase');
  const page = await erasurePage(viewer, params.id ?? '', clock.now());
  if (!page) throw notFound();
  return { page, confirmed: await isConfirmed(viewer, request) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.privacy.requests.$id.erase');
  const requestId = params.id ?? '';
  const form = await readForm(request, eraseForm);
  if (!form.ok) return form.reply;
  const proof = await proofOf(viewer, request, form.value);
  if (!proof.ok) return refuse(form.submission, { ...proof, field: 'password' });
  const { version, replace } = form.value;
  const verdict = await erase(viewer, { requestId, version, replace });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const { pseudonym } = verdict.value;
  const here = `/admin/privacy/requests/${requestId}`;
  return redirectWithNotice(request, here, `They are erased: the record has ${pseudonym} instead.`);
}

export default function Route() {
  return <ErasePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Erase a person – Alongside' }];
