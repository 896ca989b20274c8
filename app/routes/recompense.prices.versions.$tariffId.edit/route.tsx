import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { changeRows } from '~/agreements/rows';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { newFormId } from '~/platform/transact.server';
import { editTariff } from '~/recompense/tariffs/commands.server';
import { TARIFF_LISTS, tariffForm } from '~/recompense/tariffs/forms';
import { versionPage } from '~/recompense/tariffs/queries.server';
import { EditTariffPage } from '~/recompense/ui/tariffs/edit-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices.versions.$tariffId.edit');
  const page = await versionPage(viewer, params.tariffId ?? '');
  if (!page) throw notFound();
  if (page.list.standing !== 'draft' && isOpened(request))
    throw redirect(`/recompense/prices/versions/${page.list.id}`);
  return { page };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'recompense.prices.versions.$tariffId.edit');
  const id = params.tariffId ?? '';
  const answers = await readAnswers(request);
  const rows = changeRows(answers, TARIFF_LISTS, newFormId);
  if (rows) return rows;
  const form = await readForm(answers, tariffForm);
  if (!form.ok) return form.reply;
  const verdict = await editTariff(viewer, { id, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return redirectWithNotice(request, `/recompense/prices/versions/${id}`, 'The draft is saved.');
}

export default function Route() {
  return <EditTariffPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Edit the price list – Alongside' }];
