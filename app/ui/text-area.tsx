import { FieldFrame, type FieldProps, wiring } from './field';

/**
 * Several lines of text. With `maxLength`, says beforehand how long the text may be; nothing is cut off while typing,
 * the schema refuses what is too long and the text is kept.
 */
export function TextArea({
  maxLength,
  rows = 5,
  ...field
}: FieldProps & { maxLength?: number; rows?: number }) {
  const { form, name, hint, optional } = field;
  const countId = maxLength === undefined ? undefined : `${wiring(form, name, hint).id}-count`;
  const { id, error, describedBy } = wiring(form, name, hint, countId);
  return (
    <FieldFrame {...field}>
      <textarea
        id={id}
        name={name}
        rows={rows}
        defaultValue={form.value(name)}
        className="input max-w-measure"
        aria-required={optional ? undefined : true}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={describedBy}
      />
      {countId ? (
        <span id={countId} className="hint mt-1">
          Up to {maxLength?.toLocaleString('en-GB')} characters
        </span>
      ) : null}
    </FieldFrame>
  );
}
