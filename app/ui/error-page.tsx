import { Link } from '@remix-run/react';
import type { ReactNode } from 'react';
import type { FaultShown } from '~/kernel/fault';
import { FaultPage } from './fault-page';
import { Page } from './page';

type Words = { title: string; body: ReactNode };

const WORDS: Record<number, Words> = {
  400: {
    title: 'That could not be read',
    body: (
      <p>
        What was sent did not arrive whole, so nothing was changed. Go back to the page before this one, open
        it again and send it once more.
      </p>
    ),
  },
  401: {
    title: 'You have been signed out',
    body: (
      <>
        <p>You were away for a while, so we signed you out to keep the casework private.</p>
        <p>
          <Link to="/login">Sign in again</Link> to carry on. Anything you had saved is still there.
        </p>
      </>
    ),
  },
  403: {
    title: 'You do not have access to this page',
    body: (
      <>
        <p>This page belongs to a different role or school.</p>
        <p>
          If you need it for your work, ask the person in your authority who looks after accounts. You can{' '}
          <Link to="/account">check the roles on your account</Link>.
        </p>
      </>
    ),
  },
  404: {
    title: 'Page not found',
    body: (
      <>
        <p>If you typed the address, check that it is complete.</p>
        <p>
          If you followed a link, the record may have moved, or it may belong to another school or authority.
        </p>
        <p>
          Go to <Link to="/home">your work</Link>, or <Link to="/">the front page</Link> if you are not signed
          in.
        </p>
      </>
    ),
  },
  405: {
    title: 'That cannot be done from here',
    body: (
      <p>
        Go back to the page you came from and try again from there, or go to <Link to="/home">your work</Link>
        .
      </p>
    ),
  },
  413: {
    title: 'The file is too large',
    body: <p>Go back and choose a smaller file. The page you sent it from says how large it may be.</p>,
  },
  429: {
    title: 'Please wait a moment',
    body: <p>There have been too many attempts in a short time. Wait a few minutes, then try again.</p>,
  },
  503: {
    title: 'Alongside is not available just now',
    body: <p>This is usually brief. Wait a minute, then reload the page. What you saved before is safe.</p>,
  },
};

const DEFECT: Words = {
  title: 'Sorry, something went wrong',
  body: (
    <>
      <p>Nothing was changed. Go back to the page before this one and try again.</p>
      <p>
        If it happens again, tell the person in your authority who looks after Alongside what you were doing
        and when, so that it can be found and mended.
      </p>
      <p>
        <Link to="/home">Go to your work</Link>
      </p>
    </>
  ),
};

/** The words of an error: what happened and what to do now. Any status not listed is a defect of ours. */
export function errorWords(status: number): Words {
  return WORDS[status] ?? DEFECT;
}

/**
 * What people see instead of a page: not found, not theirs, signed out, or our mistake.
 * @param reference what to quote when asking for help, when there is one
 */
export function ErrorPage({
  status,
  reference,
  said,
}: {
  status: number;
  reference?: string;
  /** What the answer itself said, for the statuses whose words depend on it. */
  said?: unknown;
}) {
  if (status === 503 && isFault(said)) return <FaultPage {...said} />;
  const { title, body } = errorWords(status);
  return (
    <Page title={title}>
      <div className="max-w-measure">{status === 429 ? <TooMany said={said} usual={body} /> : body}</div>
      {reference ? <p className="mt-6 text-sm text-ink-soft">Reference: {reference}</p> : null}
    </Page>
  );
}

/** Whether an answer tells of a disk or a database that failed. */
function isFault(said: unknown): said is FaultShown {
  return typeof said === 'object' && said !== null && 'fault' in said && 'sent' in said && 'path' in said;
}

/** Asked too often: how long to wait, and where the answers are that were sent. */
function TooMany({ said, usual }: { said: unknown; usual: ReactNode }) {
  if (typeof said === 'string' && said !== '') return <p>{said}</p>;
  if (typeof said !== 'object' || said === null || !('words' in said) || !('kept' in said)) return usual;
  return (
    <>
      <p>{String(said.words)}</p>
      <p>
        <Link to={`/kept/${String(said.kept)}`}>What you typed is kept</Link>: you can send it from there.
      </p>
    </>
  );
}
