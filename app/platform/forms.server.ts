import { parseWithZod } from '@conform-to/zod/v4';
import { data } from '@remix-run/node';
import type { z } from 'zod';
import { no, type Refusal } from '~/kernel/verdict';
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
    error: (result.error ?? null) as FormReply['error'],
  };
}

/**
 * Reads and checks a form.
 * @returns the checked value, or the 400 reply that shows the form again with what was typed
 */
export async function readForm<S extends z.ZodType>(
  source: Request | FormData,
  schema: S,
): Promise<
  | { ok: true; value: z.output<S>; submission: Submission }
  | { ok: false; reply: ReturnType<typeof data<FormReply>> }
> {
  const formData = source instanceof Request ? await source.formData() : source;
  const submission = parseWithZod(formData, { schema });
  if (submission.status === 'success') {
    return { ok: true, value: submission.value as z.output<S>, submission: submission as Submission };
  }
  return { ok: false, reply: data(toReply(submission.reply()), { status: 400 }) };
}

/**
 * A command's refusal, as the reply of the form that asked: beside its field when it names one, else on top.
 * 409 when the record has changed since the form was opened, 404 for `*.not-found`, 403 for `*.forbidden`.
 */
export function refuse(submission: Submission, refusal: Refusal): ReturnType<typeof data<FormReply>> {
  if (refusal.code.endsWith('.not-found')) throw notFound();
  const result = refusal.field
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
