import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';
import { giveBackForm } from '~/practice/programmes/forms';
import { giveBackPlace } from '~/practice/programmes/place-commands.server';
import { placePage } from '~/practice/programmes/queries.server';
import { GiveBackPage } from '~/practice/ui/programmes/place-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.places.$placeId');
  const found = await placePage(viewer, params.id ?? '', params.placeId ?? '');
  if (!found) throw notFound();
  return found;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'programmes.$id.places.$placeId');
  const { id: programmeId = '', placeId = '' } = params;
  const form = await readForm(request, giveBackForm);
  if (!form.ok) return form.reply;
  const { version, reason } = form.value;
  const verdict = await giveBackPlace(viewer, { programmeId, placeId }, { version, reason: reason || null });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/programmes/${programmeId}`, 'Done. Whoever gets the place is told.');
}

export default function Route() {
  return <GiveBackPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'A place on a programme – Alongside' }];
