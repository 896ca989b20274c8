import { daysWords, type HalfDays } from '~/kernel/days';
import { moneyWords, type Pence } from '~/kernel/money';
import { dateWords, instantWords } from '~/kernel/words';

/** A calendar date, "4 March 2027", or an instant, "4 March 2027 at 3:05pm"; `none` when there is none. */
export function DateText({
  date,
  none = 'Not set',
}: {
  date: string | Date | null | undefined;
  none?: string;
}) {
  if (!date) return <>{none}</>;
  const instant = typeof date !== 'string' || date.length > 10 ? new Date(date) : null;
  return (
    <time dateTime={instant ? instant.toISOString() : String(date)}>
      {instant ? instantWords(instant) : dateWords(String(date))}
    </time>
  );
}

/** "£1,234.50". */
export function Money({ pence, none = 'Not set' }: { pence: Pence | null | undefined; none?: string }) {
  return (
    <span className="tabular-nums">{pence === null || pence === undefined ? none : moneyWords(pence)}</span>
  );
}

/** "2½ days". */
export function Days({
  halfDays,
  none = 'Not set',
}: {
  halfDays: HalfDays | null | undefined;
  none?: string;
}) {
  return (
    <span className="whitespace-nowrap">
      {halfDays === null || halfDays === undefined ? none : daysWords(halfDays)}
    </span>
  );
}

/** A reference such as MAR-0040, MAR-A-0010 or MAR-INV-00012, which lines would otherwise break within. */
const REFERENCE = /([A-Z]{2,4}(?:-[A-Z]{1,3})?-\d{4,})/;

/** Text in which references stay on one line. */
export function WithReferences({ text }: { text: string }) {
  // Splitting by a pattern in brackets gives what was between and what was matched in turn.
  const parts = text.split(REFERENCE);
  return (
    <>
      {parts.map((part, index) =>
        index % 2 === 1 ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text, in their order
          <span key={index} className="whitespace-nowrap">
            {part}
          </span>
        ) : (
          part
        ),
      )}
    </>
  );
}
