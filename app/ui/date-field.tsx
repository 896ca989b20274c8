import { classes } from './class-names';
import { partsOfDate } from './date-parts';
import { FieldGroup, type FieldProps, wiring } from './field';

const PARTS = [
  { part: 'day', label: 'Day', width: 'w-16' },
  { part: 'month', label: 'Month', width: 'w-16' },
  { part: 'year', label: 'Year', width: 'w-24' },
] as const;

/**
 * A calendar date in three boxes, posted as `name.day`, `name.month` and `name.year`; check it with `dateText` of
 * `date-parts`. The default is one text, `YYYY-MM-DD`. A date picker needs a script and is slow for known dates.
 */
export function DateField(field: FieldProps) {
  const { form, name, hint } = field;
  const { id, error } = wiring(form, name, hint);
  const kept = partsOfDate(form.value(name));
  return (
    <FieldGroup {...field} hint={hint ?? 'For example, 4 3 2027'}>
      <div className="mt-1 flex flex-wrap gap-4">
        {PARTS.map(({ part, label, width }) => {
          const partId = part === 'day' ? id : `${id}-${part}`;
          return (
            <div key={part}>
              <label htmlFor={partId} className="block text-sm">
                {label}
              </label>
              <input
                id={partId}
                name={`${name}.${part}`}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                maxLength={part === 'year' ? 4 : 10}
                defaultValue={kept ? kept[part] : form.value(`${name}.${part}`)}
                aria-invalid={error === undefined ? undefined : true}
                className={classes('input mt-0.5', width)}
              />
            </div>
          );
        })}
      </div>
    </FieldGroup>
  );
}
