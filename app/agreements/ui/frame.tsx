import type { Crumb } from '~/ui';
import { Tabs, Tag } from '~/ui';
import type { AgreementAction, AgreementState } from '../domain';
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
  { key: 'visits', label: 'Visits', path: '/visits' },
  { key: 'reviews', label: 'Reviews', path: '/reviews' },
  { key: 'impact', label: 'Impact', path: '/impact' },
  { key: 'recompense', label: 'Recompense', path: '/recompense' },
  { key: 'escalation', label: 'Escalation', path: '/escalation' },
  { key: 'amendments', label: 'Amendments', path: '/amend' },
  { key: 'ending', label: 'Ending', path: '/close' },
  { key: 'timeline', label: 'Timeline', path: '/timeline' },
  { key: 'documents', label: 'Documents', path: '/documents' },
] as const;
export type AgreementTab = (typeof TABS)[number]['key'];

/** Pages that not everybody reads who may know of the agreement, with the right they ask for. */
const ASKS_FOR: Partial<Record<AgreementTab, AgreementAction>> = { escalation: 'read-escalation' };

/** The pages of an agreement that is or was in force; a draft and one being signed have only the text. */
export function AgreementTabs({
  agreement: { id, ref, state, may },
  current,
}: {
  agreement: { id: string; ref: string; state: AgreementState; may: Record<AgreementAction, boolean> };
  current: AgreementTab;
}) {
  if (state === 'draft' || state === 'signing' || TABS.length < 2) return null;
  const shown = TABS.filter(({ key }) => {
    const right = ASKS_FOR[key];
    return right === undefined || may[right];
  });
  return (
    <Tabs
      label={`Pages of agreement ${ref}`}
      tabs={shown.map(({ key, label, path }) => ({
        label,
        href: `/agreements/${id}${path}`,
        current: key === current,
      }))}
    />
  );
}
