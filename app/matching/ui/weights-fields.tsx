import { type FormState, Section, TextField } from '~/ui';
import { fieldId } from '~/ui/field-id';
import { FACTOR_LABELS } from '../domain/factors';
import { FACTOR_KEYS, type Model, type Weights } from '../domain/model';
import { factorHelp } from '../factor-wording';

/** One figure for each factor, with what it looks at; the error of their sum stands above them all. */
export function WeightsFields({ form, model, inForce }: { form: FormState; model: Model; inForce: Weights }) {
  const help = factorHelp(model);
  const error = form.error('weights');
  return (
    <Section title="Points that each factor gives at most">
      <p id={fieldId('weights')} tabIndex={-1}>
        Whole numbers, which have to add up to 100. A factor with 0 does not count, and is not shown.
      </p>
      {error ? (
        <p className="mb-4 font-semibold text-error">
          <span className="visually-hidden">Error: </span>
          {error}
        </p>
      ) : null}
      <div className="grid gap-x-10 sm:grid-cols-2">
        {FACTOR_KEYS.map((key) => (
          <TextField
            key={key}
            form={form}
            name={`weights.${key}`}
            label={FACTOR_LABELS[key]}
            hint={`Now ${inForce[key]}. ${help[key].looksAt}`}
            width="figure"
            inputMode="numeric"
            autoComplete="off"
            suffix="points"
          />
        ))}
      </div>
    </Section>
  );
}
