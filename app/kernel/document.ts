/**
 * A document as it is read, whatever shows it: a page, paper or a file. Parts in reading order, all in words.
 */
export type DocumentModel = {
  title: string;
  /** Small words above the title: what it belongs to. */
  caption: string;
  /** At the foot of every page: what somebody has to know who finds one page alone. */
  footer: string;
  parts: DocumentPart[];
};

export type DocumentPart =
  | { kind: 'heading'; level: 2 | 3; text: string }
  /** Line breaks are kept. `soft` for what is beside the matter. */
  | { kind: 'paragraph'; text: string; soft?: boolean }
  | { kind: 'list'; items: readonly string[] }
  /** What something is, line by line; several words of one line are a list. */
  | { kind: 'facts'; rows: readonly Fact[] }
  /** The first column names the row. */
  | {
      kind: 'table';
      caption: string;
      columns: readonly DocumentColumn[];
      rows: readonly (readonly string[])[];
    }
  | { kind: 'figure'; alt: string; width: number; height: number; marks: readonly FigureMark[] };

export type Fact = { label: string; words: readonly string[] };
export type DocumentColumn = { head: string; numeric?: boolean };

/** The tones a figure is drawn in. */
export type FigureTone = 'ink' | 'soft' | 'line' | 'teal' | 'white';

/** A line or an area by its SVG path, or some words, in the figure's own units from its top left. */
export type FigureMark =
  | { path: string; stroke?: FigureTone; fill?: FigureTone; width?: number; dash?: readonly [number, number] }
  | {
      text: string;
      x: number;
      y: number;
      size: number;
      tone: FigureTone;
      anchor: 'start' | 'middle' | 'end';
    };

/** A heading; 2 for a part of the document, 3 for a part of that. */
export const heading = (text: string, level: 2 | 3 = 2): DocumentPart => ({ kind: 'heading', level, text });

/** A paragraph; nothing where there are no words. */
export const paragraph = (text: string | null | undefined): DocumentPart[] =>
  text?.trim() ? [{ kind: 'paragraph', text: text.trim() }] : [];

/** Facts by label and words: several lines of a text are a list; what is given as texts, such as an address, stays as it is. */
export const facts = (
  rows: readonly { label: string; words: string | readonly string[] }[],
): DocumentPart => ({
  kind: 'facts',
  rows: rows.map(({ label, words }) => ({
    label,
    words: typeof words === 'string' ? linesOf(words) : words,
  })),
});

/** The lines of a text that say something. */
export const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Everything a document says, one line a thing, in reading order: to compare what shows it. */
export function documentText({ title, caption, parts }: DocumentModel): string {
  return [caption, title, ...parts.flatMap(partText)].join('\n');
}

function partText(part: DocumentPart): string[] {
  switch (part.kind) {
    case 'heading':
    case 'paragraph':
      return [part.text];
    case 'list':
      return [...part.items];
    case 'facts':
      return part.rows.flatMap(({ label, words }) => [label, ...words]);
    case 'table':
      return [part.caption, ...part.columns.map(({ head }) => head), ...part.rows.flat()];
    case 'figure':
      return part.marks.flatMap((mark) => ('text' in mark ? [mark.text] : []));
  }
}
