import { Link } from '@remix-run/react';
import { timeOf, timeWords } from '~/agreements/domain/visits/times';
import { addDays, type CalendarDate, calendarDate } from '~/kernel/clock';
import { dateWords } from '~/kernel/words';
import { Button, EmptyState, KeyedPagination, Page, Tabs, Tag, WithReferences } from '~/ui';
import type { Topic } from '../domain/preferences/vocabulary';
import { TOPIC_WORDS } from '../wording';

type Notice = { id: string; message: string; at: Date; read: boolean; asks: boolean; topic: Topic | null };

const PATH = '/notifications';
const UNREAD = `${PATH}?show=unread`;

/** The viewer's notices by day, all or those not read; opening one marks it as read. */
export function NoticesPage({
  notices,
  total,
  older,
  newer,
  unread,
  counts,
  query,
  today,
}: {
  notices: Notice[];
  total: number;
  older: string | null;
  newer: string | null;
  /** Whether only those not read are shown. */
  unread: boolean;
  counts: { all: number; unread: number };
  query: string;
  today: CalendarDate;
}) {
  const here = unread ? UNREAD : PATH;
  return (
    <Page
      title="Notifications"
      lead="What has happened in matters you are part of, the newest first."
      actions={
        <>
          <Link to="/account/notifications">Choose what you are sent by email</Link>
          {counts.unread > 0 ? (
            <form method="post" action={here}>
              <Button tone="link">Mark all {counts.unread} as read</Button>
            </form>
          ) : null}
        </>
      }
    >
      <Tabs
        label="Which notifications"
        tabs={[
          { label: 'All', href: PATH, current: !unread, count: counts.all },
          { label: 'Not read yet', href: UNREAD, current: unread, count: counts.unread },
        ]}
      />
      {total === 0 ? <Nothing unread={unread && counts.all > 0} /> : null}
      {byDay(notices).map(([date, some]) => (
        <section key={date} className="mb-8">
          <h2 className="mb-2">{dayWords(date, today)}</h2>
          <ul className="border-t border-line">
            {some.map((notice) => (
              <NoticeItem key={notice.id} notice={notice} action={`${PATH}${query}`} />
            ))}
          </ul>
        </section>
      ))}
      <KeyedPagination
        {...{ total, older, newer, query }}
        shown={notices.length}
        path={PATH}
        noun="notification"
      />
    </Page>
  );
}

function NoticeItem({ notice, action }: { notice: Notice; action: string }) {
  return (
    <li className="border-b border-line py-3">
      <p className="mb-1">
        {notice.read ? null : (
          <>
            <Tag tone="blue">New</Tag>{' '}
          </>
        )}
        <Link to={`${PATH}/${notice.id}`}>
          <WithReferences text={notice.message} />
        </Link>
      </p>
      <div className="flex flex-wrap items-center gap-x-6 text-sm text-ink-soft">
        <span>
          {timeWords(timeOf(notice.at))}
          {notice.topic ? `, ${TOPIC_WORDS[notice.topic].label.toLowerCase()}` : ''}
        </span>
        {notice.read ? null : (
          <form method="post" action={action} className="no-print">
            <input type="hidden" name="id" value={notice.id} />
            <Button tone="link">
              Mark as read<span className="visually-hidden">: {notice.message}</span>
            </Button>
          </form>
        )}
      </div>
    </li>
  );
}

function Nothing({ unread }: { unread: boolean }) {
  return unread ? (
    <EmptyState title="You have read everything">
      <p>
        What is waiting for you is on <Link to="/home">your home page</Link>.
      </p>
    </EmptyState>
  ) : (
    <EmptyState title="No notifications yet">
      <p>You will be told here when something happens in a request or an agreement you are part of.</p>
    </EmptyState>
  );
}

/** Notices by the day they came, in the order given. */
function byDay(notices: readonly Notice[]): [CalendarDate, Notice[]][] {
  const days = new Map<CalendarDate, Notice[]>();
  for (const notice of notices) {
    const date = calendarDate(notice.at);
    days.set(date, [...(days.get(date) ?? []), notice]);
  }
  return [...days];
}

function dayWords(date: CalendarDate, today: CalendarDate): string {
  if (date === today) return 'Today';
  return date === addDays(today, -1) ? 'Yesterday' : dateWords(date);
}
