import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { moveProgramme } from '~/practice/programmes/commands.server';
import { moveForm } from '~/practice/programmes/forms';
import { programmePage } from '~/practice/programmes/queries.server';
import { MOVED_WORDS } from '~/practice/programmes/wording';
import { ProgrammePage } from '~/practice/ui/programmes/programme-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id._index');
  const page = await programmePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id._index');
  const { id = '' } = params;
  const form = await readForm(request, moveForm);
  if (!form.ok) return form.reply;
  const verdict = await moveProgramme(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/programmes/${id}`, MOVED_WORDS[form.value.move]);
}

export default function Route() {
  return <ProgrammePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.page.programme.name ?? 'Programme'} – Alongside` },
];
