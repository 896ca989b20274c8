import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pageNumber } from '~/kernel/page-number';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { askForMoney } from '~/recompense/budgets/ask.server';
import { askForm } from '~/recompense/budgets/forms';
import { fundPage } from '~/recompense/budgets/funding.server';
import { askedWords } from '~/recompense/budgets/wording';
import { FundPageView } from '~/recompense/ui/budgets/fund-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.recompense.fund');
  const query = new URL(request.url).searchParams;
  const page = await fundPage(viewer, params.id ?? '', {
    all: query.get('pots') === 'all',
    page: pageNumber(query.get('page')),
  });
  if (!page) throw notFound();
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'agreements.$id.recompense.fund');
  const agreementId = params.id ?? '';
  const form = await readForm(request, askForm);
  if (!form.ok) return form.reply;
  const { id, parts, reason } = form.value;
  const verdict = await askForMoney(viewer, {
    id,
    agreementId,
    parts: parts.map(({ potId, amount }) => ({ potId, amountPence: amount ?? 0 })),
    reason,
  });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/agreements/${agreementId}/recompense/fund`, askedWords(verdict.value));
}

export default function Route() {
  return <FundPageView {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Money for this agreement – Alongside' }];
