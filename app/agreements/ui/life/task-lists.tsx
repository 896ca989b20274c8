import { Link } from '@remix-run/react';
import { count } from '~/kernel/words';
import { Section, type Task as ShownTask, TaskList } from '~/ui';
import { TASK_STAGES } from '../../domain/life/task';
import { type OwnTask, shortList } from '../../domain/life/tasks';
import type { LifeView } from '../../life/queries.server';
import { STAGE_TITLES, STATUS_TAGS, taskHint } from '../../life/wording';
import { placeHref } from './places';

/** More than this on the agreement's own page is a list to read, not to act on. */
const SHORT = 6;

function shown(id: string, life: LifeView, task: OwnTask): ShownTask {
  return {
    key: task.key,
    title: task.title,
    href: task.status === 'blocked' ? undefined : placeHref(id, task.place),
    hint: taskHint(task, life.names, life.today) || undefined,
    status: STATUS_TAGS[task.status],
  };
}

/** What can be done in an agreement now, one's own first, with the way to the whole list. */
export function TasksInShort({ id, life }: { id: string; life: LifeView }) {
  const short = shortList(life.tasks, SHORT);
  const done = life.tasks.filter(({ status }) => status === 'done').length;
  return (
    <Section title="Tasks" action={<Link to={`/agreements/${id}/tasks`}>All tasks</Link>}>
      <p className="mb-3 text-sm text-ink-soft">
        {count(done, 'task')} of {life.tasks.length} done.
        {short.length === 0 ? ' Nothing can be done here now.' : ' These come next, yours first.'}
      </p>
      {short.length > 0 ? <TaskList tasks={short.map((task) => shown(id, life, task))} /> : null}
    </Section>
  );
}

/** Every task of an agreement, by stage of its life. */
export function TasksByStage({ id, life }: { id: string; life: LifeView }) {
  return (
    <>
      {TASK_STAGES.map((stage) => {
        const tasks = life.tasks.filter((task) => task.stage === stage);
        if (tasks.length === 0) return null;
        const done = tasks.filter(({ status }) => status === 'done').length;
        return (
          <Section key={stage} title={STAGE_TITLES[stage]}>
            <p className="mb-3 text-sm text-ink-soft">
              {done} of {count(tasks.length, 'task')} done
            </p>
            <TaskList tasks={tasks.map((task) => shown(id, life, task))} />
          </Section>
        );
      })}
    </>
  );
}
