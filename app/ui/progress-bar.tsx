import { useId } from 'react';

/** How far a long job has come. The page refreshes itself; the words say the same as the bar. */
export function ProgressBar({
  label,
  done,
  total,
  unit = 'rows',
}: {
  label: string;
  done: number;
  /** Absent while it is not known. */
  total?: number | null;
  unit?: string;
}) {
  const id = useId();
  return (
    <div className="mb-6">
      <label htmlFor={id} className="label mb-1">
        {label}
      </label>
      <progress id={id} className="progress" value={total ? done : undefined} max={total ?? undefined} />
      <p className="text-sm text-ink-soft">
        {total
          ? `${done.toLocaleString('en-GB')} of ${total.toLocaleString('en-GB')} ${unit} (${Math.floor((done / total) * 100)}%)`
          : `${done.toLocaleString('en-GB')} ${unit} so far`}
      </p>
    </div>
  );
}
