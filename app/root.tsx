import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import { Links, Meta, Outlet, useLocation, useRouteLoaderData } from '@remix-run/react';
import type { ReactNode } from 'react';
import { navigationFor } from './accounts/navigation';
import { unreadCount } from './notifications/queries.server';
import { takeNotice } from './platform/respond.server';
import { viewerOf } from './platform/session.server';
import styles from './styles.css?url';
import { ErrorPage, NotificationBanner, Shell } from './ui';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', href: 'data:,' },
];

/** Who is signed in and the notice for this page: what the frame around every page shows. */
export async function loader({ request }: LoaderFunctionArgs) {
  const viewer = await viewerOf(request);
  const { notice, headers } = await takeNotice(request);
  const frame = viewer
    ? {
        name: viewer.name,
        authority: viewer.authorityName,
        navigation: navigationFor(viewer),
        unread: await unreadCount(viewer),
      }
    : null;
  return data({ frame, notice }, { headers });
}

export default function App() {
  return <Outlet />;
}

/** The document around every page, the error pages included. */
export function Layout({ children }: { children: ReactNode }) {
  const loaded = useRouteLoaderData<typeof loader>('root');
  const { pathname } = useLocation();
  return (
    <html lang="en-GB">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <Meta />
        <Links />
      </head>
      <body>
        <Shell
          account={loaded?.frame ?? null}
          path={pathname}
          notice={loaded?.notice ? <NotificationBanner {...loaded.notice} /> : null}
        >
          {children}
        </Shell>
      </body>
    </html>
  );
}

export { ErrorPage as ErrorBoundary };
