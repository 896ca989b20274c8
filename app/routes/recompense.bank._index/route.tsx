import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { pageNumber } from '~/kernel/page-number';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { takeBankFile } from '~/recompense/payments/bank/commands.server';
import { bankFileForm } from '~/recompense/payments/bank/forms';
import { BANK_FILES_PER_PAGE, listBankFiles } from '~/recompense/payments/bank/queries.server';
import { receiveBankFile } from '~/recompense/payments/bank/upload.server';
import { BankFilesPage } from '~/recompense/ui/payments/bank-pages';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.bank._index');
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  return { formId: newFormId(), pageSize: BANK_FILES_PER_PAGE, ...(await listBankFiles(viewer, page)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.bank._index');
  const received = await receiveBankFile(request);
  if (!received.file.ok && !received.form.has('id')) received.form.set('id', newFormId());
  const form = await readForm(received.form, bankFileForm);
  if (!form.ok) return form.reply;
  if (!received.file.ok) return refuse(form.submission, received.file);
  const taken = await takeBankFile(viewer, { id: form.value.id, file: received.file.value });
  if (!taken.ok) return refuse(form.submission, taken);
  const said = taken.value.again
    ? 'This file was read before and still waits to be applied. Here it is.'
    : 'The file is read. Nothing has been recorded yet.';
  return redirectWithNotice(request, `/recompense/bank/${taken.value.id}`, said);
}

export default function Route() {
  return <BankFilesPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Receipts from the bank – Alongside' }];
