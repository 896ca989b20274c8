import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { signAmendment } from '~/agreements/amendments/commands.server';
import { signAmendmentPage } from '~/agreements/amendments/queries.server';
import { AMENDMENT_SIGNED } from '~/agreements/amendments/wording';
import { signForm } from '~/agreements/forms';
import { SignAmendmentView } from '~/agreements/ui/amendments/sign-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { fundingOf } from '~/recompense/budgets/funding.server';
import { MissingMoney } from '~/recompense/ui/budgets/funding-parts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.sign');
  const { id = '', amendmentId = '' } = params;
  const page = await signAmendmentPage(viewer, { id, amendmentId });
  if (!page) throw notFound();
  return { page, funding: await fundingOf(viewer, id), chosen: new URL(request.url).searchParams.get('as') };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.amend.$amendmentId.sign');
  const { id = '', amendmentId = '' } = params;
  const form = await readForm(request, signForm);
  if (!form.ok) return form.reply;
  const verdict = await signAmendment(viewer, { id, amendmentId, ...form.value }, request);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/agreements/${id}/amend/${amendmentId}`,
    AMENDMENT_SIGNED[verdict.value],
  );
}

export default function Route() {
  const { funding, ...shown } = useLoaderData<typeof loader>();
  return (
    <SignAmendmentView
      {...shown}
      before={<MissingMoney funding={funding} needPence={funding?.amended?.pence ?? 0} />}
      answer={useActionData<typeof action>()}
    />
  );
}

export const meta = () => [{ title: 'Read and sign an amendment – Alongside' }];
