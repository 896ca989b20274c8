import { type Crumb, Tag } from '~/ui';
import type { Rag, ReviewState } from '../../domain/reviews/vocabulary';
import { RAG_TAGS, REVIEW_STATE_TAGS, reviewTitle } from '../../reviews/wording';
import { crumbsOf } from '../frame';

/** A review's state in a word or two. */
export function ReviewTag({ state }: { state: ReviewState }) {
  const { label, tone } = REVIEW_STATE_TAGS[state];
  return <Tag tone={tone}>{label}</Tag>;
}

/** Progress towards one outcome, in words. */
export function RagTag({ rag }: { rag: Rag }) {
  const { label, tone } = RAG_TAGS[rag];
  return <Tag tone={tone}>{label}</Tag>;
}

/** Where a page about reviews is; `review` for the pages below one. */
export function reviewCrumbs(
  agreement: { id: string; ref: string },
  review?: { id: string; number: number } | null,
): Crumb[] {
  const list = `/agreements/${agreement.id}/reviews`;
  return [
    ...crumbsOf(agreement),
    { label: 'Reviews', href: list },
    ...(review ? [{ label: reviewTitle(review.number), href: `${list}/${review.id}` }] : []),
  ];
}

/** Several lines of text as they were typed. */
export function Prose({ children }: { children: string }) {
  return <p className="mb-4 max-w-measure whitespace-pre-line">{children}</p>;
}
