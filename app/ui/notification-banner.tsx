import type { ReactNode } from 'react';
import { classes } from './class-names';

/** What has just happened, said once at the top of the page that follows. */
export function NotificationBanner({
  tone = 'success',
  children,
}: {
  tone?: 'success' | 'info';
  children: ReactNode;
}) {
  return (
    <section
      aria-label={tone === 'success' ? 'Done' : 'Please note'}
      className={classes(
        'border-l-[6px] px-5 py-3',
        tone === 'success' ? 'border-green bg-green-tint' : 'border-blue bg-blue-tint',
      )}
    >
      <div role={tone === 'success' ? 'status' : undefined} className="max-w-measure font-semibold">
        {tone === 'success' ? <span className="text-green">Done: </span> : null}
        {children}
      </div>
    </section>
  );
}
