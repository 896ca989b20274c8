import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { no, type Refusal } from '~/kernel/verdict';
import { INCOMPLETE_FORM, typedText } from '~/kernel/words';
import { requestNote } from './request-note.server';
import { notFound } from './respond.server';

/** What a form page gets back when something has to be mended: what was typed, and the errors. */
export type FormReply = {
  initialValue: Record<string, unknown> | null;
  error: Record<string, string[] | null> | null;
  /** Both texts, when the record has changed since the form was opened. */
  stale?: unknown;
};

type Submission = { reply: (options?: object) => { initialValue?: unknown; error?: unknown } };

function toReply(result: { initialValue?: unknown; error?: unknown }): FormReply {
  return {
    initialValue: (result.initialValue ?? null) as FormReply['initialValue'],
    error: aboutTheWholeForm((result.error ?? null) as FormReply['error']),
  };
}

/** What did not arrive is nobody's field to mend: it is said once, of the whole form. */
function aboutTheWholeForm(error: FormReply['error']): FormReply['error'] {
  if (!error) return error;
  const kept = Object.entries(error).flatMap(([name, messages]): [string, string[]][] => {
    const left = (messages ?? []).filter((message) => message !== INCOMPLETE_FORM);
    return left.length > 0 ? [[name, left]] : [];
  });
  const lost = Object.values(error).some((messages) => messages?.includes(INCOMPLETE_FORM));
  const fields = Object.fromEntries(kept);
  return lost ? { ...fields, '': [INCOMPLETE_FORM, ...(fields[''] ?? [])] } : fields;
}

/**
 * The answers of a request, as typed (see `typedText`); files as they are.
 * @throws 400 for a body that is no form, or of names that no form of ours has
 */
export async function readAnswers(request: Request): Promise<FormData> {
  const sent = await request.formData().catch(() => {
    throw new Response('Not a form', { status: 400 });
  });
  return asTyped(sent);
}

/** More answers than any page of ours asks for: those who run a service of hundreds of schools tick boxes in lists. */
const MOST_ANSWERS = 5000;
/** Longest name, most parts of one, and most rows of a list in a form, each several times what there is. */
const MOST_NAME = 200;
const MOST_PARTS = 8;
const MOST_ROWS = 1000;

/**
 * Whether a name could be of a form of ours: `sections[2].text`. The parser makes a list as long as its highest number, so
 * that a single `x[99999999]` would take all the memory there is.
 */
function isFieldName(name: string): boolean {
  if (name.length > MOST_NAME || name.split(/[.[]/).length > MOST_PARTS) return false;
  return [...name.matchAll(/\[(\d+)\]/g)].every(([, row]) => Number(row) < MOST_ROWS);
}

/**
 * Answers without characters that nobody types (see `typedText`), kept for the page that is shown should the database fail.
 * @throws 400 for names and numbers of answers that no form of ours has
 */
export function asTyped(sent: FormData): FormData {
  const names = [...sent.keys()];
  if (names.length > MOST_ANSWERS || !names.every(isFieldName))
    throw new Response('Not a form', { status: 400 });
  const answers = new FormData();
  // Shown again should the disk or the database fail.
  const note = requestNote();
  if (note) note.answers = answers;
  for (const [name, value] of sent) {
    answers.append(typedText(name), typeof value === 'string' ? typedText(value) : value);
  }
  return answers;
}

/**
 * Reads and checks a form.
 * @param source the request, or its answers from `readAnswers` where the route looks at them first
 * @returns the checked value, or the 400 reply that shows the form again with what was typed
 */
export async function readForm<S extends z.ZodType>(
  source: Request | FormData,
  schema: S,
): Promise<
  | { ok: true; value: z.output<S>; submission: Submission }
  | { ok: false; reply: ReturnType<typeof data<FormReply>> }
> {
  const formData = source instanceof Request ? await readAnswers(source) : asTyped(source);
  // The error is for what a schema has no words for: a field that came twice, a choice that was never offered.
  const submission = parseWithZod(formData, { schema, error: () => INCOMPLETE_FORM });
  if (submission.status === 'success') {
    return { ok: true, value: submission.value as z.output<S>, submission: submission as Submission };
  }
  return { ok: false, reply: data(toReply(submission.reply()), { status: 400 }) };
}

/**
 * A command's refusal, as the reply of the form that asked: beside its field when it names one (or each of several in
 * `details.fields`, name → message), else on top.
 * 409 when the record has changed since the form was opened, 404 for `*.not-found`, 403 for `*.forbidden`.
 */
export function refuse(submission: Submission, refusal: Refusal): ReturnType<typeof data<FormReply>> {
  if (refusal.code.endsWith('.not-found')) throw notFound();
  const fields = refusal.details?.fields as Record<string, string> | undefined; // put there for this, by name
  const result = fields
    ? submission.reply({
        fieldErrors: Object.fromEntries(Object.entries(fields).map(([name, message]) => [name, [message]])),
      })
    : refusal.field
      ? submission.reply({ fieldErrors: { [refusal.field]: [refusal.message] } })
      : submission.reply({ formErrors: [refusal.message] });
  const status = refusal.code === 'stale' ? 409 : refusal.code.endsWith('.forbidden') ? 403 : 400;
  return data({ ...toReply(result), stale: refusal.details?.theirs }, { status });
}

/**
 * The refusal for a record that has changed since its form was opened.
 * @param theirs the record's text as it is now, shown beside what was typed
 */
export function stale(theirs?: unknown): Refusal {
  return no(
    'stale',
    'Someone else has changed this since you opened it. Your text is still below: compare it with theirs, then save again.',
    { details: { theirs } },
  );
}
