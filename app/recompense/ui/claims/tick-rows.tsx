import { type FormState, Money } from '~/ui';
import { FieldGroup, wiring } from '~/ui/field';
import type { TickRow } from '../../claims/view';

/** Rows to tick, each with its sum to the right. */
export function TickRows({
  form,
  name,
  label,
  hint,
  rows,
}: {
  form: FormState;
  name: string;
  label: string;
  hint?: string;
  rows: readonly TickRow[];
}) {
  const { id: groupId } = wiring(form, name, hint);
  return (
    <FieldGroup form={form} name={name} label={label} hint={hint}>
      <ul className="mt-2 border-t border-line">
        {rows.map((row, n) => {
          const id = n === 0 ? groupId : `${groupId}-${n}`;
          return (
            <li
              key={row.value}
              className="flex flex-wrap items-start justify-between gap-x-6 border-b border-line py-1"
            >
              <div className="choice min-w-0 flex-1 basis-56">
                <input
                  id={id}
                  type="checkbox"
                  name={name}
                  value={row.value}
                  defaultChecked={form.checked(name, row.value)}
                  aria-describedby={`${id}-sum`}
                />
                <label htmlFor={id}>{row.words}</label>
                {row.detail ? <span className="hint">{row.detail}</span> : null}
              </div>
              <span id={`${id}-sum`} className="ml-auto py-2.5 font-semibold tabular-nums">
                <Money pence={row.amountPence} />
              </span>
            </li>
          );
        })}
      </ul>
    </FieldGroup>
  );
}
