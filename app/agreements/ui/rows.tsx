import type { ReactNode } from 'react';
import { type FormState, Hidden } from '~/ui';
import { ROW_BUTTON } from '../rows';

/**
 * Rows that can be added and taken away without a script: each button sends the form and gets it back as typed, with a
 * row more or less; nothing is saved by it.
 */
export function Rows({
  form,
  name,
  one,
  children,
}: {
  form: FormState;
  /** Name of the list, as the schema has it. */
  name: string;
  /** What one row is called: "outcome". */
  one: string;
  /** The fields of a row, given the start of their names (`outcomes[0]`). */
  children: (at: string) => ReactNode;
}) {
  const rows = rowsIn(form, name);
  return (
    <>
      {rows.map(({ at, id }, index) => (
        <fieldset key={id} id={anchor(name, index)} className="mb-6 rounded border border-line p-4 sm:p-5">
          <legend className="px-2 text-lg font-semibold">
            {capital(one)} {index + 1}
          </legend>
          <div className="stack">
            <Hidden values={{ [`${at}.id`]: id }} />
            {children(at)}
            <RowButton value={`remove-${index}:${name}`} then={anchor(name, Math.max(0, index - 1))}>
              Remove {one} {index + 1}
            </RowButton>
          </div>
        </fieldset>
      ))}
      {rows.length === 0 ? <p>There is no {one} yet.</p> : null}
      <RowButton value={`add:${name}`} then={anchor(name, rows.length)}>
        Add {/^[aeiou]/.test(one) ? 'an' : 'a'} {one}
      </RowButton>
    </>
  );
}

/** Sends the form and returns to a place on its page, so that nobody has to look for the row they asked for. */
function RowButton({ value, then, children }: { value: string; then: string; children: ReactNode }) {
  return (
    <button
      type="submit"
      name={ROW_BUTTON}
      value={value}
      formAction={`#${then}`}
      formNoValidate
      className="button button-secondary"
    >
      {children}
    </button>
  );
}

const anchor = (name: string, index: number) => `${name}-row-${index + 1}`;

function rowsIn(form: FormState, name: string): { at: string; id: string }[] {
  const rows: { at: string; id: string }[] = [];
  for (let index = 0; ; index++) {
    const at = `${name}[${index}]`;
    const id = form.value(`${at}.id`);
    if (id === '') return rows;
    rows.push({ at, id });
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
