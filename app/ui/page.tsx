import type { ReactNode } from 'react';
import { Breadcrumbs, type Crumb } from './breadcrumbs';
import { classes } from './class-names';

/**
 * The frame of every page: where you are, what it is (the only h1), its state, the one next action, the rest.
 */
export function Page({
  title,
  caption,
  breadcrumbs = [],
  tag,
  lead,
  next,
  actions,
  wide = false,
  children,
}: {
  title: ReactNode;
  /** Small words above the title: a reference, or the name of the form a question belongs to. */
  caption?: ReactNode;
  breadcrumbs?: readonly Crumb[];
  /** The state, as `<Tag>`. */
  tag?: ReactNode;
  /** One or two sentences under the title. */
  lead?: ReactNode;
  /** The one next action, as `<NextStep>`. */
  next?: ReactNode;
  /** Lesser actions, as links or secondary buttons. */
  actions?: ReactNode;
  /** For tables and lists; text stays at 66 characters all the same. */
  wide?: boolean;
  children?: ReactNode;
}) {
  return (
    <div className="container-page flex-1 pb-16">
      <Breadcrumbs crumbs={breadcrumbs} />
      <main id="main" tabIndex={-1} className={classes('pt-6', !wide && 'max-w-[52rem]')}>
        <header className="mb-8">
          {caption ? <p className="mb-1 text-ink-soft">{caption}</p> : null}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h1>{title}</h1>
            {tag}
          </div>
          {lead ? <div className="mt-4 max-w-measure text-lg text-ink-soft">{lead}</div> : null}
          {actions ? (
            <div className="no-print mt-4 flex flex-wrap items-center gap-x-6 gap-y-2">{actions}</div>
          ) : null}
        </header>
        {next}
        {children}
      </main>
    </div>
  );
}
