import { classes } from './class-names';
import { FieldFrame, type FieldProps, wiring } from './field';
import { type FieldWidth, WIDTHS } from './text-field';

export type Option = { value: string; label: string };
/** Options under a heading of their own. */
export type OptionGroup = { label: string; options: readonly Option[] };

/**
 * One of many. For up to about seven choices prefer `RadioGroup`.
 * @param empty the words of the choice that stands for none; left out, the first option is chosen
 */
export function SelectField({
  options,
  empty,
  width = 'half',
  ...field
}: FieldProps & { options: readonly (Option | OptionGroup)[]; empty?: string; width?: FieldWidth }) {
  const { form, name, hint, optional } = field;
  const { id, error, describedBy } = wiring(form, name, hint);
  return (
    <FieldFrame {...field}>
      <select
        id={id}
        name={name}
        defaultValue={form.value(name)}
        className={classes('input', WIDTHS[width])}
        aria-required={optional ? undefined : true}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy}
      >
        {empty === undefined ? null : <option value="">{empty}</option>}
        {options.map((option) =>
          'options' in option ? (
            <optgroup key={option.label} label={option.label}>
              {option.options.map((inner) => (
                <option key={inner.value} value={inner.value}>
                  {inner.label}
                </option>
              ))}
            </optgroup>
          ) : (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ),
        )}
      </select>
    </FieldFrame>
  );
}
