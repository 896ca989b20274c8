import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { ButtonLink, NextStep } from '~/ui';
import type { LifeView } from '../../life/queries.server';
import { dueWords, whoseWords } from '../../life/wording';
import { placeHref } from './places';

/** The one next action of an agreement that is or was in force: the first of its task list. */
export function LifeNext({
  id,
  life,
  among = false,
}: {
  id: string;
  life: LifeView;
  /** Whether it stands on the page of all tasks, which then needs no link to them. */
  among?: boolean;
}) {
  const { next, names, today } = life;
  const all = among ? null : (
    <>
      <Link to={`/agreements/${id}/tasks`}>See all tasks</Link>.
    </>
  );
  if (next.kind === 'nothing') {
    return (
      <NextStep
        title="Nothing is to be done here now"
        after={<>The agreement is kept as the record of what was agreed and what came of it. {all}</>}
      />
    );
  }
  const { task } = next;
  const about = [dueWords(task, today), task.why].filter(Boolean).join(' ');
  if (next.kind === 'mine') {
    return (
      <NextStep
        title={task.title}
        after={
          <>
            {about}{' '}
            {next.more > 0 ? (
              <>
                After that, {count(next.more, 'more task waits', 'more tasks wait')} for you. {all}
              </>
            ) : (
              'Nothing else waits for you here.'
            )}
          </>
        }
      >
        <ButtonLink to={placeHref(id, task.place)}>{BUTTONS[task.place.page] ?? 'Open this task'}</ButtonLink>
      </NextStep>
    );
  }
  if (next.kind === 'theirs') {
    const whom = whoseWords(next.whose, names);
    return (
      <NextStep
        title={whom ? `Waiting for ${whom}` : 'Waiting for somebody named in an action'}
        after={
          <>
            {task.title}. {about} Nothing waits for you here now. {all}
          </>
        }
      />
    );
  }
  return (
    <NextStep
      title="Nothing is due now"
      after={
        <>
          What comes next: {task.title}. {about} {all}
        </>
      }
    />
  );
}

/** Words of the button, by the page it leads to. */
const BUTTONS: Readonly<Partial<Record<string, string>>> = {
  'plan-visit': 'Plan a visit',
  visit: 'Open the visit',
  'plan-review': 'Plan a review',
  review: 'Open the review',
  'add-point': 'Enter a reading',
  milestone: 'Open the milestone',
  action: 'Open the action',
  amendment: 'Open the amendment',
  escalation: 'Open the escalation',
  resume: 'Resume the agreement',
  'begin-close': 'Begin to close',
  ending: 'Open the ending',
  evaluate: 'Give your evaluation',
  sign: 'Read and sign',
};
