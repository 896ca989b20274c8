import { data } from '@remix-run/node';
import type { SchoolYear } from '~/kernel/school-calendar';
import { type FormReply, readAnswers, readForm, refuse } from '~/platform/forms.server';
import type { Viewer } from '../domain/roles';
import { HALF_TERM_NAMES, type PastedDates, readPastedDates } from '../domain/term-dates';
import { previewTermDates, setTermDates, type TermDatesPreview } from './commands.server';
import { fieldsOf, postedFieldsOf } from './fields';
import { MEND_INTENT, SAVE_INTENT, schoolYearForm } from './forms';
import { countsOf, loadSchoolYear, type SchoolYearView } from './queries.server';

/** What the check page shows: the dates as typed, what follows, and the fields to send on. */
export type Checked = {
  checked: {
    dates: SchoolYear;
    counts: Pick<SchoolYearView, 'days' | 'halfTermDays' | 'tooFew' | 'bankHolidays'>;
    preview: TermDatesPreview;
    fields: Record<string, string>;
  };
};

/** What has been pasted, beside what could not be read of it. */
export type Pasted = Pick<PastedDates, 'unread'> & { halfTerms: number; closures: number };

/** The form of a year; what was pasted stands in it in place of what is kept. Null for a year that cannot be set. */
export async function loadEditPage(viewer: Viewer, startYear: number, paste: string | null) {
  const page = await loadSchoolYear(viewer, startYear);
  if (!page) return null;
  const kept = page.year.dates;
  if (paste === null || paste.trim() === '')
    return { ...page, start: kept, fields: fieldsOf(kept), pasted: null };
  const read = readPastedDates(paste, startYear);
  const pasted: Pasted = {
    halfTerms: read.halfTerms.length,
    closures: read.closures.length,
    unread: read.unread,
  };
  const whole = read.halfTerms.length === HALF_TERM_NAMES.length;
  const start: SchoolYear = {
    startYear,
    halfTerms: whole ? read.halfTerms : kept.halfTerms,
    closures: read.closures.length > 0 ? read.closures : kept.closures,
  };
  return { ...page, start, fields: fieldsOf(start), pasted };
}

/** The dates typed, checked and not yet saved; saved; or back in the form to be mended. */
export async function answerEdit(
  viewer: Viewer,
  request: Request,
  startYear: number,
): Promise<{ saved: number } | { reply: ReturnType<typeof data<FormReply | Checked>> }> {
  const answers = await readAnswers(request);
  const form = await readForm(answers, schoolYearForm(startYear));
  if (!form.ok) return { reply: form.reply };
  const { year, version } = form.value;
  if (answers.get('intent') === MEND_INTENT) {
    const mended: FormReply = { initialValue: fieldsOf(year), error: null };
    return { reply: data(mended) };
  }
  if (answers.get('intent') === SAVE_INTENT) {
    const verdict = await setTermDates(viewer, { year, version });
    return verdict.ok ? { saved: verdict.value.moved } : { reply: refuse(form.submission, verdict) };
  }
  const preview = await previewTermDates(viewer, year);
  if (!preview.ok) return { reply: refuse(form.submission, preview) };
  const fields = { ...postedFieldsOf(year), version: String(version) };
  const checked: Checked = {
    checked: { dates: year, counts: countsOf(year), preview: preview.value, fields },
  };
  return { reply: data(checked) };
}
