import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { resultsForm } from '~/practice/programmes/forms';
import { recordResults } from '~/practice/programmes/place-commands.server';
import { programmePage } from '~/practice/programmes/queries.server';
import { ResultsPage } from '~/practice/ui/programmes/place-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.results');
  const page = await programmePage(viewer, params.id ?? '');
  if (!page?.all) throw notFound();
  if (!page.may.record && isOpened(request)) throw redirect(`/programmes/${page.programme.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.results');
  const { id = '' } = params;
  const form = await readForm(request, resultsForm);
  if (!form.ok) return form.reply;
  const verdict = await recordResults(viewer, id, form.value);
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/programmes/${id}`,
    verdict.value.said > 0 ? 'Saved.' : 'Nothing was changed.',
  );
}

export default function Route() {
  return <ResultsPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Who completed it – Alongside' }];
