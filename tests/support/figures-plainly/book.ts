/**
 * What the figures of the dashboards are worked out from a second time: the tables as they are, read with SQL, and plain
 * JavaScript. Nothing here imports the product, so that no mistake of it can be made twice.
 */
import Database from 'better-sqlite3';

export type Book = {
  rows<T>(sql: string, values?: Readonly<Record<string, unknown>>): T[];
  /** The authority whose figures they are: its id, and its code in the register. */
  authority: string;
  code: string;
  /** The day on which they are worked out. */
  today: string;
};

/** The three numbers of a figure: its value, the records it counts, and the records it lists. */
export type Plain = { value: number | null; counted: number; of: number };

/** A figure worked out plainly. */
export type Plainly = (book: Book) => Plain;

/** Opens a seeded SQLite file for reading; `close` when done. Every statement is given `@authority`, `@code` and `@today`. */
export function openBook(file: string, code: string, today: string): Book & { close(): void } {
  const database = new Database(file, { readonly: true });
  const authority = String(
    database.prepare('select id from authority where code = ?').pluck().get(code) ?? 'none',
  );
  return {
    authority,
    code,
    today,
    rows: <T>(sql: string, values = {}) => {
      const statement = database.prepare(sql);
      const given = Object.fromEntries(
        Object.entries({ authority, code, today, ...values }).filter(([name]) => sql.includes(`@${name}`)),
      );
      return statement.all(given) as T[];
    },
    close: () => database.close(),
  };
}

/** How many of some things there are, and how many of them count. */
export function counted<T>(things: readonly T[], counts: (thing: T) => boolean): Plain {
  const n = things.filter(counts).length;
  return { value: n, counted: n, of: things.length };
}

/** The share of some things that counts, in per cent. */
export function shared<T>(things: readonly T[], counts: (thing: T) => boolean): Plain {
  const n = things.filter(counts).length;
  return { value: things.length === 0 ? null : (n / things.length) * 100, counted: n, of: things.length };
}

/** The sum of some numbers, of which nothing is known for some. */
export function summed(values: readonly (number | null)[]): Plain {
  let sum = 0;
  for (const value of values) sum += value ?? 0;
  return { value: sum, counted: values.length, of: values.length };
}

/** The middle of what is known: of an even number of values, half way between the two in the middle. */
export function middle(values: readonly (number | null)[]): Plain {
  const known = values.filter((value) => value !== null).sort((a, b) => a - b);
  const half = Math.floor(known.length / 2);
  const [upper, lower] = [known[half], known[half - 1]];
  const value =
    upper === undefined ? null : known.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2;
  return { value, counted: known.length, of: values.length };
}

/** Whole days from one date to another, by the calendar. */
export function days(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T12:00:00Z`) - Date.parse(`${from}T12:00:00Z`)) / 86_400_000);
}

/** The date in England of an instant that a table holds in milliseconds. */
export function dateOf(milliseconds: number): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/London',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(milliseconds);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
