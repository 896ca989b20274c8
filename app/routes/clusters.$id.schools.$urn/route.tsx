import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice, urnParam } from '~/platform/respond.server';
import { leaveForm } from '~/practice/clusters/forms';
import { clusterPage } from '~/practice/clusters/queries.server';
import { takeSchoolOut } from '~/practice/clusters/school-commands.server';
import { LeavePage, OUT_TITLES } from '~/practice/ui/clusters/leave-page';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.schools.$urn');
  const page = await clusterPage(viewer, params.id ?? '');
  const urn = urnParam(params.urn);
  const school = page?.schools.find((one) => one.urn === urn);
  if (!page || !school?.out) throw notFound();
  return { head: page.head, school: { ...school, out: school.out } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.schools.$urn');
  const { id = '' } = params;
  const urn = urnParam(params.urn);
  const form = await readForm(request, leaveForm);
  if (!form.ok) return form.reply;
  const verdict = await takeSchoolOut(viewer, id, { urn, ...form.value });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const { how } = verdict.value;
  if (how === 'left') return redirectWithNotice(request, '/clusters', 'Your school is no longer in it.');
  const done = how === 'removed' ? 'The school is no longer in it.' : 'The invitation has been taken back.';
  return redirectWithNotice(request, `/clusters/${id}`, done);
}

export default function Route() {
  return <LeavePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? OUT_TITLES[data.school.out](data.school.name) : 'Leave'} – Alongside` },
];
