import type { DocumentPart } from '~/kernel/document';
import { type Flow, LEADING, PAPER, type Pen, type Struct, type Style, WIDTH } from './pdf-pen.server';

type Table = Extract<DocumentPart, { kind: 'table' }>;

const CELL: Style = { font: 'regular', size: 10, tone: 'ink' };
const HEAD: Style = { ...CELL, font: 'bold' };
const GAP = 10;

/** A table with its caption, its headings (again on every page it goes on over) and its rows, each named by its first cell. */
export function drawTable(pen: Pen, root: Struct, { caption, columns, rows }: Table): void {
  const { doc } = pen;
  const widths = columnWidths(pen, columns, rows);
  const xs = widths.map((_, n) => PAPER.margin + widths.slice(0, n).reduce((sum, w) => sum + w + GAP, 0));
  const flowOf = (element: Struct, tag: string, words: string, n: number, style: Style): Flow => ({
    x: xs[n] ?? PAPER.margin,
    width: widths[n] ?? WIDTH,
    numeric: columns[n]?.numeric,
    pieces: [{ element, tag, lines: pen.wrap(words, style, widths[n] ?? WIDTH), style, indent: 0 }],
  });
  const heads = columns.map(({ head }, n) => pen.wrap(head, HEAD, widths[n] ?? WIDTH));
  const headHeight = Math.max(1, ...heads.map(({ length }) => length)) * HEAD.size * LEADING;
  const table = doc.struct('Table');
  root.add(table);
  pen.room(2 * headHeight + 5 * CELL.size * LEADING);

  const name = doc.struct('Caption');
  table.add(name);
  const lines = pen.wrap(caption, HEAD, WIDTH);
  pen.flows([
    {
      x: PAPER.margin,
      width: WIDTH,
      pieces: [{ element: name, tag: 'Caption', lines, style: HEAD, indent: 0 }],
    },
  ]);
  pen.y += 4;

  const headRow = doc.struct('TR');
  table.add(headRow);
  pen.flows(
    columns.map(({ head }, n) => {
      const cell = doc.struct('TH', { scope: 'Column' });
      headRow.add(cell);
      return flowOf(cell, 'TH', head, n, HEAD);
    }),
  );
  headRow.end();
  pen.y += 2;
  pen.rule(PAPER.margin, PAPER.margin + WIDTH, 'soft', 1);

  pen.onNewPage = () => {
    // The headings were read once: on later pages they only help the eye.
    pen.artifact(() => {
      for (const [n, words] of heads.entries()) {
        for (const [line, text] of words.entries()) {
          const x = xs[n] ?? PAPER.margin;
          const right = columns[n]?.numeric ? (widths[n] ?? 0) - pen.widthOf(text, HEAD) : 0;
          pen.write(text, HEAD, x + right, pen.y + line * HEAD.size * LEADING);
        }
      }
    });
    pen.y += headHeight + 2;
    pen.rule(PAPER.margin, PAPER.margin + WIDTH, 'soft', 1);
  };
  for (const cells of rows) {
    const row = doc.struct('TR');
    table.add(row);
    const flows = columns.map((_, n) => {
      const tag = n === 0 ? 'TH' : 'TD';
      const cell = n === 0 ? doc.struct('TH', { scope: 'Row' }) : doc.struct('TD');
      row.add(cell);
      return flowOf(cell, tag, cells[n] ?? '', n, CELL);
    });
    const height = Math.max(...flows.map((flow) => pen.heightOf(flow)));
    pen.room(height < PAPER.height / 2 ? height + 6 : 4 * CELL.size);
    pen.y += 3;
    pen.flows(flows);
    pen.y += 3;
    pen.rule(PAPER.margin, PAPER.margin + WIDTH);
    row.end();
  }
  pen.onNewPage = null;
  table.end();
  pen.y += 10;
}

/**
 * Widths of columns: as wide as what they say where that is no more than their part, so that names, dates and figures stay on
 * one line; the others share what is left by how much each has to say, none narrower than its longest word.
 */
function columnWidths(pen: Pen, columns: Table['columns'], rows: Table['rows']): number[] {
  const all = WIDTH - GAP * (columns.length - 1);
  const cells = columns.map(({ head }, n) => [head, ...rows.map((row) => row[n] ?? '')]);
  const widest = (texts: string[]) => Math.max(0, ...texts.map((text) => pen.widthOf(text, HEAD)));
  const most = cells.map((texts) => widest(texts.flatMap((text) => pen.shown(text).split('\n'))));
  const least = cells.map((texts) =>
    Math.min(all / columns.length, widest(texts.flatMap((text) => pen.shown(text).split(/\s/)))),
  );
  const left = all - most.reduce((sum, w) => sum + w, 0);
  if (left >= 0) {
    // Figures stand at the right edge, words begin at the left one.
    const wider = columns.some(({ numeric }) => numeric) ? 0 : columns.length - 1;
    return most.map((w, n) => (n === wider ? w + left : w));
  }
  const short = most.map((w) => w <= all / columns.length);
  const room = all - most.reduce((sum, w, n) => sum + (short[n] ? w : (least[n] ?? 0)), 0);
  const wanted = most.map((w, n) => (short[n] ? 0 : w - (least[n] ?? 0)));
  const total = wanted.reduce((sum, w) => sum + w, 0);
  return most.map((w, n) => (short[n] ? w : (least[n] ?? 0) + (room * (wanted[n] ?? 0)) / total));
}
