import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { isConfirmed } from '~/accounts/sign-in/proof.server';
import { partFromForm } from '~/accounts/single-sign-on/forms';
import { ownIdentities, partFrom } from '~/accounts/single-sign-on/identities.server';
import { OwnSignOnPage } from '~/accounts/ui/single-sign-on/own-sign-on-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'account.sign-on');
  return { ...(await ownIdentities(viewer)), proven: await isConfirmed(viewer, request) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'account.sign-on');
  const form = await readForm(request, partFromForm);
  if (!form.ok) return form.reply;
  const verdict = await partFrom(viewer, form.value.identityId);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, '/account/sign-on', 'The two are no longer joined.');
}

export default function Route() {
  return <OwnSignOnPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Signing in with your account at work – Alongside' }];
