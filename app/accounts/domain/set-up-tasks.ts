/** How far an authority that is being set up has come. */
export type SetUpFacts = {
  authority: string;
  /** Whether whoever looks is head of service, or administrator. */
  isLead: boolean;
  isAdmin: boolean;
  /** The head of service, and whether they have signed in. */
  lead: { id: string; name: string; there: boolean } | null;
  /** Whether whoever looks has a second way to show who they are. */
  secondFactor: boolean;
  framework: string | null;
  schools: number;
  ownTermDates: boolean;
  usualKept: boolean;
  brokers: number;
  people: number;
  mail: boolean;
};

/** One part of setting up: where it is done, and how it stands. `waits` says for whom, where it is not the viewer's. */
export type SetUpTask = {
  key: 'account' | 'lead' | 'schools' | 'framework' | 'usual' | 'people' | 'mail';
  title: string;
  hint: string;
  href: string | null;
  state: 'done' | 'to-do' | 'waits' | 'optional';
};

/** What is to be done, in the order in which it is done best. */
export function setUpTasks(facts: SetUpFacts): SetUpTask[] {
  const { lead, schools, framework } = facts;
  const waits = lead ? `Waits for ${lead.name}, whom it falls to` : 'Waits for the head of service';
  const forLead = (task: Omit<SetUpTask, 'state'>, done: boolean): SetUpTask =>
    facts.isLead
      ? { ...task, state: done ? 'done' : 'to-do' }
      : done
        ? { ...task, href: null, state: 'done' }
        : { ...task, href: null, hint: `${waits}. ${task.hint}`, state: 'waits' };
  const forAdmin = (task: Omit<SetUpTask, 'state'>, done: boolean): SetUpTask =>
    facts.isAdmin || done
      ? { ...task, href: facts.isAdmin ? task.href : null, state: done ? 'done' : 'to-do' }
      : { ...task, href: null, hint: `Waits for an administrator. ${task.hint}`, state: 'waits' };
  return [
    {
      key: 'account',
      title: 'Protect your own account',
      hint: 'A second step at sign-in, by a passkey or an app on your phone.',
      href: '/account/second-factor?next=/set-up',
      state: facts.secondFactor ? 'done' : 'to-do',
    },
    forAdmin(
      {
        key: 'lead',
        title: 'Head of service',
        hint: lead
          ? `${lead.name}${lead.there ? '' : ' is invited and has not signed in yet'}.`
          : 'Only they can adopt a banding framework and change settings.',
        // Until they have been here their address can be put right, and the invitation sent again, on their page.
        href: lead === null ? '/set-up/lead' : lead.there ? null : `/admin/users/${lead.id}`,
      },
      lead !== null,
    ),
    forAdmin(
      {
        key: 'schools',
        title: 'Schools',
        hint:
          schools > 0
            ? `${schools === 1 ? 'One open school' : `${schools.toLocaleString('en-GB')} open schools`} from the national register.`
            : 'The establishment file of Get Information About Schools. You see what it would bring before anything is kept.',
        href: '/admin/imports',
      },
      schools > 0,
    ),
    forLead(
      {
        key: 'framework',
        title: 'Banding framework',
        hint: framework ?? 'Adopt one of four that authorities use, and put it in your own words.',
        href: framework ? '/admin/frameworks' : '/admin/frameworks/adopt',
      },
      framework !== null,
    ),
    {
      key: 'usual',
      title: 'Term dates, deadlines and terms',
      hint: facts.ownTermDates
        ? 'Term dates of your own are set.'
        : 'What is usual in England holds until you change it.',
      href: '/set-up/usual',
      state: facts.usualKept || facts.ownTermDates ? 'done' : 'to-do',
    },
    forAdmin(
      {
        key: 'people',
        title: 'Brokers and other people',
        hint:
          facts.brokers > 0
            ? `${facts.people} ${facts.people === 1 ? 'person has' : 'people have'} an account or an invitation.`
            : 'At least one broker, who keeps the directory and matches schools with partners.',
        href: '/admin/users',
      },
      facts.brokers > 0,
    ),
    {
      key: 'mail',
      title: 'Mail',
      hint: facts.mail
        ? 'Messages leave by themselves.'
        : 'No way out is set, so invitations are kept: open Messages to hand links over yourself. Whoever runs the machine sets MAIL_TRANSPORT.',
      href: facts.isAdmin && !facts.mail ? '/admin/mail' : null,
      state: facts.mail ? 'done' : 'optional',
    },
  ];
}

/** What is still to be done before the first case, as words of a list; empty when nothing is. */
export function leftToDo(tasks: readonly SetUpTask[]): string[] {
  return tasks.filter(({ state }) => state === 'to-do' || state === 'waits').map(({ title }) => title);
}
