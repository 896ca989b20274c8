import { instantWords } from '~/kernel/words';
import type { SessionView } from '~/platform/session.server';
import { Button, ErrorSummary, type FormAnswer, formState, Page, Table, Tag } from '~/ui';
import { METHOD_WORDS } from '../wording';

/** Where a person is signed in: end one session, or all others. */
export function SessionsPage({
  sessions,
  answer,
}: {
  sessions: SessionView[];
  answer: FormAnswer | undefined;
}) {
  return (
    <Page
      title="Where you are signed in"
      breadcrumbs={[{ href: '/account', label: 'Your account' }]}
      lead="A device that you do not know? End it here, then set a new password."
    >
      <ErrorSummary form={formState(answer)} />
      <Table
        caption="Devices signed in to your account"
        hideCaption
        rows={sessions}
        rowKey={(session) => session.handle}
        columns={[
          {
            head: 'Device',
            cell: (session) => (
              <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
                {session.device}
                {session.current ? <Tag tone="teal">This one</Tag> : null}
              </span>
            ),
          },
          {
            head: 'Signed in with',
            cell: (session) => (session.method ? METHOD_WORDS[session.method] : 'Password'),
          },
          { head: 'Signed in', cell: (session) => instantWords(session.startedAt) },
          { head: 'Last used', cell: (session) => instantWords(session.seenAt) },
          {
            head: 'End it',
            cell: (session) =>
              session.current ? (
                'Sign out above'
              ) : (
                <form method="post">
                  <input type="hidden" name="handle" value={session.handle} />
                  <Button tone="link" name="intent" value="end">
                    End<span className="visually-hidden"> the one on {session.device}</span>
                  </Button>
                </form>
              ),
          },
        ]}
      />
      <p>A session ends by itself two hours after its last use, and twelve hours after it began.</p>
      {sessions.length > 1 ? (
        <form method="post">
          <Button tone="secondary" name="intent" value="end-others">
            Sign out everywhere else
          </Button>
        </form>
      ) : null}
    </Page>
  );
}
