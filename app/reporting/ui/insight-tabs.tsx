import { Tabs } from '~/ui';

const TABS = [
  { label: 'Overview', href: '/insight' },
  { label: 'Schools', href: '/insight/schools' },
  { label: 'Support', href: '/insight/support' },
  { label: 'Days', href: '/insight/days' },
  { label: 'Supply and need', href: '/insight/supply' },
  { label: 'Fairness', href: '/insight/fairness' },
  { label: 'Map', href: '/map' },
  { label: 'Reports', href: '/reports' },
] as const;

export type InsightTab = (typeof TABS)[number]['href'];

/** The pages that show the whole of an authority, for its service. */
export function InsightTabs({ current }: { current: InsightTab }) {
  return (
    <Tabs label="Pages of insight" tabs={TABS.map((tab) => ({ ...tab, current: tab.href === current }))} />
  );
}
