import { instantWords } from '~/kernel/words';
import { Button, EmptyState, Page, Tag } from '~/ui';

type Notice = { id: string; message: string; href: string; at: Date; read: boolean };

/** The viewer's notices; opening one marks it as read. */
export function NoticesPage({ notices }: { notices: Notice[] }) {
  const unread = notices.filter((notice) => !notice.read).length;
  return (
    <Page title="Notifications" lead="What has happened in matters you are part of, the newest first.">
      {unread > 0 ? (
        <form method="post" className="mb-6">
          <Button tone="secondary">Mark all {unread} as read</Button>
        </form>
      ) : null}
      {notices.length === 0 ? (
        <EmptyState title="No notifications yet">
          <p>You will be told here when something happens in a request or an agreement you are part of.</p>
        </EmptyState>
      ) : (
        <ul className="border-t border-line">
          {notices.map((notice) => (
            <li key={notice.id} className="border-b border-line py-3">
              <p className="mb-1">
                {notice.read ? null : <Tag tone="blue">New</Tag>} {notice.message}
              </p>
              <div className="flex flex-wrap items-center gap-x-6 text-sm text-ink-soft">
                <span>{instantWords(notice.at)}</span>
                <form method="post">
                  <input type="hidden" name="id" value={notice.id} />
                  <input type="hidden" name="href" value={notice.href} />
                  <Button tone="link">
                    Open<span className="visually-hidden">: {notice.message}</span>
                  </Button>
                </form>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}
