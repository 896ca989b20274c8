import PDFDocument from 'pdfkit';
import type { DocumentModel, DocumentPart } from '~/kernel/document';
import { clock } from './clock.server';
import { pdfFonts } from './pdf-fonts.server';
import {
  type Flow,
  LEADING,
  PAPER,
  Pen,
  type Piece,
  type Struct,
  type Style,
  TONES,
  WIDTH,
} from './pdf-pen.server';
import { drawTable } from './pdf-table.server';

const BODY: Style = { font: 'regular', size: 11, tone: 'ink' };
const SOFT: Style = { font: 'regular', size: 10, tone: 'soft' };
const FOOT: Style = { font: 'regular', size: 9, tone: 'soft' };
const TITLE: Style = { font: 'bold', size: 22, tone: 'ink' };
const HEADINGS: Readonly<Record<2 | 3, Style>> = {
  2: { font: 'bold', size: 15, tone: 'ink' },
  3: { font: 'bold', size: 12, tone: 'ink' },
};
const BODY_BOLD: Style = { ...BODY, font: 'bold' };
const BULLET = 14;
const LEFT = PAPER.margin;
/** The standard for accessible files, ISO 14289-1; the library's types have not caught up with it. */
const ACCESSIBLE: object = { subset: 'PDF/UA' };

/**
 * A document as an accessible PDF: tagged with its structure (headings, paragraphs, lists, tables with their headings,
 * figures with their words), in English, with its title, bookmarks and numbered pages, the typeface within it.
 * @returns the bytes of the file
 */
export async function makePdf(model: DocumentModel): Promise<Uint8Array<ArrayBuffer>> {
  const fonts = pdfFonts();
  const doc = new PDFDocument({
    size: 'A4',
    margin: PAPER.margin,
    lang: 'en-GB',
    tagged: true,
    displayTitle: true,
    pdfVersion: '1.7',
    ...ACCESSIBLE,
    bufferPages: true,
    // None of its own: a font opened under two names would be read again at every change of font.
    font: '',
    info: { Title: `${model.title}, ${model.caption}`, Author: 'Alongside', CreationDate: clock.now() },
  });
  doc.registerFont('regular', fonts.regular).registerFont('bold', fonts.bold);
  const chunks: Buffer[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', resolve);
    doc.on('error', reject);
  });
  draw(doc, new Pen(doc, fonts), model);
  doc.end();
  await ended;
  return new Uint8Array(Buffer.concat(chunks));
}

/**
 * A document as the answer to a request: a file to keep, which no browser shows as a page of ours and nothing between keeps.
 * @param fileName without its ending
 */
export async function asPdf(model: DocumentModel, fileName: string): Promise<Response> {
  const name = `${fileName.replace(/[^A-Za-z0-9-]+/g, '-')}.pdf`;
  return new Response(await makePdf(model), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  });
}

function draw(doc: PDFKit.PDFDocument, pen: Pen, model: DocumentModel): void {
  const root = doc.struct('Document');
  doc.addStructure(root);
  text(pen, root, 'P', model.caption, SOFT);
  pen.y += 2;
  text(pen, root, 'H1', model.title, TITLE);
  pen.y += 10;
  const outline = doc.outline.addItem(pen.shown(model.title), { expanded: true });
  let chapter = outline;
  for (const [n, part] of model.parts.entries()) {
    if (part.kind === 'heading') {
      headingSpace(pen, part.level, model.parts[n + 1]);
      const name = pen.shown(part.text);
      if (part.level === 2) chapter = outline.addItem(name, { expanded: false });
      else chapter.addItem(name);
    }
    drawPart(doc, pen, root, part);
  }
  if (pen.named) {
    pen.y += 6;
    text(
      pen,
      root,
      'P',
      'Characters that this typeface has no letters for are given as their Unicode numbers, such as [U+0041].',
      SOFT,
    );
  }
  root.end();
  footers(doc, pen, model.footer);
}

/** A heading stands clear of what is above it, and stays with the beginning of what is under it. */
function headingSpace(pen: Pen, level: 2 | 3, next: DocumentPart | undefined): void {
  pen.y += level === 2 ? 14 : 8;
  pen.room(HEADINGS[level].size * LEADING + 4 + beginningOf(pen, next));
}

/** How much of a part is to stand under its heading at least. */
function beginningOf(pen: Pen, part: DocumentPart | undefined): number {
  const line = BODY.size * LEADING;
  if (part?.kind === 'heading') return HEADINGS[part.level].size * LEADING + 4 * line;
  if (part?.kind === 'table') return 8 * line;
  if (part?.kind === 'figure') return part.height;
  const [first] = part?.kind === 'facts' ? part.rows : [];
  if (!first) return 3 * line;
  const { words, label } = factColumns();
  const lines = Math.max(
    pen.wrap(first.label, BODY_BOLD, label).length,
    first.words.flatMap((text) => pen.wrap(text, BODY, words - (first.words.length > 1 ? BULLET : 0))).length,
  );
  return Math.min(lines * line + 10, PAPER.height / 2);
}

function drawPart(doc: PDFKit.PDFDocument, pen: Pen, root: Struct, part: DocumentPart): void {
  switch (part.kind) {
    case 'heading':
      text(pen, root, `H${part.level}`, part.text, HEADINGS[part.level]);
      pen.y += 4;
      return;
    case 'paragraph':
      text(pen, root, 'P', part.text, part.soft ? SOFT : BODY);
      pen.y += 7;
      return;
    case 'list': {
      const pieces = listPieces(pen, root, part.items, BODY, WIDTH);
      pen.flows([{ x: LEFT, width: WIDTH, pieces }]);
      pen.y += 7;
      return;
    }
    case 'facts':
      drawFacts(pen, root, part.rows);
      return;
    case 'table':
      drawTable(pen, root, part);
      return;
    case 'figure':
      drawFigure(doc, pen, root, part);
      return;
  }
}

