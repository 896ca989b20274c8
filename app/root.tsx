import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { data } from '@remix-run/node';
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from '@remix-run/react';
import type { ReactNode } from 'react';
import { frameOf } from './frame.server';
import styles from './styles.css?url';
import { Shell } from './ui';
import { ErrorPage } from './ui/error-page';
import icon from './ui/icon.svg?url';

export const links: LinksFunction = () => [
  { rel: 'stylesheet', href: styles },
  { rel: 'icon', type: 'image/svg+xml', href: icon },
];

/** Who is signed in and the notice for this page: what the frame around every page shows. */
export async function loader({ request }: LoaderFunctionArgs) {
  const { frame, headers } = await frameOf(request);
  return data(frame, { headers });
}

export default function App() {
  return <Outlet />;
}

const FOOTER = [
  { href: '/help', label: 'Help' },
  { href: '/help/privacy', label: 'Privacy and cookies' },
  { href: '/help/accessibility', label: 'Accessibility' },
];

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
        <ErrorTitle />
        <Links />
      </head>
      <body>
        <Shell
          account={loaded?.account}
          nav={loaded?.nav}
          path={pathname}
          notice={loaded?.notice}
          footer={FOOTER}
        >
          {children}
        </Shell>
      </body>
    </html>
  );
}

/** 404, 403 and defects, each in plain words with somewhere to go. */
export function ErrorBoundary() {
  const error = useRouteError();
  return <ErrorPage status={statusOf(error)} said={isRouteErrorResponse(error) ? error.data : undefined} />;
}

const statusOf = (error: unknown) => (isRouteErrorResponse(error) ? error.status : 500);

/** The title of an error page, which has no route of its own that could give it one. */
function ErrorTitle() {
  const error = useRouteError();
  // Null on every page that has none: what the hook says outside a boundary.
  if (error === undefined || error === null) return null;
  return <title>{`${statusOf(error) === 404 ? 'Page not found' : 'There is a problem'} – Alongside`}</title>;
}
