import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signAgreement } from '~/agreements/commands.server';
import { signForm } from '~/agreements/forms';
import { signPage } from '~/agreements/queries.server';
import { SignAgreementPage } from '~/agreements/ui/sign-page';
import { SIGNED } from '~/agreements/wording';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { fundingOf } from '~/recompense/budgets/funding.server';
import { MissingMoney } from '~/recompense/ui/budgets/funding-parts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.sign');
  const page = await signPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  const funding = await fundingOf(viewer, page.id);
  return { page, funding, chosen: new URL(request.url).searchParams.get('as') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.sign');
  const id = params.id ?? '';
  const form = await readForm(request, signForm);
  if (!form.ok) return form.reply;
  const verdict = await signAgreement(viewer, { id, ...form.value }, request);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${id}`, SIGNED[verdict.value]);
}

export default function Route() {
  const { funding, ...shown } = useLoaderData<typeof loader>();
  return (
    <SignAgreementPage
      {...shown}
      before={<MissingMoney funding={funding} needPence={funding?.needPence ?? 0} />}
      answer={useActionData<typeof action>()}
    />
  );
}

export const meta = () => [{ title: 'Read and sign an agreement – Alongside' }];
