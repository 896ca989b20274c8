import { no, type Refusal, type Verdict } from '~/kernel/verdict';
import type { Counts } from './domain/counts';
import type { RegisterChange, RegisterNotes } from './domain/register';
import { cleanText } from './domain/text';
import { FileRefused, type Finding } from './gias-file.server';
import { type Inspected, readRecords } from './source.server';

/** So many rows of a file, with how far it has been read. */
export type RegisterBatch = { findings: Finding[]; read: number; bytesDone: number };

/** What a batch of links or memberships comes to when it is compared with what is held. */
export type RegisterWeighing = {
  counts: Counts;
  /** What was not taken, of the authorities asked for. */
  findings: Finding[];
  notes: RegisterNotes;
  schools: RegisterChange[];
};

/** Titles may stand above the heading; it is looked for this far down. */
const HEADING_WITHIN = 15;

/** One row below the heading, or one that could not be made out at all. */
export type TableRow<L> =
  | { kind: 'row'; line: number; cells: string[]; layout: L; bytesDone: number }
  | { kind: 'broken'; finding: Finding };

/**
 * Reads a file's rows below its heading, in bounded memory.
 * @param headings whether a row is the heading, and how it is laid out
 * @throws FileRefused before the first row when no row is the heading, or there is none below it
 */
export async function* readTable<L>(
  path: string,
  inspected: Inspected,
  headings: (cells: readonly string[]) => Verdict<L>,
): AsyncGenerator<TableRow<L>> {
  if (inspected.problem)
    throw new FileRefused(no('import.not-csv', `${inspected.problem} Nothing has been changed.`));
  let layout: { of: L } | null = null;
  let widest = 0;
  let tried = 0;
  let any = false;
  let refusal: Refusal = no(
    'import.empty',
    'The file has no heading row that could be read. Nothing has been changed.',
  );
  let broken: Finding[] = [];
  const source = readRecords(path, inspected.encoding, ({ line, text, reason }) => {
    broken.push({ kind: 'row', line, column: null, value: cleanText(text), reason });
  });
  for await (const { line, cells } of source.records) {
    if (layout === null) {
      const found = headings(cells);
      if (found.ok) {
        layout = { of: found.value };
        // What broke above the heading is no row of the file; what broke below it may have been told of already.
        broken = broken.filter((finding) => finding.line > line);
        continue;
      }
      if (cells.length > widest) {
        widest = cells.length;
        refusal = found;
      }
      if (++tried >= HEADING_WITHIN) throw new FileRefused(refusal);
      continue;
    }
    any = true;
    for (const finding of broken) yield { kind: 'broken', finding };
    broken = [];
    yield { kind: 'row', line, cells, layout: layout.of, bytesDone: source.bytesDone() };
  }
  if (layout === null) throw new FileRefused(refusal);
  for (const finding of broken) yield { kind: 'broken', finding };
  if (!any && broken.length === 0)
    throw new FileRefused(no('import.empty', 'The file has headings but no rows. Nothing has been changed.'));
}
