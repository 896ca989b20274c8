import { Link } from '@remix-run/react';
import type { FaultKind, FaultShown } from '~/kernel/fault';
import { Button } from './button';
import { Page } from './page';

const WHY: Record<FaultKind, { title: string; why: string }> = {
  full: {
    title: 'Nothing can be saved just now',
    why: 'The disk that Alongside writes to is full. What was saved before is safe, and pages can be read as usual.',
  },
  'read-only': {
    title: 'Nothing can be saved just now',
    why: 'Alongside may read its disk and not write to it. What was saved before is safe, and pages can be read as usual.',
  },
  busy: {
    title: 'Alongside is very busy',
    why: 'It waited for its database and did not get its turn. What was saved before is safe.',
  },
  away: {
    title: 'Alongside is not available just now',
    why: 'What it keeps its records in does not answer. This is usually brief, and what was saved before is safe.',
  },
};

/** Whether an answer is something that somebody wrote, rather than a choice, a figure or a part of a date. */
const isWritten = (value: string) => /\S\s+\S/.test(value) || value.length >= 25;

/**
 * What people see when the disk or the database fails: what it means for them, and their own words, to send again or to copy.
 */
export function FaultPage({ fault, sent, path }: FaultShown) {
  const { title, why } = WHY[fault];
  const texts = (sent?.answers ?? []).filter(([, value]) => isWritten(value));
  return (
    <Page title={title}>
      <div className="max-w-measure space-y-4">
        <p>{why}</p>
        {sent ? <Sent fault={fault} sent={sent} path={path} /> : <ReadAgain path={path} />}
        <p>
          If it goes on, tell the person in your authority who looks after Alongside that it says: “{title}”.
        </p>
      </div>
      {texts.length > 0 ? (
        <section className="mt-8 max-w-measure" aria-labelledby="typed">
          <h2 id="typed" className="text-xl font-bold">
            What you wrote
          </h2>
          <p className="mt-2 text-ink-soft">
            It is only on this page. Copy what took you time before you leave it.
          </p>
          <dl className="mt-4 space-y-4">
            {texts.map(([name, value], at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a form can hold the same answer twice, and none of them moves
              <div key={at}>
                <dt className="font-semibold">{labelOf(name)}</dt>
                <dd className="whitespace-pre-wrap break-words">{value}</dd>
              </div>
            ))}
          </dl>
        </section>
      ) : null}
    </Page>
  );
}

function ReadAgain({ path }: { path: string }) {
  return (
    <p>
      Wait a minute, then <Link to={path}>try again</Link>.
    </p>
  );
}

function Sent({
  fault,
  sent,
  path,
}: {
  fault: FaultKind;
  sent: NonNullable<FaultShown['sent']>;
  path: string;
}) {
  return (
    <>
      <p>
        {fault === 'away'
          ? 'What you just sent was most likely not kept. Send it again from here: if it was kept after all, nothing is kept twice.'
          : 'What you just sent was not kept, and nothing of it was changed.'}
      </p>
      {sent.whole ? (
        <form method="post" action={path}>
          {sent.answers.map(([name, value], at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: as above
            <input key={at} type="hidden" name={name} value={value} />
          ))}
          <p className="mb-3">Wait a minute, then send it again as it is.</p>
          <Button>Send it again</Button>
        </form>
      ) : (
        <p>
          Wait a minute, then <Link to={path}>open the page again</Link> and fill it in. Passwords, codes and
          files are not kept here and have to be given anew.
        </p>
      )}
    </>
  );
}

/** A field's name as words: `outcomes[0].title` is “Outcomes 1 title”. */
function labelOf(name: string): string {
  const words = name
    .replace(/\[(\d+)\]/g, (_, at: string) => ` ${Number(at) + 1} `)
    .replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`)
    .replace(/[._-]+/g, ' ')
    .trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
