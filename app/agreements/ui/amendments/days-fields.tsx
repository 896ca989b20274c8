import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { DaysField, type FormState, Hidden } from '~/ui';
import type { TermToSet } from '../../amendments/queries.server';

/** A row for the days of each term, with what was used and how far they can go. */
export function DaysByTermFields({ form, terms }: { form: FormState; terms: readonly TermToSet[] }) {
  return (
    <fieldset className="mb-8 rounded border border-line p-4 sm:p-5">
      <legend className="px-2 text-lg font-semibold">Days by term</legend>
      <p className="mb-4 max-w-measure">
        Days already used stay used. When all have signed, the provider’s calendar follows, and the days paid
        for too, where they are the days given.
      </p>
      <div className="stack">
        {terms.map((position, index) => (
          <div key={position.term}>
            <Hidden values={{ [`days[${index}].term`]: position.term }} />
            <DaysField
              form={form}
              name={`days[${index}].halfDays`}
              label={capital(termWords(position.term))}
              hint={boundsWords(position) || undefined}
            />
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** "2 days agreed, 1 day used. From 1 day to 4 days." */
function boundsWords({ agreed, used, least, most }: TermToSet): string {
  const known = agreed + used > 0 ? `${daysWords(agreed)} agreed, ${daysWords(used)} used. ` : '';
  if (most === null) return least > 0 ? `${known}${daysWords(least)} or more.` : known;
  if (most === 0) return 'The provider has none free in this term.';
  if (most === least) return `${known}It stays as it is.`;
  return `${known}From ${least > 0 ? daysWords(least) : 'none'} to ${daysWords(most)}.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
