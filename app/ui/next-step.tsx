import { type ReactNode, useId } from 'react';

/**
 * The one next action of a page, and what happens after it. When somebody else has to act, say who and by when, and
 * give no children.
 */
export function NextStep({
  title,
  after,
  children,
}: {
  /** What to do, starting with a verb; or who is waited for. */
  title: ReactNode;
  /** What happens afterwards, in a sentence. */
  after?: ReactNode;
  /** The link or form that does it. */
  children?: ReactNode;
}) {
  const headingId = useId();
  return (
    <section
      aria-labelledby={headingId}
      className="next-step mb-10 border-l-[6px] border-teal bg-sand px-5 py-5 sm:px-6"
    >
      <p className="mb-0.5 text-sm font-semibold text-teal">Next step</p>
      <h2 id={headingId} className="mt-0 mb-3">
        {title}
      </h2>
      {children ? <div className="mb-3">{children}</div> : null}
      {after ? <div className="max-w-measure text-sm text-ink-soft">{after}</div> : null}
    </section>
  );
}