/** Text of one element across the page. */
function text(pen: Pen, parent: Struct, tag: string, words: string, style: Style): void {
  const element = pen.doc.struct(tag);
  parent.add(element);
  const piece: Piece = { element, tag, lines: pen.wrap(words, style, WIDTH), style, indent: 0 };
  pen.flows([{ x: LEFT, width: WIDTH, pieces: [piece] }]);
  element.end();
}

/** A list with its items, each with its bullet and its words. */
function listPieces(
  pen: Pen,
  parent: Struct,
  items: readonly string[],
  style: Style,
  width: number,
): Piece[] {
  const list = pen.doc.struct('L');
  parent.add(list);
  return items.map((item) => {
    const [entry, label, element] = [pen.doc.struct('LI'), pen.doc.struct('Lbl'), pen.doc.struct('LBody')];
    list.add(entry);
    entry.add(label);
    entry.add(element);
    const lines = pen.wrap(item, style, width - BULLET);
    return { element, tag: 'LBody', lines, style, indent: BULLET, label: { element: label, text: '•' } };
  });
}

/** Widths of labels and words, and what parts them. */
function factColumns(): { label: number; gap: number; words: number } {
  const [label, gap] = [WIDTH * 0.3, 14];
  return { label, gap, words: WIDTH - label - gap };
}

/** Labels and words as a table of two columns, each row named by its label. */
function drawFacts(pen: Pen, root: Struct, rows: Extract<DocumentPart, { kind: 'facts' }>['rows']): void {
  const table = pen.doc.struct('Table');
  root.add(table);
  const { label: labelWidth, gap, words: width } = factColumns();
  for (const { label, words } of rows) {
    const row = pen.doc.struct('TR');
    const [head, cell] = [pen.doc.struct('TH', { scope: 'Row' }), pen.doc.struct('TD')];
    table.add(row);
    row.add(head);
    row.add(cell);
    const headFlow: Flow = {
      x: LEFT,
      width: labelWidth,
      pieces: [
        {
          element: head,
          tag: 'TH',
          lines: pen.wrap(label, BODY_BOLD, labelWidth),
          style: BODY_BOLD,
          indent: 0,
        },
      ],
    };
    const pieces =
      words.length > 1
        ? listPieces(pen, cell, words, BODY, width)
        : [
            {
              element: cell,
              tag: 'TD',
              lines: pen.wrap(words[0] ?? '', BODY, width),
              style: BODY,
              indent: 0,
            },
          ];
    const bodyFlow: Flow = { x: LEFT + labelWidth + gap, width, pieces };
    drawRow(pen, [headFlow, bodyFlow]);
    pen.rule(LEFT, LEFT + WIDTH);
    row.end();
  }
  table.end();
  pen.y += 8;
}

/** A row stays on one page where it fits on one; a long one goes on over the next. */
export function drawRow(pen: Pen, flows: readonly Flow[]): void {
  const height = Math.max(...flows.map((flow) => pen.heightOf(flow)));
  pen.room(height < PAPER.height / 2 ? height + 6 : 4 * BODY.size);
  pen.y += 3;
  pen.flows(flows);
  pen.y += 3;
}

function drawFigure(
  doc: PDFKit.PDFDocument,
  pen: Pen,
  root: Struct,
  figure: Extract<DocumentPart, { kind: 'figure' }>,
): void {
  const scale = Math.min(1, WIDTH / figure.width);
  const height = figure.height * scale;
  pen.room(height + 8);
  const top = pen.y;
  const element = doc.struct('Figure', {
    alt: pen.shown(figure.alt),
    bbox: [LEFT, top, LEFT + figure.width * scale, top + height],
  });
  root.add(element);
  pen.marked(element, 'Figure', () => {
    doc.save().translate(LEFT, top).scale(scale);
    for (const mark of figure.marks) {
      if ('text' in mark) {
        const style: Style = { font: 'regular', size: mark.size, tone: mark.tone };
        const words = pen.shown(mark.text);
        const share = { start: 0, middle: 0.5, end: 1 }[mark.anchor];
        // An SVG text stands on its line, one here hangs from its top.
        pen.write(words, style, mark.x - share * pen.widthOf(words, style), mark.y - mark.size);
        continue;
      }
      doc.path(mark.path).lineWidth(mark.width ?? 1);
      if (mark.dash) doc.dash(mark.dash[0], { space: mark.dash[1] });
      else doc.undash();
      if (mark.fill && mark.stroke) doc.fillAndStroke(TONES[mark.fill], TONES[mark.stroke]);
      else if (mark.fill) doc.fill(TONES[mark.fill]);
      else doc.stroke(TONES[mark.stroke ?? 'ink']);
    }
    doc.restore();
  });
  element.end();
  pen.y = top + height + 8;
}

/** What the document is and which page this is, at the foot of each. */
function footers(doc: PDFKit.PDFDocument, pen: Pen, footer: string): void {
  const { start, count } = doc.bufferedPageRange();
  const y = PAPER.height - PAPER.margin + 4;
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page);
    const number = `Page ${page - start + 1} of ${count}`;
    pen.artifact(
      () => {
        const room = WIDTH - pen.widthOf(number, FOOT) - 20;
        pen.write(pen.wrap(footer, FOOT, room)[0] ?? '', FOOT, LEFT, y);
        pen.write(number, FOOT, LEFT + WIDTH - pen.widthOf(number, FOOT), y);
      },
      { type: 'Pagination', attached: ['Bottom'] },
    );
  }
}
