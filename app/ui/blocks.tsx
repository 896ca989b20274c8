import { type ReactNode, useId } from 'react';

/** Help or detail that most people do not need; opens in place. */
export function Details({ summary, children }: { summary: ReactNode; children: ReactNode }) {
  return (
    <details className="mb-6">
      <summary className="w-fit max-w-measure py-2 font-normal text-teal underline underline-offset-4">
        {summary}
      </summary>
      <div className="mt-2 border-l-4 border-line pl-4">{children}</div>
    </details>
  );
}

/** Something has been done: the large panel of a confirmation page. The page's h1 is this title. */
export function Panel({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="mb-8 rounded bg-green px-5 py-8 text-center text-white sm:px-8">
      <p className="mx-auto text-xl font-bold">{title}</p>
      {children ? <div className="mt-2 [&_p]:mx-auto">{children}</div> : null}
    </div>
  );
}

/** A paragraph set apart. */
export function InsetText({ children }: { children: ReactNode }) {
  return <div className="mb-8 max-w-measure border-l-[6px] border-line py-2 pl-4">{children}</div>;
}

/** Something with consequences; says so in words. */
export function WarningText({ children }: { children: ReactNode }) {
  return (
    <div className="mb-6 flex max-w-measure items-start gap-3">
      <span
        aria-hidden="true"
        className="flex size-8 shrink-0 items-center justify-center rounded-full bg-ink font-bold text-white"
      >
        !
      </span>
      <div className="pt-0.5 font-semibold">
        <span className="visually-hidden">Warning: </span>
        {children}
      </div>
    </div>
  );
}

/** Nothing here yet: says why, and what to do first. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: ReactNode;
  children?: ReactNode;
  /** The link or button that starts. */
  action?: ReactNode;
}) {
  return (
    <div className="mb-8 rounded bg-panel px-5 py-6 sm:px-6">
      <p className="font-semibold">{title}</p>
      {children ? <div className="mt-1 max-w-measure text-ink-soft">{children}</div> : null}
      {action ? <div className="mt-4">{action}</div> : null}
    </div>
  );
}

/** A part of a page with its heading; `action` stands beside it. */
export function Section({
  title,
  action,
  children,
}: {
  title: ReactNode;
  action?: ReactNode;
  children: ReactNode;
}) {
  const headingId = useId();
  return (
    <section aria-labelledby={headingId} className="my-10">
      <div className="mb-3 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id={headingId} className="my-0">
          {title}
        </h2>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A bordered block for one thing among several, such as an offer in a list. */
export function Card({ children }: { children: ReactNode }) {
  return (
    <div className="mb-4 rounded border border-line p-4 sm:p-5 [&>:first-child]:mt-0 [&>:last-child]:mb-0">
      {children}
    </div>
  );
}
