import type { ReactNode } from 'react';
import { classes } from './class-names';
import { FieldError, FieldGroup, type FieldProps, wiring } from './field';
import type { FormState } from './form-state';

/** One choice of a group, with a line of help when it needs one. */
export type Choice = { value: string; label: ReactNode; hint?: ReactNode };

type GroupProps = FieldProps & {
  choices: readonly Choice[];
  /** Two columns on wide screens, for long lists of short choices. */
  columns?: boolean;
};

/** One of a few. */
export function RadioGroup(props: GroupProps) {
  return <Choices type="radio" {...props} />;
}

/** Any number of several. */
export function CheckboxGroup(props: GroupProps) {
  return <Choices type="checkbox" {...props} />;
}

function Choices({ type, choices, columns, ...field }: GroupProps & { type: 'radio' | 'checkbox' }) {
  const { form, name, hint } = field;
  const { id: groupId } = wiring(form, name, hint);
  return (
    <FieldGroup {...field}>
      <div className={classes('mt-1', columns && 'sm:columns-2')}>
        {choices.map((choice, i) => {
          const id = i === 0 ? groupId : `${groupId}-${i}`;
          return (
            <div key={choice.value} className="choice break-inside-avoid">
              <input
                id={id}
                type={type}
                name={name}
                value={choice.value}
                defaultChecked={form.checked(name, choice.value)}
                aria-describedby={choice.hint ? `${id}-choice-hint` : undefined}
              />
              <label htmlFor={id}>{choice.label}</label>
              {choice.hint ? (
                <span id={`${id}-choice-hint`} className="hint">
                  {choice.hint}
                </span>
              ) : null}
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}

/** One yes-or-nothing, such as "I have told the governors". Posts `value` ("on" unless given) when ticked. */
export function Checkbox({
  form,
  name,
  label,
  hint,
  value = 'on',
}: {
  form: FormState;
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  value?: string;
}) {
  const { id, error, hintId, errorId, describedBy } = wiring(form, name, hint);
  return (
    <div className={classes('field', error !== undefined && 'field-wrong')}>
      <FieldError id={errorId} message={error} />
      <div className="choice">
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={form.checked(name, value) || form.checked(name, 'true')}
          aria-invalid={error === undefined ? undefined : true}
          aria-describedby={describedBy}
        />
        <label htmlFor={id}>{label}</label>
        {hint ? (
          <span id={hintId} className="hint">
            {hint}
          </span>
        ) : null}
      </div>
    </div>
  );
}
