import type { ReactNode } from 'react';
import { classes } from './class-names';
import { fieldId } from './field-id';
import type { FormState } from './form-state';

/** What every field takes. */
export type FieldProps = {
  /** What was typed and what is wrong, from `formState`. */
  form: FormState;
  /** The name it is posted under. */
  name: string;
  label: ReactNode;
  /** One sentence of help, below the label. */
  hint?: ReactNode;
  /** Adds "(optional)" to the label. Fields are required unless they say so. */
  optional?: boolean;
};

/** Ids that tie a control to its hint and error. */
export function wiring(form: FormState, name: string, hint: ReactNode, extra?: string) {
  const id = fieldId(name);
  const error = form.error(name);
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = classes(Boolean(hint) && hintId, extra, error !== undefined && errorId) || undefined;
  return { id, error, hintId, errorId, describedBy };
}

/** "(optional)" after a label. */
export function Optional({ when }: { when: boolean | undefined }) {
  return when ? <span className="optional font-normal text-ink-soft"> (optional)</span> : null;
}

/** A field's error, said as one. */
export function FieldError({ id, message }: { id: string; message: string | undefined }) {
  if (message === undefined) return null;
  return (
    <span id={id} className="field-error">
      <span className="visually-hidden">Error: </span>
      {message}
    </span>
  );
}

/** Label, hint and error around one control. */
export function FieldFrame({
  form,
  name,
  label,
  hint,
  optional,
  children,
}: FieldProps & { children: ReactNode }) {
  const { id, error, hintId, errorId } = wiring(form, name, hint);
  return (
    <div className={classes('field', error !== undefined && 'field-wrong')}>
      <label htmlFor={id} className="label">
        {label}
        <Optional when={optional} />
      </label>
      {hint ? (
        <span id={hintId} className="hint">
          {hint}
        </span>
      ) : null}
      <FieldError id={errorId} message={error} />
      {children}
    </div>
  );
}

/** A group of controls under one question: legend, hint and error. */
export function FieldGroup({
  form,
  name,
  label,
  hint,
  optional,
  children,
}: FieldProps & { children: ReactNode }) {
  const { error, hintId, errorId, describedBy } = wiring(form, name, hint);
  return (
    <fieldset
      aria-describedby={describedBy}
      className={classes('field min-w-0', error !== undefined && 'field-wrong')}
    >
      <legend className="label">
        {label}
        <Optional when={optional} />
      </legend>
      {hint ? (
        <span id={hintId} className="hint">
          {hint}
        </span>
      ) : null}
      <FieldError id={errorId} message={error} />
      {children}
    </fieldset>
  );
}
