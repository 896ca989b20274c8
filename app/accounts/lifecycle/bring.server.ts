import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { and, eq } from 'drizzle-orm';
import { provider } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { count } from '~/kernel/words';
import { db } from '~/platform/db.server';
import { createAccount } from '../commands.server';
import { type BadLine, MOST_LISTED, readPeople } from '../domain/people-list';
import { has, type Viewer } from '../domain/roles';

export type Brought = {
  invited: { name: string; email: string }[];
  bad: BadLine[];
  /** The lines that could not be used, as they were, to be mended and sent again. */
  left: string;
};

/**
 * Invites the people of a list, each with one role: those whose line is sound, whatever is wrong with others. The same list
 * sent twice with one form's id invites nobody twice.
 * @param input.text lines with commas, semicolons or tabs between, such as are copied from a spreadsheet
 * @returns a refusal for a list that cannot be read as one at all
 */
export async function bringPeople(
  viewer: Viewer,
  input: { id: string; text: string },
): Promise<Verdict<Brought>> {
  if (!has(viewer, 'admin')) return no('account.forbidden', 'Only an administrator can invite people.');
  const rows = cellsOf(input.text);
  if (rows === null)
    return no(
      'people.unreadable',
      'This could not be read as a list: a quotation mark is opened and never closed',
      {
        field: 'text',
      },
    );
  if (rows.length > MOST_LISTED + 1)
    return no('people.too-many', `Bring in up to ${count(MOST_LISTED, 'person', 'people')} at a time`, {
      field: 'text',
    });
  const { people, bad } = readPeople(rows);
  if (people.length + bad.length === 0)
    return no('people.none', 'Enter one person on each line', { field: 'text' });
  const providers = await providersByName(viewer);
  const invited: Brought['invited'] = [];
  const refused: BadLine[] = [...bad];
  for (const { provider: name, line, ...person } of people) {
    const providerId = name === null ? null : providers.get(name.toLowerCase());
    const verdict =
      providerId === undefined
        ? no('people.no-provider', `There is no “${name?.slice(0, 60)}” in your directory`)
        : await createAccount(viewer, { ...person, id: idFor(input.id, person.email), providerId });
    if (verdict.ok) invited.push({ name: person.name, email: person.email });
    else
      refused.push({
        line,
        text: rows.find((row) => row.line === line)?.cells.join(', ') ?? '',
        reason: verdict.message,
      });
  }
  refused.sort((a, b) => a.line - b.line);
  return yes({ invited, bad: refused, left: linesOf(input.text, refused) });
}

/** Cells of each line; null where it is no list at all. */
function cellsOf(text: string): { line: number; cells: string[] }[] | null {
  const first = text.split(/\r?\n/, 1)[0] ?? '';
  const delimiter = [...'\t;,'].find((sign) => first.includes(sign)) ?? ',';
  try {
    const read = parse(text, {
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      bom: true,
    });
    // With `info` the library gives each record with where it stood.
    const found = read as unknown as { record: string[]; info: { lines: number } }[];
    return found.map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch {
    return null;
  }
}

function linesOf(text: string, bad: readonly BadLine[]): string {
  const lines = text.split(/\r?\n/);
  return bad.map(({ line, text: cells }) => lines[line - 1] ?? cells).join('\n');
}

/** One id for a person of a form, so that sending it again finds the account that is there. */
const idFor = (form: string, email: string) =>
  `p${createHash('sha256').update(`${form} ${email}`).digest('hex').slice(0, 23)}`;

async function providersByName(viewer: Viewer): Promise<Map<string, string>> {
  const rows = await db()
    .select({ id: provider.id, name: provider.name })
    .from(provider)
    .where(and(eq(provider.authorityId, viewer.authorityId), eq(provider.active, true)));
  return new Map(rows.map(({ id, name }) => [name.toLowerCase(), id]));
}
