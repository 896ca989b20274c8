import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import { classes } from './class-names';
import { NotificationBanner } from './notification-banner';

/** A main link; `also` are other addresses whose pages belong to it. */
export type NavLink = { label: string; href: string; also?: readonly string[] };

/** Who is signed in, as the header shows it. */
export type ShellAccount = { name: string; authorityName: string; unread: number };

/**
 * Header, page and footer. Signed out (`account` absent) it offers to sign in.
 */
export function Shell({
  account,
  nav = [],
  path,
  notice,
  footer = [],
  children,
}: {
  account?: ShellAccount | null;
  nav?: readonly NavLink[];
  /** The path of the page shown, to mark its part of the product. */
  path: string;
  /** Said once, after something was done. */
  notice?: { tone: 'success' | 'info'; message: string } | null;
  footer?: readonly NavLink[];
  children: ReactNode;
}) {
  return (
    <>
      <a href="#main" className="skip-link">
        Skip to main content
      </a>
      <header className="site-header bg-teal-dark text-white">
        <div className="container-page flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-2">
          <Brand authorityName={account?.authorityName} home={account ? '/home' : '/'} />
          {account && path !== '/search' ? <SearchBox /> : null}
          {account ? <AccountBar account={account} /> : <SignIn path={path} />}
        </div>
      </header>
      {nav.length > 0 || account ? <MainNav nav={nav} path={path} account={account} /> : null}
      {notice ? (
        <div className="container-page mt-6">
          <NotificationBanner tone={notice.tone}>{notice.message}</NotificationBanner>
        </div>
      ) : null}
      {children}
      <footer className="site-footer border-t border-line bg-panel">
        <div className="container-page py-8 text-sm">
          {footer.length > 0 ? (
            <ul className="mb-4 flex flex-wrap gap-x-6">
              {footer.map((link) => (
                <li key={link.href}>
                  <Link to={link.href} className="inline-block py-2 text-ink">
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          ) : null}
          <p className="text-ink-soft">Alongside: schools supporting schools, brokered in the open.</p>
        </div>
      </footer>
    </>
  );
}

function Brand({ authorityName, home }: { authorityName?: string; home: string }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3">
      <Link
        to={home}
        className="inline-flex min-h-11 items-center gap-2 text-lg font-bold text-white no-underline hover:text-white hover:underline"
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 28 28"
          width="28"
          height="28"
          className="size-7"
          fill="none"
          strokeWidth="3.5"
        >
          <path d="M5 24V12a6 6 0 0 1 12 0" stroke="#9cc9cb" strokeLinecap="round" />
          <path d="M11 24V16a6 6 0 0 1 12 0v8" stroke="currentColor" strokeLinecap="round" />
        </svg>
        Alongside
      </Link>
      {authorityName ? (
        <span className="border-l border-teal-mid pl-3 text-sm text-teal-tint">{authorityName}</span>
      ) : null}
    </div>
  );
}

/** One box to find anything by; the page of results has its own. */
function SearchBox() {
  return (
    <search className="no-print order-last w-full pb-1 sm:pb-0 lg:order-none lg:ml-auto lg:w-auto">
      <form method="get" action="/search" className="flex">
        <label htmlFor="search-everything" className="visually-hidden">
          Search Alongside
        </label>
        <input
          id="search-everything"
          type="search"
          name="q"
          maxLength={100}
          autoComplete="off"
          placeholder="Name, place or reference"
          className="min-h-11 w-full min-w-0 rounded-l border-0 bg-white px-3 text-sm text-ink placeholder:text-ink-soft lg:w-64"
        />
        <button
          type="submit"
          className="min-h-11 rounded-r border-0 bg-teal-tint px-3 text-sm font-semibold text-teal-dark hover:bg-white"
        >
          Search
        </button>
      </form>
    </search>
  );
}

const headerLink = 'inline-flex min-h-11 items-center text-white hover:text-white';

/** Notifications, account and signing out; on small screens they are in the menu instead. */
function AccountBar({ account }: { account: ShellAccount }) {
  return (
    <div className="no-print hidden flex-wrap items-center gap-x-5 text-sm sm:flex">
      <Link to="/notifications" className={headerLink}>
        Notifications
        <Unread count={account.unread} />
      </Link>
      <Link to="/account" className={headerLink}>
        {account.name}
        <span className="visually-hidden">, your account</span>
      </Link>
      <SignOut className={classes(headerLink, 'underline hover:decoration-[3px]')} />
    </div>
  );
}

function Unread({ count }: { count: number }) {
  if (count === 0) return null;
  return (
    <span className="ml-2 rounded-full bg-focus px-2 font-semibold text-ink">
      {count > 99 ? '99+' : count}
      <span className="visually-hidden"> unread</span>
    </span>
  );
}

function SignOut({ className }: { className: string }) {
  return (
    <form method="post" action="/logout">
      <button type="submit" className={className}>
        Sign out
      </button>
    </form>
  );
}

function SignIn({ path }: { path: string }) {
  if (path === '/login') return null;
  return (
    <Link to="/login" className={classes(headerLink, 'no-print text-sm')}>
      Sign in
    </Link>
  );
}

/** On wide screens a row; on small ones a "Menu" that opens. Only one of the two is ever shown. */
function MainNav({
  nav,
  path,
  account,
}: {
  nav: readonly NavLink[];
  path: string;
  account: ShellAccount | null | undefined;
}) {
  return (
    <nav aria-label="Main" className="no-print border-b border-line bg-panel">
      <details className="container-page sm:hidden">
        <summary className="py-2.5">
          Menu
          <Unread count={account?.unread ?? 0} />
        </summary>
        <ul className="pb-3">
          {nav.map((link) => (
            <li key={link.href}>
              <NavItem link={link} path={path} className="w-full border-l-4" />
            </li>
          ))}
          {account ? <AccountItems account={account} path={path} /> : null}
        </ul>
      </details>
      {nav.length > 0 ? (
        <div className="container-page hidden sm:block">
          <ul className="-mx-3 flex flex-wrap">
            {nav.map((link) => (
              <li key={link.href}>
                <NavItem link={link} path={path} className="border-b-4" />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </nav>
  );
}

function AccountItems({ account, path }: { account: ShellAccount; path: string }) {
  const links = [
    {
      label: account.unread > 0 ? `Notifications (${account.unread})` : 'Notifications',
      href: '/notifications',
    },
    { label: `Your account: ${account.name}`, href: '/account' },
  ];
  return (
    <>
      {links.map((link, i) => (
        <li key={link.href} className={classes(i === 0 && 'mt-2 border-t border-line pt-2')}>
          <NavItem link={link} path={path} className="w-full border-l-4" />
        </li>
      ))}
      <li>
        <SignOut className="flex min-h-11 w-full items-center border-l-4 border-transparent px-3 text-sm text-teal" />
      </li>
    </>
  );
}

function NavItem({ link, path, className }: { link: NavLink; path: string; className: string }) {
  const here = [link.href, ...(link.also ?? [])].some(
    (place) => path === place || path.startsWith(`${place}/`),
  );
  return (
    <Link
      to={link.href}
      aria-current={here ? (path === link.href ? 'page' : 'true') : undefined}
      className={classes(
        'inline-flex min-h-11 items-center px-3 text-sm no-underline hover:underline',
        className,
        here ? 'border-teal font-semibold text-ink' : 'border-transparent text-teal',
      )}
    >
      {link.label}
    </Link>
  );
}
