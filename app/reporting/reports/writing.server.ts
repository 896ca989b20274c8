import { data } from '@remix-run/node';
import type { Viewer } from '~/accounts/domain/roles';
import type { Refusal } from '~/kernel/verdict';
import { readForm, refuse } from '~/platform/forms.server';
import { newFormId } from '~/platform/transact.server';
import { documentOf, figuresBySection } from '../domain/reports/document';
import { REPORT_KINDS } from '../domain/vocabulary';
import type { Written } from '../ui/reports/write-page';
import { saveReport } from './commands.server';
import { type Composed, compose, contentOf, namingRefusal, type Wish, type Words } from './compose.server';
import { writeForm } from './forms';

/** What an address asks to be written; null where it asks for nothing there is. */
export function readWish(query: URLSearchParams): Wish | null {
  const kind = REPORT_KINDS.find((one) => one === query.get('kind'));
  if (!kind) return null;
  const about = query.get('about') ?? '';
  return {
    kind,
    period: query.get('period') ?? '',
    urn: kind === 'school' && /^\d{6}$/.test(about) ? Number(about) : null,
    providerId: kind === 'provider' && about !== '' ? about : null,
  };
}

/** The page of writing as it opens; null where the viewer may not write such a report. */
export async function writingPage(
  viewer: Viewer,
  wish: Wish,
): Promise<{ id: string; written: Written } | null> {
  const composed = await compose(viewer, wish);
  return composed ? { id: newFormId(), written: writtenOf(composed, null) } : null;
}

function writtenOf(composed: Composed, preview: Written['preview']): Written {
  const { wish, asOf, draft, fingerprint } = composed;
  const { title, caption } = draft;
  return {
    ...{ kind: wish.kind, title, caption, asOf, fingerprint, preview },
    sections: figuresBySection(draft.sections),
  };
}

/**
 * What the page of writing is answered with: the page again with the words kept, as a preview or to go on writing, or the
 * saved report's id. Null where the viewer may not write such a report.
 */
export async function answerWriting(viewer: Viewer, wish: Wish, replacesId: string | null, request: Request) {
  const form = await readForm(request, writeForm);
  if (!form.ok) {
    const composed = await compose(viewer, wish);
    const { data: reply } = form.reply;
    return composed && { reply: data({ ...reply, written: writtenOf(composed, null) }, { status: 400 }) };
  }
  const { id, intent, fingerprint = '' } = form.value;
  const words = wordsOf(form.value.words);
  if (intent === 'save') {
    const verdict = await saveReport(viewer, { id, wish, words, fingerprint, replacesId });
    if (verdict.ok) return { saved: verdict.value.id };
    return refusedWriting(viewer, wish, words, refuse(form.submission, verdict), verdict);
  }
  const composed = await compose(viewer, wish);
  if (!composed) return null;
  const naming = intent === 'preview' ? namingRefusal(composed, words) : null;
  if (naming) return refusedWriting(viewer, wish, words, refuse(form.submission, naming), naming);
  const typed = form.submission.reply() as { initialValue?: Record<string, unknown> }; // Conform's own shape.
  const preview = intent === 'preview' ? documentOf(contentOf(viewer, composed, words)) : null;
  const written = writtenOf(composed, preview);
  return { reply: data({ initialValue: typed.initialValue ?? null, error: null, written }) };
}

/** The page again with why it was refused: the words where one is to be mended, else the whole report as it reads now. */
async function refusedWriting(
  viewer: Viewer,
  wish: Wish,
  words: Words,
  refused: ReturnType<typeof refuse>,
  { code, details }: Refusal,
) {
  const composed = await compose(viewer, wish);
  if (!composed) return null;
  const preview = details?.fields ? null : documentOf(contentOf(viewer, composed, words));
  // Figures that were read before they changed are an older reading, as a version is elsewhere.
  const init = code === 'report.changed' ? { status: 409 } : (refused.init ?? undefined);
  return { reply: data({ ...refused.data, written: writtenOf(composed, preview) }, init) };
}

function wordsOf(given: Readonly<Record<string, string | undefined>> | undefined): Words {
  return Object.fromEntries(
    Object.entries(given ?? {}).flatMap(([section, words]) => (words ? [[section, words]] : [])),
  );
}
