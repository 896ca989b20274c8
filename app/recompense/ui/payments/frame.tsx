import { type Crumb, Tag } from '~/ui';
import type { PayableState } from '../../domain/payments/vocabulary';
import { PAYABLE_TAGS } from '../../payments/wording';

/** Where payments to providers' schools are. */
export const payableCrumbs = (...more: Crumb[]): Crumb[] => [
  { label: 'Home', href: '/home' },
  { label: 'Money', href: '/recompense' },
  { label: 'Payments to schools', href: '/payables' },
  ...more,
];

/** The state of what is owed to a provider's school. */
export function PayableTag({ state }: { state: PayableState }) {
  const { label, tone } = PAYABLE_TAGS[state];
  return <Tag tone={tone}>{label}</Tag>;
}
