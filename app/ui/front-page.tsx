import { ButtonLink, ButtonRow } from './button';

const STEPS = [
  {
    title: 'A school says what it needs',
    text: 'Precise enough to act on: the focus, how things stand now, and what should change for children by when.',
  },
  {
    title: 'Offers are matched in the open',
    text: 'Every match shows the reasons behind it, and why an offer was left out. The broker can judge differently, and says why.',
  },
  {
    title: 'The school chooses its partner',
    text: 'Days are held while the partner answers and their own headteacher releases them. Nobody is signed up unasked.',
  },
  {
    title: 'Everyone signs the same agreement',
    text: 'Outcomes, days, costs and how it ends, in one document that all parties have read and signed.',
  },
];

const PEOPLE = [
  {
    who: 'Headteachers and chairs of governors',
    what: 'Set out your needs, compare offers side by side, choose your partner and sign. What is written about your school, you can see.',
  },
  {
    who: 'System leaders and teaching schools',
    what: 'Publish what you offer and the days you have each term. You are asked, never assigned, and your time is never promised twice.',
  },
  {
    who: 'Local authority brokers',
    what: 'See every request, what it waits for and who can help, from first conversation to signed agreement.',
  },
];

/**
 * The public front page: what this is, who it is for, and the way in.
 * @param setUp whether nobody has an account yet: then the way in is to set it up
 */
export function FrontPage({ setUp }: { setUp: boolean }) {
  return (
    <main id="main" tabIndex={-1} className="flex-1 pb-16">
      <div className="bg-teal-tint">
        <div className="container-page py-10 sm:py-16">
          <h1 className="max-w-[22ch]">
            <span className="whitespace-nowrap">School-to-school</span> support, arranged together
          </h1>
          <p className="mt-4 mb-8 max-w-[56ch] text-lg">
            Alongside helps a local authority bring schools that want support together with leaders and
            schools that can give it.
          </p>
          <ButtonRow>
            {setUp ? (
              <ButtonLink to="/set-up">Set up Alongside</ButtonLink>
            ) : (
              <ButtonLink to="/login">Sign in</ButtonLink>
            )}
            <ButtonLink to="/directory" tone="secondary">
              See who gives support
            </ButtonLink>
          </ButtonRow>
          <p className="mt-4 text-sm">
            {setUp
              ? 'Nobody has an account here yet. You need the code that was printed when the service was started.'
              : 'Accounts are by invitation from your local authority.'}
          </p>
        </div>
      </div>
      <div className="container-page">
        <section aria-labelledby="how" className="mt-12">
          <h2 id="how">How it works</h2>
          <ol className="mt-4 grid gap-x-8 gap-y-6 sm:grid-cols-2 lg:grid-cols-4">
            {STEPS.map((step, i) => (
              <li key={step.title} className="border-t-4 border-teal pt-4">
                <h3 className="m-0">
                  <span className="text-teal">{i + 1}. </span>
                  {step.title}
                </h3>
                <p className="mt-2 text-sm">{step.text}</p>
              </li>
            ))}
          </ol>
        </section>
        <section aria-labelledby="who" className="mt-14">
          <h2 id="who">Who it is for</h2>
          <ul className="mt-4 grid gap-6 md:grid-cols-3">
            {PEOPLE.map((person) => (
              <li key={person.who} className="rounded bg-sand p-5">
                <h3 className="m-0">{person.who}</h3>
                <p className="mt-2 text-sm">{person.what}</p>
              </li>
            ))}
          </ul>
        </section>
        <section aria-labelledby="trust" className="mt-14">
          <h2 id="trust">What you can count on</h2>
          <ul>
            <li>
              Schools own their improvement: a school may decline, or choose differently, and give its reason.
            </li>
            <li>Casework is confidential to the school and the service.</li>
            <li>People and schools are never ranked against each other.</li>
            <li>Every decision is recorded with who made it, when and why.</li>
          </ul>
          <p className="mt-4">
            <a href="/help">Read how a request works</a>
          </p>
        </section>
      </div>
    </main>
  );
}
