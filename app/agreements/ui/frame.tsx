import type { Crumb } from '~/ui';
import { Tag } from '~/ui';
import type { AgreementState } from '../domain';
import { STATE_TAGS } from '../wording';

/** An agreement's state in a word or two. */
export function StateTag({ state }: { state: AgreementState }) {
  const { label, tone } = STATE_TAGS[state];
  return <Tag tone={tone}>{label}</Tag>;
}

/** Where a page below an agreement is. */
export function crumbsOf({ id, ref }: { id: string; ref: string }): Crumb[] {
  return [
    { label: 'Home', href: '/home' },
    { label: 'Agreements', href: '/agreements' },
    { label: ref, href: `/agreements/${id}` },
  ];
}

/** Who an agreement is between, as a line above titles. */
export function between({ schoolName, providerName }: { schoolName: string; providerName: string }): string {
  return `${schoolName} with ${providerName}`;
}
