import { Link } from '@remix-run/react';
import { HelpPage } from './help-page';

/** Help about who can see what. */
export function HelpConfidentiality() {
  return (
    <HelpPage
      href="/help/confidentiality"
      lead="Casework is for the school and the people helping it. Everyone else sees only what they need."
    >
      <h2>What each person sees</h2>
      <dl className="border-t border-line">
        {VIEWS.map((view) => (
          <div key={view.who} className="border-b border-line py-3">
            <dt className="font-semibold">{view.who}</dt>
            <dd className="max-w-measure">{view.what}</dd>
          </div>
        ))}
      </dl>
      <h2>Facts that are public anyway</h2>
      <p>
        A school’s name, address, phase, trust and inspection date come from the national register of schools.
        They are public and shown to everyone who signs in.
      </p>
      <h2>What a school has agreed to share</h2>
      <p>
        A <Link to="/help/practice">practice note</Link> is read by others only after the school’s headteacher
        has agreed to its text, to who reads it, and to whether the school is named. The consent can be taken
        back.
      </p>
      <h2>When confidence has to be broken</h2>
      <p>
        Only for safeguarding, and only by your authority’s safeguarding procedure. Alongside is not the place
        to report a concern about a child: follow your school’s procedure at once. What the service writes
        down for safeguarding is sealed. It is read by its writer and those they name; anybody else of the
        service who opens it because a child cannot wait says why, and the head of service is told at once.
      </p>
      <h2>Who looked</h2>
      <p>
        Whenever somebody opens a school’s diagnosis, its evidence, the note of a visit, or the pack or
        minutes of a review, it is written down first. The school’s headteacher and chair, and the head of
        service, can read who it was, as what and when, from the school’s page.
      </p>
      <h2>What is kept</h2>
      <p>
        Every decision is kept with who made it, when and why. Records are replaced by newer versions and
        never wiped, and the record shows if anyone has tampered with it.
      </p>
    </HelpPage>
  );
}

const VIEWS = [
  {
    who: 'Headteacher and chair of governors',
    what: 'Everything about their own school: its band and why, needs, requests, choices and agreements.',
  },
  {
    who: 'Broker and lead officer',
    what: 'All casework of their own authority.',
  },
  {
    who: 'System leader or teaching school',
    what: 'Their own offers and days, and the cases they are invited to or work on. Not the school’s other casework.',
  },
  {
    who: 'Headteacher of a system leader’s own school',
    what: 'The placements they are asked to release: the days, dates and cost.',
  },
  {
    who: 'Elected member',
    what: 'Totals at the end of each term, kept back where they could tell which school they are of, and published judgements. Never a school’s confidential casework.',
  },
  {
    who: 'Administrator',
    what: 'Accounts, imports and settings. Not the casework.',
  },
  {
    who: 'People in another authority',
    what: 'Only offers that are open to other authorities, and practice notes whose school has agreed to be read there. They cannot tell whether any other case exists.',
  },
];
