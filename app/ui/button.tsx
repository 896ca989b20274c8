import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classes } from './class-names';

/** `primary` for the one next action; `secondary` for others; `warning` for what cannot be taken back. */
export type ButtonTone = 'primary' | 'secondary' | 'warning' | 'link';

type ButtonProps = {
  children: ReactNode;
  tone?: ButtonTone;
  /** Posted with the form, to tell its buttons apart. */
  name?: string;
  value?: string;
  /** Leaves the browser's own checks out, for "Save and come back later". */
  formNoValidate?: boolean;
  className?: string;
};

/** Sends its form. Words start with a verb and say what will happen. */
export function Button({ children, tone = 'primary', className, ...button }: ButtonProps) {
  return (
    <button type="submit" className={classes(buttonClass(tone), className)} {...button}>
      {children}
    </button>
  );
}

/** A link that looks like a button, for the one next action when it opens a page. */
export function ButtonLink({
  to,
  children,
  tone = 'primary',
  className,
}: {
  to: string;
  children: ReactNode;
  tone?: ButtonTone;
  className?: string;
}) {
  return (
    <Link to={to} className={classes(buttonClass(tone), className)}>
      {children}
    </Link>
  );
}

/** Buttons side by side on wide screens, one below the other on small ones. */
export function ButtonRow({ children }: { children: ReactNode }) {
  return <div className="mt-6 flex flex-col gap-3 sm:flex-row sm:flex-wrap sm:items-center">{children}</div>;
}

function buttonClass(tone: ButtonTone): string {
  return tone === 'link' ? 'button-link' : `button button-${tone}`;
}
