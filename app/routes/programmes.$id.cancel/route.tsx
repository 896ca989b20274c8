import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { cancelProgramme } from '~/practice/programmes/commands.server';
import { cancelForm } from '~/practice/programmes/forms';
import { programmePage } from '~/practice/programmes/queries.server';
import { ReasonPage } from '~/practice/ui/clusters/reason-page';
import { programmeCrumbs } from '~/practice/ui/programmes/parts';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.cancel');
  const page = await programmePage(viewer, params.id ?? '');
  if (!page) throw notFound();
  const { id, name, version } = page.programme;
  if (!page.may.cancel && isOpened(request)) throw redirect(`/programmes/${id}`);
  return { id, name, version };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.cancel');
  const { id = '' } = params;
  const form = await readForm(request, cancelForm);
  if (!form.ok) return form.reply;
  const verdict = await cancelProgramme(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  const done = 'The programme is cancelled. Schools with places, or waiting for one, have been told.';
  return redirectWithNotice(request, `/programmes/${id}`, done);
}

export default function Route() {
  const programme = useLoaderData<typeof loader>();
  return (
    <ReasonPage
      title="Cancel the programme"
      caption={programme.name}
      crumbs={programmeCrumbs(programme)}
      back={`/programmes/${programme.id}`}
      version={programme.version}
      warning="This cannot be taken back. Headteachers of schools with places, or waiting for one, and whoever runs it are told."
      label="Why it is cancelled"
      hint="The schools read this"
      button="Cancel the programme"
      answer={useActionData<typeof action>()}
    />
  );
}

export const meta = () => [{ title: 'Cancel a programme – Alongside' }];
