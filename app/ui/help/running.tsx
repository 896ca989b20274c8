import { Fragment } from 'react';
import { Table } from '../table';
import { HelpPage } from './help-page';
import { RunningDays, RunningWatch } from './running-days';

/** A variable of the environment, as the page lists it. */
export type RunningVariable = {
  name: string;
  title: string;
  description: string | null;
  needed: boolean;
  usual: string | null;
  example: string | null;
};

/** For a council's IT: everything that running the service asks for, on one page that can be printed. */
export function HelpRunning({ variables }: { variables: readonly RunningVariable[] }) {
  return (
    <HelpPage
      href="/help/running"
      lead="For a council’s IT: how Alongside is installed, kept up to date, backed up and watched. One page, made to be printed."
    >
      <h2>What it is</h2>
      <p>
        One Node.js process (version 22, or 20.19 and later of 20) that serves whole pages, and a database.
        Node.js 24.19 and later now and then end without warning with the embedded database: use them with
        PostgreSQL only. For one authority the embedded database is enough: a file on the same disk. For
        several processes, or many authorities, use PostgreSQL 14 or later. No other service is needed; mail,
        online payment and storage in a bucket are there when you set them.
      </p>
      <h2>How much it needs</h2>
      <SizeTable />
      <p>
        Measured by <code>npm run bench</code>, which makes an installation the size of England and prints
        what it takes on your machine.
      </p>
      <h2>Install</h2>
      <pre className="mb-6 rounded bg-panel p-4 text-sm break-words whitespace-pre-wrap">
        <code>{INSTALL}</code>
      </pre>
      <p>
        At its first start it prints a code. Open <code>/set-up</code> within a day and type it: the page
        leads through the rest, from your own account to the file of schools, in about a quarter of an hour.{' '}
        <code>npm run -s cli -- set-up code</code> prints another code as long as nobody has an account.
      </p>
      <p>
        Put a proxy in front that ends TLS, and set <code>TRUST_PROXY=1</code>. Production refuses demo data,
        the default secret, and an address without https.
      </p>
      <RunningDays />
      <RunningWatch />
      <h2>Every setting</h2>
      <p>
        Environment variables, or a file called <code>.env</code> beside the program. They are checked at
        start; a wrong one stops it with a message that names it. <code>npm run -s cli -- config</code> prints
        what holds here (secrets are not shown), <code>config check</code> checks without starting. This table
        is made from the same list that checks them.
      </p>
      <Table
        caption="Variables of the environment"
        hideCaption
        rows={variables}
        rowKey={({ name }) => name}
        columns={[
          { head: 'Variable', cell: ({ name }) => <Code text={name} /> },
          {
            head: 'What it is',
            cell: ({ title, description, needed, example }) => (
              <>
                {title}
                {description ? <>. {withCode(description)}</> : null}
                {needed ? <strong> Needed in production.</strong> : null}
                {example ? (
                  <>
                    {' '}
                    For example <Code text={example} />
                  </>
                ) : null}
              </>
            ),
          },
          {
            head: 'If not set',
            cell: ({ usual }) => (usual ? <Code text={usual} /> : 'Nothing'),
          },
        ]}
      />
    </HelpPage>
  );
}

const INSTALL = `npm ci && npm run build
export NODE_ENV=production
export APP_URL=https://alongside.example.gov.uk
export SESSION_SECRET="$(openssl rand -hex 32)"   # keep it
export DATABASE_URL=/srv/alongside/alongside.db
npm start`;

const SIZES = [
  {
    what: 'Memory of a process',
    one: '220 to 250 MB, up to 400 MB under load',
    many: 'The same for each process',
  },
  { what: 'Processor', one: 'One core', many: 'One core a process; a database of two to four' },
  { what: 'Time to start', one: 'A few seconds', many: 'The same' },
  {
    what: 'Disk for records',
    one: 'About 40 kB a school: 6 MB for 160 schools',
    many: 'About 1 GB for the 24,000 schools of England',
  },
  {
    what: 'Disk for files',
    one: 'What schools send as evidence',
    many: 'The same, in a shared folder or a bucket',
  },
];

function SizeTable() {
  return (
    <Table
      caption="What it needs, for one authority and for many"
      hideCaption
      rows={SIZES}
      rowKey={({ what }) => what}
      columns={[
        { head: 'What', cell: ({ what }) => what },
        { head: 'One authority', cell: ({ one }) => one },
        { head: 'Many', cell: ({ many }) => many },
      ]}
    />
  );
}

/** Text in which what stands between backticks is code. */
function withCode(text: string) {
  return text.split('`').map((part, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
    i % 2 === 1 ? <Code key={i} text={part} /> : <Fragment key={i}>{part}</Fragment>,
  );
}

/** A name or value that may go on in the next line where its parts meet. */
function Code({ text }: { text: string }) {
  const parts = text.split(/(?<=[_/,.@])/);
  return (
    <code className="break-words">
      {parts.map((part, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name than their place
        <Fragment key={i}>
          {i > 0 ? <wbr /> : null}
          {part}
        </Fragment>
      ))}
    </code>
  );
}
