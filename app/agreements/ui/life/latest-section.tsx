import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { Section } from '~/ui';
import type { StoryEntry } from '../../life/timeline.server';
import { StoryList } from './story-list';

export type LatestStory = { entries: readonly StoryEntry[]; total: number };

/** How many of the latest happenings an agreement's own page shows. */
export const LATEST_SHOWN = 6;

/** What has happened last, with the way to the whole story. */
export function LatestSection({ id, story }: { id: string; story: LatestStory }) {
  const whole = `/agreements/${id}/timeline`;
  return (
    <Section title="What has happened" action={<Link to={whole}>The whole story</Link>}>
      {story.total > story.entries.length ? (
        <p className="mb-3 text-sm text-ink-soft">
          The latest of {count(story.total, 'thing')} that have happened.
        </p>
      ) : null}
      <StoryList entries={story.entries} />
    </Section>
  );
}
