import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import {
  Button,
  ButtonLink,
  ButtonRow,
  ErrorSummary,
  type FormAnswer,
  formState,
  NextStep,
  Page,
  Section,
  SummaryList,
  TaskList,
  TextField,
  type Tone,
} from '~/ui';
import { leftToDo, type SetUpTask } from '../../domain/set-up-tasks';

const STATES: Record<SetUpTask['state'], { label: string; tone: Tone }> = {
  done: { label: 'Done', tone: 'green' },
  'to-do': { label: 'To do', tone: 'blue' },
  waits: { label: 'Waits', tone: 'grey' },
  optional: { label: 'Not set', tone: 'grey' },
};
const SET_UP = { href: '/set-up', label: 'Set up Alongside' };

/** What is done and what is left. It can be left and come back to. */
export function SetUpTasksPage({
  authority,
  tasks,
  answer,
}: {
  authority: string;
  tasks: readonly SetUpTask[];
  answer: FormAnswer | undefined;
}) {
  const form = formState(answer);
  const next = tasks.find(({ state, href }) => state === 'to-do' && href !== null);
  const left = leftToDo(tasks);
  return (
    <Page
      title={`Set up Alongside for ${authority}`}
      lead="You can leave and come back at any time: this list is on your home page until you close it."
      next={
        next ? (
          <NextStep title={next.title} after={next.hint}>
            <ButtonLink to={next.href ?? '/set-up'}>Continue</ButtonLink>
          </NextStep>
        ) : undefined
      }
    >
      <ErrorSummary form={form} />
      <Section title="What there is to do">
        <TaskList
          tasks={tasks.map(({ key, title, hint, href, state }) => ({
            key,
            title,
            hint,
            ...(href ? { href } : {}),
            status: STATES[state],
          }))}
        />
      </Section>
      <Section title="Close this list">
        {left.length === 0 ? (
          <p>Everything is done. Closing takes this page away for good.</p>
        ) : (
          <p>
            {`${count(left.length, 'part is', 'parts are')} still open. You can close the list all the same: what is left stands on the home pages of those it falls to.`}
          </p>
        )}
        <form method="post">
          <Button tone={next ? 'secondary' : 'primary'} name="intent" value="finish">
            Close set-up for good
          </Button>
        </form>
      </Section>
    </Page>
  );
}

/** Invites the head of service. */
export function SetUpLeadPage({ id, answer }: { id: string; answer: FormAnswer | undefined }) {
  const form = formState(answer, { id });
  return (
    <Page
      title="Who is the head of service?"
      breadcrumbs={[SET_UP]}
      lead="They adopt the banding framework, change settings and decide what is contested. They get a link to set a password."
    >
      <ErrorSummary form={form} />
      <form method="post" noValidate className="stack">
        <input type="hidden" name="id" value={form.value('id')} />
        <TextField form={form} name="name" label="Name" autoComplete="off" width="half" />
        <TextField
          form={form}
          name="email"
          label="Email address"
          type="email"
          autoComplete="off"
          spellCheck={false}
          width="half"
        />
        <Button>Invite them</Button>
      </form>
    </Page>
  );
}

/** What holds where nobody decides otherwise, and where each is changed. */
export function SetUpUsualPage({
  isLead,
  rows,
}: {
  isLead: boolean;
  rows: { label: string; value: string; href: string }[];
}) {
  return (
    <Page
      title="Term dates, deadlines and terms"
      breadcrumbs={[SET_UP]}
      lead="This is usual in England and holds from the first day. The head of service can change any of it now or later."
    >
      <SummaryList
        rows={rows.map(({ label, value, href }) => ({ label, value, ...(isLead ? { href } : {}) }))}
      />
      <p>
        Focus areas come with Alongside: the same for every authority, so that offers and needs can be matched
        across borders. <Link to="/help/requests">See how they are used</Link>.
      </p>
      <form method="post">
        <ButtonRow>
          <Button>Keep these for now</Button>
          <Link to="/set-up">Back to the list</Link>
        </ButtonRow>
      </form>
    </Page>
  );
}
