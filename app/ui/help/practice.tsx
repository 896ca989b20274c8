import { Link } from '@remix-run/react';
import { HelpPage } from './help-page';

/** Help about practice notes. */
export function HelpPractice() {
  return (
    <HelpPage
      href="/help/practice"
      lead="A practice note says what one school learned from support, so that another with the same need can use it."
    >
      <h2>What stands in a note</h2>
      <ul>
        <li>what the need was, and what was done</li>
        <li>what changed, with figures from the record beside the words</li>
        <li>how many days it took, as they were recorded when they were used</li>
        <li>whether they would do it again, and what they would do differently</li>
        <li>where it may not work</li>
      </ul>
      <p>
        No note proves anything. It says how far its writers put the change down to the support, and what else
        they know. Notes about what went less well are as useful as the others.
      </p>
      <h2>From the first words to the shelf</h2>
      <ol>
        <li>
          When an agreement has been closed and evaluated, the school’s headteacher, the provider or the
          broker may begin a note. Nobody has to. The first words come from the record, to be made your own.
        </li>
        <li>
          The school’s headteacher reads the text and agrees to it or not: to exactly these words, to who may
          read them, and to whether the school is named. If anything of this changes, the school is asked
          again.
        </li>
        <li>
          The authority reviews the note. It publishes it as far as the school has agreed, or sends it back
          with what is to be changed.
        </li>
        <li>
          Published notes are found on the <Link to="/practice">practice page</Link>, beside requests with the
          same need, and with the offer they came from.
        </li>
      </ol>
      <h2>The school decides</h2>
      <p>
        A no needs no reason, and nothing follows from it. Nobody but the headteacher can take the note up
        again. A yes can be taken back at any time: the note then leaves the shelf at once. What somebody has
        read or printed before cannot be called back.
      </p>
      <h2>A school that is not named</h2>
      <p>
        Where the school wishes it, readers see the kind of school alone: its phase, and its size, setting and
        kind as far as at least five schools of the authority share them. Figures are rounded, because exact
        results of every school are published elsewhere. A note that is to name no school is not sent while
        its text holds the school’s name, place, trust, number, postcode or headteacher. Some schools can be
        told all the same, because few are like them; the headteacher is told so before agreeing.
      </p>
      <h2>Children and colleagues</h2>
      <p>
        No child may be told by a note: measures that count fewer than five children cannot stand in it. Names
        of people are not wanted. Where some seem to stand in the text, the writer is asked whether they are
        meant to.
      </p>
      <h2>Who reads what</h2>
      <p>
        Until it is published, a note is read by the school, the provider and the authority alone. A published
        note is read by everybody of the authority who can sign in or, if the school has agreed to that, by
        everybody of every authority that uses Alongside. It is never open to those who have not signed in.
      </p>
      <h2>Clusters and joint projects</h2>
      <p>
        Schools that go on working together form a <Link to="/clusters">cluster</Link>; those that work at one
        thing until a day, a joint project. A headteacher or the authority forms it and asks schools to join.
        Each headteacher answers for their own school, can say no without a reason, and can leave at any time.
      </p>
      <ul>
        <li>The chair is the headteacher of one of its schools, and can hand it over to another.</li>
        <li>Once two schools have joined, it meets. A meeting stands in their calendars.</li>
        <li>
          Minutes say who came, what was decided, and whose each action is. A correction is a new version;
          those before it can still be read.
        </li>
        <li>
          Headteachers and chairs of governors of its schools and the authority read them; nobody else does,
          nor a school that has left.
        </li>
      </ul>
      <h2>One request for several schools</h2>
      <p>
        A headteacher can share a request of their own school with the cluster, in words written for the
        others. They read these words, how far it has come and, in the end, who gives the support. They never
        see the request, the needs or the diagnosis of the school that leads it. Each of them says whether it
        takes part.
      </p>
      <h2>Places on programmes</h2>
      <p>
        The authority makes <Link to="/programmes">programmes</Link> for a cluster or for every school. A
        headteacher asks for a place for somebody by name. Places go in the order of asking; whoever asks when
        it is full waits. A place that is given back goes to the first who waits and whose school may have one
        more. Names are seen by their own school, the authority and whoever runs the programme.
      </p>
    </HelpPage>
  );
}
