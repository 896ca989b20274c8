import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { count } from '~/kernel/words';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { applyBankFile } from '~/recompense/payments/bank/commands.server';
import { applyForm } from '~/recompense/payments/bank/forms';
import { bankFilePage } from '~/recompense/payments/bank/queries.server';
import { BankFilePage } from '~/recompense/ui/payments/bank-file-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.bank.$fileId');
  const page = await bankFilePage(viewer, params.fileId ?? '');
  if (!page) throw notFound();
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.bank.$fileId');
  const form = await readForm(request, applyForm);
  if (!form.ok) return form.reply;
  const fileId = params.fileId ?? '';
  const done = await applyBankFile(viewer, { fileId, choices: form.value.lines });
  if (!done.ok) return refuse(form.submission, done);
  const { taken, takenPence, notTaken } = done.value;
  const left =
    notTaken === 0
      ? ''
      : ` ${count(notTaken, 'row')} that you chose changed meanwhile: see why under “Left”.`;
  return redirectWithNotice(
    request,
    `/recompense/bank/${fileId}`,
    `${count(taken, 'receipt')} of ${moneyWords(takenPence)} in all recorded.${left}`,
  );
}

export default function Route() {
  return <BankFilePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.file.name ?? 'Bank file'} – Alongside` },
];
