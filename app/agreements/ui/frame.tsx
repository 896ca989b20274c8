import type { Crumb } from '~/ui';
import { Tabs, Tag } from '~/ui';
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

/** Pages of one agreement, in the order in which they are come to. A page is added here with its route. */
const TABS = [
  { key: 'overview', label: 'Agreement', path: '' },
  { key: 'reviews', label: 'Reviews', path: '/reviews' },
  { key: 'impact', label: 'Impact', path: '/impact' },
] as const;
export type AgreementTab = (typeof TABS)[number]['key'];

/** The pages of an agreement that is or was in force; a draft and one being signed have only the text. */
export function AgreementTabs({
  agreement: { id, ref, state },
  current,
}: {
  agreement: { id: string; ref: string; state: AgreementState };
  current: AgreementTab;
}) {
  if (state === 'draft' || state === 'signing' || TABS.length < 2) return null;
  return (
    <Tabs
      label={`Pages of agreement ${ref}`}
      tabs={TABS.map(({ key, label, path }) => ({
        label,
        href: `/agreements/${id}${path}`,
        current: key === current,
      }))}
    />
  );
}
