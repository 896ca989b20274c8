import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { redirect } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { isOpened, notFound, redirectWithNotice } from '~/platform/respond.server';
import { answerForm } from '~/practice/clusters/forms';
import { clusterPage } from '~/practice/clusters/queries.server';
import { answerInvitation } from '~/practice/clusters/school-commands.server';
import { AnswerPage } from '~/practice/ui/clusters/school-pages';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.answer');
  const page = await clusterPage(viewer, params.id ?? '');
  if (!page) throw notFound();
  const urn = Number(new URL(request.url).searchParams.get('school'));
  const school = page.toAnswer.find((one) => one.urn === urn) ?? page.toAnswer[0];
  if (!school && isOpened(request)) throw redirect(`/clusters/${page.head.id}`);
  return { page, school: school ?? { urn: 0, name: 'Your school' } };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'clusters.$id.answer');
  const { id = '' } = params;
  const form = await readForm(request, answerForm);
  if (!form.ok) return form.reply;
  const { urn, answer, reason } = form.value;
  const verdict = await answerInvitation(viewer, id, {
    urn,
    join: answer === 'join',
    reason: reason || null,
  });
  if (!verdict.ok) return refuse(form.submission, verdict);
  const { joined } = verdict.value;
  const done = joined ? 'Your school has joined.' : 'Your answer has been sent. Your school is not in it.';
  return redirectWithNotice(request, joined ? `/clusters/${id}` : '/clusters', done);
}

export default function Route() {
  return <AnswerPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta = () => [{ title: 'Answer for your school – Alongside' }];
