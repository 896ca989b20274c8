import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { setEntitlement } from '~/recompense/entitlements/commands.server';
import { entitlementForm } from '~/recompense/entitlements/forms';
import { readYear, schoolDaysPage } from '~/recompense/entitlements/queries.server';
import { EditEntitlementPage } from '~/recompense/ui/entitlements/edit-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.adviser-days.edit');
  const year = readYear(new URL(request.url).searchParams);
  const page = await schoolDaysPage(viewer, urnParam(params.urn), year);
  if (!page?.service) throw notFound();
  return { page, formId: newFormId() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'schools.$urn.adviser-days.edit');
  const urn = urnParam(params.urn);
  const form = await readForm(request, entitlementForm);
  if (!form.ok) return form.reply;
  const { bandDays, ...settled } = form.value;
  const verdict = await setEntitlement(viewer, { urn, bandHalfDays: bandDays, ...settled });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(
    request,
    `/schools/${urn}/adviser-days?year=${settled.year}`,
    'What is settled is saved, and the school has been told.',
  );
}

export default function Route() {
  return <EditEntitlementPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Settle adviser days – Alongside' }];
