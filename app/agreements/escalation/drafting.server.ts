import type { Viewer } from '~/accounts/domain/roles';
import type { Verdict } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { refuse } from '~/platform/forms.server';
import { today } from '~/platform/page-clock.server';
import type { Letter } from '../domain/escalation/letter';
import { draftOpening, draftStep, type NewCase, type NextStep } from './commands.server';

type Read = { submission: Parameters<typeof refuse>[0] };

/** The form again as typed, with the letter that tells the school. */
export async function letterReply(viewer: Viewer, form: Read, input: NewCase) {
  return reply(form, await draftOpening(db(), viewer, input, today()));
}

/** The form again as typed, with the letter of the step. */
export async function stepLetterReply(viewer: Viewer, form: Read, input: NextStep) {
  return reply(form, await draftStep(db(), viewer, input, today()));
}

function reply({ submission }: Read, drafted: Verdict<Letter>) {
  if (!drafted.ok) return refuse(submission, drafted);
  const { initialValue } = submission.reply();
  const typed = (initialValue ?? {}) as Record<string, unknown>; // what the form posted, by field
  return { initialValue: { ...typed, body: drafted.value.body }, error: null };
}
