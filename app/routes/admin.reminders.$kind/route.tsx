import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useActionData, useLoaderData } from '@remix-run/react';
import { has } from '~/accounts/domain/roles';
import { isReminderKind, type ReminderKind } from '~/notifications/domain/reminders/vocabulary';
import { ruleForm, usualForm } from '~/notifications/reminders/forms';
import { changeRule, restoreUsual } from '~/notifications/reminders/rule-commands.server';
import { rulePage } from '~/notifications/reminders/rule-queries.server';
import { KIND_WORDS } from '~/notifications/reminders/wording';
import { RulePage } from '~/notifications/ui/reminders/rule-page';
import { readAnswers, readForm, refuse } from '~/platform/forms.server';
import { guard } from '~/platform/guard.server';
import { notFound, redirectWithNotice } from '~/platform/respond.server';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const viewer = await guard(request, 'admin.reminders.$kind');
  const crumbs = [
    ...(has(viewer, 'lead')
      ? [{ href: '/admin', label: 'Administration' }]
      : [{ href: '/home', label: 'Home' }]),
    { href: '/admin/reminders', label: 'When people are reminded' },
  ];
  return { ...(await rulePage(viewer, kindOf(params.kind))), crumbs };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await guard(request, 'admin.reminders.$kind');
  const kind = kindOf(params.kind);
  const answers = await readAnswers(request);
  if (answers.get('intent') === 'usual') {
    const form = await readForm(answers, usualForm);
    if (!form.ok) return form.reply;
    const verdict = await restoreUsual(viewer, { ...form.value, kind });
    if (!verdict.ok) return refuse(form.submission, verdict);
    return saved(request, kind, 'the usual rule holds');
  }
  const form = await readForm(answers, ruleForm(kind));
  if (!form.ok) return form.reply;
  const verdict = await changeRule(viewer, { ...form.value, kind });
  if (!verdict.ok) return refuse(form.submission, verdict);
  return saved(request, kind, 'the rule is saved and holds');
}

function saved(request: Request, kind: ReminderKind, what: string) {
  const said = `${KIND_WORDS[kind].name}: ${what} from the next morning.`;
  return redirectWithNotice(request, '/admin/reminders', said);
}

function kindOf(text: string | undefined): ReminderKind {
  if (text !== undefined && isReminderKind(text)) return text;
  throw notFound();
}

export default function Route() {
  return <RulePage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data ? KIND_WORDS[data.kind].name : 'Not found'} – Alongside` },
];
