import { type Crumb, Tag } from '~/ui';
import { AMENDMENT_TAGS } from '../../amendments/wording';
import type { AmendmentState } from '../../domain/amendments/vocabulary';
import { crumbsOf } from '../frame';

/** An amendment's state in a word or two. */
export function AmendmentTag({ state }: { state: AmendmentState }) {
  const { label, tone } = AMENDMENT_TAGS[state];
  return <Tag tone={tone}>{label}</Tag>;
}

/** Where the list of amendments is. */
export const amendmentsHref = (id: string): string => `/agreements/${id}/amend`;

/** Where an amendment is. */
export const amendmentHref = (id: string, amendment: { id: string }): string =>
  `${amendmentsHref(id)}/${amendment.id}`;

/** Where a page of the amendments is; with an amendment, a page below it. */
export function amendmentCrumbs(
  page: { id: string; ref: string },
  amendment?: { id: string; number: number },
): Crumb[] {
  return [
    ...crumbsOf(page),
    { label: 'Amendments', href: amendmentsHref(page.id) },
    ...(amendment
      ? [{ label: `Amendment ${amendment.number}`, href: amendmentHref(page.id, amendment) }]
      : []),
  ];
}
