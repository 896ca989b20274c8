import { Link } from '@remix-run/react';
import { Details, Table } from '~/ui';
import { HelpPage } from '~/ui/help/help-page';
import { USUAL_RULES } from '../../domain/reminders/usual-rules';
import type { ReminderKind } from '../../domain/reminders/vocabulary';
import { KIND_GROUPS, KIND_WORDS, ruleWords } from '../../reminders/wording';

/** Help about what people are told, when they are reminded, and their calendar. */
export function NotificationsHelp() {
  return (
    <HelpPage
      href="/help/notifications"
      lead="You do not have to look every day to find out. What has a date finds you in time, and nobody is told the same thing twice."
    >
      <h2>Where you are told</h2>
      <p>
        Everything that concerns you stands in <Link to="/notifications">your notifications</Link>, whether or
        not an email went out. What waits for you to do something stands on{' '}
        <Link to="/home">your home page</Link>: overdue first, then what is due soon.
      </p>
      <p>
        An email says what something is about and leads to it. It never says a band, a judgement, a reason or
        an amount: those stay behind your password.
      </p>
      <h2>How often you get email</h2>
      <p>
        What asks something of you comes at once. Everything else comes in one summary a day, at half past
        seven in the morning, and leaves out what you have read by then. In the evening, at night, at weekends
        and on bank holidays nothing is sent: it waits for the next morning on which people work.
      </p>
      <p>
        You can change all of that for yourself: at once, daily or no email for each topic, and hours of your
        own. <Link to="/account/notifications">Choose what you are sent, and when</Link>. What carries a right
        or a duty, such as an agreement to sign, is always sent, at the latest with the day’s summary.
      </p>
      <h2>Reminders</h2>
      <p>
        Reminders go out in the morning on days when schools are open. Each is sent once for each date. If
        nobody answers after the last one, it is passed on to the person who can help, and they are told what
        was sent and when. A date that moves starts afresh.
      </p>
      <p>
        These are the usual rules. Your authority’s head of service can change them: then theirs count, and
        your broker can tell you what they are.
      </p>
      <Details summary="The usual rules, matter by matter">
        {KIND_GROUPS.map(({ title, kinds }) => (
          <Rules key={title} title={title} kinds={kinds} />
        ))}
      </Details>
      <h2>Not now</h2>
      <p>
        On your home page you can put a matter off until a day, with a reason. It comes back by itself on that
        day, or at once if its date changes. Others who wait for it are not affected, and formal steps cannot
        be put off.
      </p>
      <h2>School days</h2>
      <p>
        Answers fall due on days when schools are open, by the term dates of your authority. If those dates
        change, open deadlines move with them: you keep as many school days as you were given, a deadline
        never comes earlier than you were told, and you are told the new one.
      </p>
      <h2>Your own calendar</h2>
      <p>
        Invitations to visits and reviews come with a calendar file, and so does each change: your calendar
        moves the entry instead of adding another. To see all your dates in your own calendar program,{' '}
        <Link to="/calendar/subscribe">make a private address</Link> for it. Anyone who has the address can
        read those dates, so treat it like a password. You can stop it at any time.
      </p>
      <h2>If email does not arrive</h2>
      <p>
        Look in your junk folder first. If email to you comes back, it says so on{' '}
        <Link to="/account/notifications">your page of choices</Link> and your broker is told. You can{' '}
        <Link to="/account/address">change your address</Link> yourself: both addresses are asked to confirm
        it. Links to set a password work once and for a short time; if yours has run out,{' '}
        <Link to="/reset">ask for a new one</Link>.
      </p>
    </HelpPage>
  );
}

function Rules({ title, kinds }: { title: string; kinds: readonly ReminderKind[] }) {
  return (
    <Table
      caption={title}
      rows={kinds}
      rowKey={(kind) => kind}
      columns={[
        { head: 'Matter', cell: (kind) => KIND_WORDS[kind].name },
        { head: 'Counted from', cell: (kind) => KIND_WORDS[kind].from },
        { head: 'Asked', cell: (kind) => KIND_WORDS[kind].asked },
        { head: 'Usually', cell: (kind) => ruleWords(kind, USUAL_RULES[kind]) },
        { head: 'Passed on to', cell: (kind) => KIND_WORDS[kind].last },
      ]}
    />
  );
}
