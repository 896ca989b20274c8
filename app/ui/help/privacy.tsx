import { Table } from '../table';
import { HelpPage } from './help-page';

const COOKIES = [
  {
    name: 'alongside_session',
    why: 'Keeps you signed in',
    until: 'You sign out, close the browser, or two hours pass without use',
  },
  { name: 'alongside_notice', why: 'Shows once that something was done', until: 'It has been shown' },
];

/** Privacy and cookies. */
export function HelpPrivacy() {
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
        Casework is kept for as long as your authority’s records schedule says. If you leave, your account is
        closed; your name stays on what you decided and signed.
      </p>
      <h2>Your rights</h2>
      <p>
        You can ask your authority for a copy of what is held about you, and to have mistakes put right. Its
        data protection officer deals with requests and complaints. You can also go to the Information
        Commissioner’s Office.
      </p>
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
