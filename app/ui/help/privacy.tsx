import { Link } from '@remix-run/react';
import { SummaryList } from '../summary-list';
import { Table } from '../table';
import { HelpPage } from './help-page';

const COOKIES = [
  {
    name: 'alongside_session',
    why: 'Keeps you signed in',
    until: 'You sign out, close the browser, or two hours pass without use',
  },
  {
    name: 'alongside_step',
    why: 'Remembers that your password was right while you show your second factor',
    until: 'You have shown it, or ten minutes pass',
  },
  {
    name: 'alongside_sign_on',
    why: 'Knows you again when you come back from signing in with your account at work',
    until: 'You are back, or a quarter of an hour passes',
  },
  {
    name: 'alongside_set_up',
    why: 'Knows the browser in which a new installation is set up',
    until: 'The first account is made, or the browser is closed',
  },
  { name: 'alongside_notice', why: 'Shows once that something was done', until: 'It has been shown' },
];

/** A kind of record as everybody may read of it. */
export type HeldKind = {
  key: string;
  name: string;
  holds: string;
  purpose: string;
  basis: string;
  seenBy: string;
  kept: string;
};

/** Privacy and cookies. @param held what is held, from the register; times are the usual ones */
export function HelpPrivacy({ held }: { held: readonly HeldKind[] }) {
  return (
    <HelpPage
      href="/help/privacy"
      lead="Your local authority decides what Alongside is used for and answers for the data in it."
    >
      <h2>What is held about you</h2>
      <ul>
        <li>your name, work email address, and your roles at schools or for providers</li>
        <li>your password, in a form that cannot be turned back into it</li>
        <li>where and when you are signed in, so that you can end those sessions yourself</li>
        <li>what you decide, write and sign</li>
        <li>if you are a system leader: your designation, home school, offers and days</li>
      </ul>
      <p>
        Information about children is held as figures for groups, such as the share of a year group. Do not
        write a child’s name or anything a child could be recognised by.
      </p>
      <h2>Where it goes</h2>
      <p>
        Pages load nothing from other companies, nobody follows what you read, and nothing is sold or used for
        advertising. Email tells you that something waits for you; what it is about you read after signing in.
      </p>
      <h2>How long it is kept</h2>
      <p>
        Each kind of record has its time, and goes by itself when that is over, unless it is held for an
        inquiry, a complaint or a claim. If you leave, your account is closed; your name stays on what you
        decided and signed, for as long as that is kept. Your authority can set other times than the usual
        ones below.
      </p>
      <h2>Your rights</h2>
      <p>
        <Link to="/account/data">Take a copy of what is held about you</Link> at any time, signed in. There
        you can also ask to have mistakes put right, to be erased once you have left, and object to how your
        data is used. Without an account, ask your authority: it has to answer within one month. When somebody
        is erased, a pseudonym takes the place of their name and address; signed texts, accounts and the audit
        trail stay as they are, because the law asks for them.
      </p>
      <p>
        Your authority’s data protection officer deals with complaints. You can also go to the Information
        Commissioner’s Office.
      </p>
      <h2>What is held, why and for how long</h2>
      {held.map((kind) => (
        <section key={kind.key} aria-label={kind.name}>
          <h3>{kind.name}</h3>
          <SummaryList
            rows={[
              { label: 'What is held', value: kind.holds },
              { label: 'What for', value: kind.purpose },
              { label: 'Lawful basis', value: kind.basis },
              { label: 'Who sees it', value: kind.seenBy },
              { label: 'How long', value: kind.kept },
            ]}
          />
        </section>
      ))}
      <h2>Cookies</h2>
      <p>Alongside uses two cookies, both needed for it to work. There are no others.</p>
      <Table
        caption="Cookies"
        hideCaption
        columns={[
          { head: 'Name', cell: (cookie) => cookie.name },
          { head: 'What it does', cell: (cookie) => cookie.why },
          { head: 'Ends when', cell: (cookie) => cookie.until },
        ]}
        rows={COOKIES}
        rowKey={(cookie) => cookie.name}
      />
    </HelpPage>
  );
}
