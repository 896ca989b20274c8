import type { HTMLInputAutoCompleteAttribute } from 'react';
import { classes } from './class-names';
import { FieldFrame, type FieldProps, wiring } from './field';

/** How wide a one-line field is: as wide as what is typed into it. */
export type FieldWidth = 'full' | 'half' | 'short' | 'figure';
export const WIDTHS: Record<FieldWidth, string> = {
  full: 'max-w-measure',
  half: 'max-w-96',
  short: 'max-w-56',
  figure: 'max-w-32',
};

export type TextFieldProps = FieldProps & {
  type?: 'text' | 'email' | 'password' | 'search' | 'tel' | 'url';
  width?: FieldWidth;
  autoComplete?: HTMLInputAutoCompleteAttribute;
  inputMode?: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'search';
  maxLength?: number;
  spellCheck?: boolean;
  /** What stands before or after the field, such as "£" or "days". */
  prefix?: string;
  suffix?: string;
};

/** One line of text. Passwords are never shown again after an error. */
export function TextField({
  type = 'text',
  width = 'full',
  autoComplete,
  inputMode,
  maxLength,
  spellCheck,
  prefix,
  suffix,
  ...field
}: TextFieldProps) {
  const { form, name, hint, optional } = field;
  const { id, error, describedBy } = wiring(form, name, hint);
  const input = (
    <input
      id={id}
      name={name}
      type={type}
      defaultValue={type === 'password' ? undefined : form.value(name)}
      className={classes('input', WIDTHS[width])}
      autoComplete={autoComplete}
      inputMode={inputMode}
      maxLength={maxLength}
      spellCheck={spellCheck}
      aria-required={optional ? undefined : true}
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={describedBy}
    />
  );
  return (
    <FieldFrame {...field}>
      {prefix || suffix ? (
        <div className="input-prefix">
          {prefix ? (
            <span className="affix" aria-hidden="true">
              {prefix}
            </span>
          ) : null}
          {input}
          {suffix ? (
            <span className="affix" aria-hidden="true">
              {suffix}
            </span>
          ) : null}
        </div>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

/** An amount of money in pounds, as typed; read it with `parseMoney`. The label or hint says per what. */
export function MoneyField(props: Omit<TextFieldProps, 'type' | 'prefix'>) {
  return <TextField inputMode="decimal" width="short" autoComplete="off" {...props} prefix="£" />;
}

/** Days of support in halves, as typed ("2.5", "2½"); read it with `parseDays`. */
export function DaysField(props: Omit<TextFieldProps, 'type' | 'suffix'>) {
  return <TextField inputMode="decimal" width="figure" autoComplete="off" {...props} suffix="days" />;
}

/** A figure without a unit of its own, such as a number of pupils. */
export function NumberField(props: Omit<TextFieldProps, 'type'>) {
  return <TextField inputMode="decimal" width="figure" autoComplete="off" {...props} />;
}
