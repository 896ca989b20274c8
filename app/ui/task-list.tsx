import { Link } from '@remix-run/react';
import { Tag, type Tone } from './tag';

/** One part of something larger. Without `href` it cannot be started; `hint` says why. */
export type Task = {
  /** Where two may have the same title. */
  key?: string;
  title: string;
  href?: string;
  hint?: string;
  status: { label: string; tone?: Tone };
};

/** Parts of something larger, each with its state; those that cannot start yet say why. */
export function TaskList({ tasks }: { tasks: readonly Task[] }) {
  return (
    <ul className="mb-8 border-t border-line">
      {tasks.map((task) => (
        <li
          key={task.key ?? task.title}
          className="flex flex-wrap items-start justify-between gap-x-6 gap-y-1 border-b border-line py-3"
        >
          <div className="min-w-0 flex-1 basis-56">
            {task.href ? (
              <Link to={task.href} className="inline-block py-1">
                {task.title}
              </Link>
            ) : (
              <span className="inline-block py-1">{task.title}</span>
            )}
            {task.hint ? <span className="hint">{task.hint}</span> : null}
          </div>
          <div className="py-1">
            <Tag tone={task.status.tone}>{task.status.label}</Tag>
          </div>
        </li>
      ))}
    </ul>
  );
}
