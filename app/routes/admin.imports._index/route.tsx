import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { takeUpload } from '~/imports/commands.server';
import { uploadForm } from '~/imports/forms';
import { listRuns, RUNS_PER_PAGE } from '~/imports/queries.server';
import { ImportsPage } from '~/imports/ui/imports-page';
import { discardUpload, receiveUpload } from '~/imports/uploads.server';
import { pageNumber } from '~/kernel/page-number';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { newFormId } from '~/platform/transact.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.imports._index');
  const page = pageNumber(new URL(request.url).searchParams.get('page'));
  return { formId: newFormId(), page, perPage: RUNS_PER_PAGE, ...(await listRuns(viewer, page)) };
}

export async function action({ request }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.imports._index');
  const { form: fields, upload } = await receiveUpload(request, 'file');
  const form = await readForm(fields, uploadForm);
  if (!form.ok) {
    if (upload.ok) await discardUpload(upload.value?.path ?? null);
    return form.reply;
  }
  if (!upload.ok) return refuse(form.submission, upload);
  const taken = await takeUpload(viewer, { ...form.value, upload: upload.value });
  if (!taken.ok) return refuse(form.submission, taken);
  return redirect(`/admin/imports/${taken.value.id}`, { status: 303 });
}

export default function Route() {
  return <ImportsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Imports – Alongside' }];
