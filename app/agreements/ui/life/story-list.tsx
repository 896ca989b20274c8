import { Link } from '@remix-run/react';
import { Timeline } from '~/ui';
import type { StoryEntry } from '../../life/timeline.server';

/** What happened, each with who and exactly when, and the way to what it made. */
export function StoryList({ entries }: { entries: readonly StoryEntry[] }) {
  return (
    <Timeline
      entries={entries.map((entry) => ({
        key: entry.id,
        title: entry.href ? <Link to={entry.href}>{entry.title}</Link> : entry.title,
        at: entry.at,
        by: entry.role ? `${entry.who} (${entry.role})` : entry.who,
        children: entry.reason,
      }))}
    />
  );
}
