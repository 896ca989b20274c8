import { and, asc, eq } from 'drizzle-orm';
import { account, improvementReview, reviewMinutes } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { db } from '~/platform/db.server';
import { shortHash } from '../domain';
import { readingOf } from '../domain/reviews/pack';
import { exitOf } from '../exit/record.server';
import { type AgreementHead, headOf } from '../queries.server';
import { loadAgreement } from '../record.server';
import { reviewTitle } from '../reviews/wording';
import { versionsOf } from '../versions.server';
import { versionStandingWords } from '../wording';

/** One text that can be read, printed and kept: which it is, from when, by whom. */
export type DocumentView = {
  key: string;
  title: string;
  at: Date;
  by: string;
  /** What it is worth now, or why it was made. */
  words: string;
  pageHref: string;
  pdfHref: string;
};

export type DocumentsPage = AgreementHead & {
  /** Every version of the agreement, the newest first. */
  versions: DocumentView[];
  /** Every text of the minutes of every review, the newest review first; null for those who do not read minutes. */
  minutes: (DocumentView & { heldOn: CalendarDate | null })[] | null;
  /** Whether it has come to its evaluation. */
  evaluation: boolean;
};

/** Every document of an agreement; null where it is not the viewer's to know of. */
export async function documentsPage(viewer: Viewer, id: string): Promise<DocumentsPage | null> {
  const handle = db();
  const record = await loadAgreement(handle, viewer, id);
  if (!record) return null;
  const versions = await versionsOf(handle, record);
  return {
    ...headOf(record),
    versions: versions
      .map((version) => ({
        key: String(version.number),
        title: `Version ${version.number}`,
        at: version.at,
        by: version.by,
        words: `${versionStandingWords(version)} Text ${shortHash(version.hash)}.`,
        pageHref: `/agreements/${id}/print?version=${version.number}`,
        pdfHref: `/agreements/${id}.pdf?version=${version.number}`,
      }))
      .reverse(),
    minutes: readingOf(record.standings) === 'dates' ? null : await minutesOf(id),
    evaluation: (await exitOf(handle, id)) !== null,
  };
}

async function minutesOf(agreementId: string): Promise<NonNullable<DocumentsPage['minutes']>> {
  const rows = await db()
    .select({ text: reviewMinutes, review: improvementReview, by: account.name })
    .from(reviewMinutes)
    .innerJoin(improvementReview, eq(improvementReview.id, reviewMinutes.reviewId))
    .leftJoin(account, eq(account.id, reviewMinutes.byId))
    .where(and(eq(improvementReview.agreementId, agreementId)))
    .orderBy(asc(improvementReview.number), asc(reviewMinutes.number));
  return rows
    .map(({ text, review, by }) => {
      const at = `/agreements/${agreementId}/reviews/${review.id}/minutes`;
      return {
        key: text.id,
        title: `Minutes of ${reviewTitle(review.number)}, version ${text.number}`,
        heldOn: review.heldOn,
        at: text.at,
        by: by ?? 'Alongside',
        words:
          review.state === 'withdrawn'
            ? `The review was withdrawn and counts for nothing. ${review.withdrawnReason ?? ''}`.trim()
            : text.number < review.minutesNumber
              ? 'Corrected since.'
              : text.reason
                ? `In force. Corrected: ${text.reason}`
                : 'In force.',
        pageHref: `${at}?version=${text.number}`,
        pdfHref: `${at}.pdf?version=${text.number}`,
      };
    })
    .reverse();
}
