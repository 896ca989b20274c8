import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { reopenAgreement } from '~/agreements/commands.server';
import { reopenForm } from '~/agreements/forms';
import { headPage } from '~/agreements/queries.server';
import { ReasonPage } from '~/agreements/ui/reason-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reopen');
  const page = await headPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may.reopen && isOpened(request)) throw redirect(`/agreements/${page.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.reopen');
  const form = await readForm(request, reopenForm);
  if (!form.ok) return form.reply;
  const verdict = await reopenAgreement(viewer, { id: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${params.id}`,
    'The agreement is a draft again, and everyone has been told.',
  );
}

export default function Route() {
  return (
    <ReasonPage
      {...useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
      title="Open the agreement for changes"
      warning="Signatures given so far will no longer count. Everyone is told, and has to sign again when the changes are made."
      label="What needs to change"
      hint="Everyone who signs sees this"
      button="Open it for changes"
    />
  );
}

export const meta = () => [{ title: 'Open an agreement for changes – Alongside' }];
