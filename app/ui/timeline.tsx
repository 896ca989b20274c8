import type { ReactNode } from 'react';
import { instantWords } from '~/kernel/words';

export type TimelineEntry = {
  key: string;
  /** What happened, as a sentence. */
  title: ReactNode;
  at: Date | string;
  /** Who did it, by name and role. */
  by?: ReactNode;
  /** The reason given, or more detail. */
  children?: ReactNode;
};

/** What has happened to a record, newest first. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  return (
    <ol className="mb-8 border-l-4 border-line">
      {entries.map((entry) => {
        const at = new Date(entry.at);
        return (
          <li key={entry.key} className="relative pb-6 pl-5 last:pb-0">
            <span
              aria-hidden="true"
              className="absolute top-2 -left-[0.625rem] size-4 rounded-full border-4 border-white bg-teal"
            />
            <p className="font-semibold">{entry.title}</p>
            <p className="text-sm text-ink-soft">
              <time dateTime={at.toISOString()}>{instantWords(at)}</time>
              {entry.by ? <>, {entry.by}</> : null}
            </p>
            {entry.children ? <div className="mt-1 max-w-measure text-sm">{entry.children}</div> : null}
          </li>
        );
      })}
    </ol>
  );
}
