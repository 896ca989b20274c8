import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { chooseReaders } from '~/agreements/restricted-notes/commands.server';
import { readersForm } from '~/agreements/restricted-notes/forms';
import { readersPage } from '~/agreements/restricted-notes/queries.server';
import { ReadersPage } from '~/agreements/ui/restricted-notes/write-page';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'restricted.$id.readers');
  const page = await readersPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  if (!page.may && isOpened(request)) throw redirect(`/restricted/${page.id}`);
  return page;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'restricted.$id.readers');
  const form = await readForm(request, readersForm);
  if (!form.ok) return form.reply;
  const verdict = await chooseReaders(viewer, { noteId: params.id ?? '', ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/restricted/${verdict.value.id}`, 'The readers are saved.');
}

export default function Route() {
  return <ReadersPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Who reads a restricted note – Alongside' }];
