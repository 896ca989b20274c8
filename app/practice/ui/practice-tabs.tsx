import { Tabs } from '~/ui';

const TABS = [
  { key: 'notes', label: 'Practice notes', href: '/practice' },
  { key: 'clusters', label: 'Clusters and joint projects', href: '/clusters' },
  { key: 'programmes', label: 'Programmes', href: '/programmes' },
] as const;

export type PracticeTab = (typeof TABS)[number]['key'];

/** The pages on which schools learn from each other: those the viewer may open. */
export function PracticeTabs({ current, shown }: { current: PracticeTab; shown: readonly PracticeTab[] }) {
  const tabs = TABS.filter(({ key }) => shown.includes(key));
  if (tabs.length < 2) return null;
  return (
    <Tabs
      label="Practice, clusters and programmes"
      tabs={tabs.map(({ key, label, href }) => ({ label, href, current: key === current }))}
    />
  );
}
