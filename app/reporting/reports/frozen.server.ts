import { createHash } from 'node:crypto';
import { canonicalJson } from '~/kernel/canonical-json';
import type { ReportContent } from '../domain/reports/content';

/** A report as it is kept: its canonical text, and the SHA-256 of exactly that text. */
export type Frozen = { content: string; hash: string };

export function freeze(content: ReportContent): Frozen {
  const text = canonicalJson(content);
  return { content: text, hash: sha256(text) };
}

/**
 * A kept report, read.
 * @throws where the text is not the one that was kept: a report that has been changed is shown to nobody
 */
export function readContent({ content, hash }: Frozen): ReportContent {
  if (sha256(content) !== hash) throw new Error('The text of a saved report is not the one that was saved');
  return JSON.parse(content) as ReportContent; // Written by `freeze` alone, as the hash has just shown.
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
