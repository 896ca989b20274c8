import type { FigureTone } from '~/kernel/document';
import { type PdfFont, type PdfFonts, shownText } from './pdf-fonts.server';

type Doc = PDFKit.PDFDocument;
export type Struct = PDFKit.PDFStructureElement;

/** The house colours, as on the pages (`app/styles.css`). */
export const TONES: Readonly<Record<FigureTone, string>> = {
  ink: '#16262b',
  soft: '#48585d',
  line: '#c2cccc',
  teal: '#0b5c62',
  white: '#ffffff',
};

export type Style = { font: PdfFont; size: number; tone: FigureTone };

/** Lines of one element of the structure: a paragraph, the body of a list item, a cell. */
export type Piece = {
  element: Struct;
  tag: string;
  lines: readonly string[];
  style: Style;
  indent: number;
  /** The bullet before the first line, an element of its own. */
  label?: { element: Struct; text: string };
};

/** A column of pieces, one below another. */
export type Flow = { x: number; width: number; pieces: Piece[]; numeric?: boolean };

/** A4 with margins of 20 mm, in points. */
export const PAPER = { width: 595.28, height: 841.89, margin: 56.7 };
const BOTTOM = PAPER.height - PAPER.margin - 14;
export const WIDTH = PAPER.width - 2 * PAPER.margin;
export const LEADING = 1.35;

/** Writes lines down the pages of a document, and begins a new one where one is full. */
export class Pen {
  y = PAPER.margin;
  /** Whether a character had to be named by its number. */
  named = false;
  /** Drawn again at the top of each new page, as a table's headings are. */
  onNewPage: (() => void) | null = null;
  private readonly widths = new Map<string, number>();

  constructor(
    readonly doc: Doc,
    private readonly fonts: PdfFonts,
  ) {}

  /** Words the typeface can show. */
  shown(text: string): string {
    const { text: words, named } = shownText(text, this.fonts.has);
    if (named) this.named = true;
    return words;
  }

  /** Begins a new page unless there is room for some height still. */
  room(height: number): void {
    if (this.y + height > BOTTOM && this.y > PAPER.margin) this.newPage();
  }

  newPage(): void {
    this.doc.addPage();
    this.y = PAPER.margin;
    this.onNewPage?.();
  }

  widthOf(text: string, { font, size }: Pick<Style, 'font' | 'size'>): number {
    const key = `${font} ${text}`;
    let width = this.widths.get(key);
    if (width === undefined) {
      // A word is laid out once, as it is written: with the space after it.
      const space = text === ' ' ? 0 : this.widthOf(' ', { font, size: 100 });
      width =
        this.doc
          .font(font)
          .fontSize(100)
          .widthOfString(text === ' ' ? text : `${text} `) - space;
      this.widths.set(key, width);
    }
    return (width * size) / 100;
  }

  /** Text as lines no wider than a width; a word that is wider is broken. */
  wrap(text: string, style: Style, width: number): string[] {
    return this.shown(text)
      .split('\n')
      .flatMap((line) => this.wrapLine(line, style, width));
  }

  private wrapLine(text: string, style: Style, width: number): string[] {
    const lines: string[] = [];
    const space = this.widthOf(' ', style);
    let line = '';
    let used = 0;
    for (const word of text.split(' ').filter((part) => part !== '')) {
      for (const part of this.partsOf(word, style, width)) {
        const wide = this.widthOf(part, style);
        // A part of a broken word begins a line of its own, as there was no room for the word.
        const fits = line === '' || used + space + wide <= width;
        if (line !== '' && fits) {
          line += ` ${part}`;
          used += space + wide;
        } else {
          if (line !== '') lines.push(line);
          line = part;
          used = wide;
        }
      }
    }
    return line === '' ? lines : [...lines, line];
  }

  private partsOf(word: string, style: Style, width: number): string[] {
    if (this.widthOf(word, style) <= width) return [word];
    const parts: string[] = [];
    let part = '';
    for (const character of word) {
      if (part !== '' && this.widthOf(part + character, style) > width) {
        parts.push(part);
        part = '';
      }
      part += character;
    }
    return [...parts, part];
  }

  /** One line at a place; it belongs to whatever is marked at the time. */
  write(text: string, style: Style, x: number, y: number): void {
    this.doc
      .font(style.font)
      .fontSize(style.size)
      .fillColor(TONES[style.tone])
      .text(text, x, y, { lineBreak: false });
  }

  /** Draws something that is not part of what the document says. */
  artifact(draw: () => void, options?: PDFKit.Mixins.MarkingOptions): void {
    this.doc.markContent('Artifact', options ?? { type: 'Layout' });
    draw();
    this.doc.endMarkedContent();
  }

  rule(x1: number, x2: number, tone: FigureTone = 'line', width = 0.6): void {
    this.artifact(() => {
      this.doc.moveTo(x1, this.y).lineTo(x2, this.y).lineWidth(width).stroke(TONES[tone]);
    });
  }

  heightOf({ pieces }: Flow): number {
    return pieces.reduce((sum, { lines, style }) => sum + lines.length * style.size * LEADING, 0);
  }

  /**
   * Draws columns beside one another from the present height down, on as many pages as they need; each piece's lines stay
   * in its element of the structure on all of them.
   */
  flows(flows: readonly Flow[]): void {
    const left = flows.map((flow) => ({ flow, piece: 0, line: 0 }));
    for (;;) {
      const top = this.y;
      let lowest = top;
      for (const cursor of left) lowest = Math.max(lowest, this.drawDown(cursor, top));
      this.y = lowest;
      if (left.every(({ flow, piece }) => piece >= flow.pieces.length)) return;
      this.newPage();
    }
  }

  /** Draws what fits of one column; returns how far down it came. */
  private drawDown(cursor: { flow: Flow; piece: number; line: number }, top: number): number {
    const { flow } = cursor;
    let y = top;
    for (;;) {
      const piece = flow.pieces[cursor.piece];
      if (!piece) return y;
      const height = piece.style.size * LEADING;
      const fit = Math.floor((BOTTOM - y) / height + 0.001);
      if (fit <= 0 && piece.lines.length > 0) return y;
      const lines = piece.lines.slice(cursor.line, cursor.line + fit);
      if (lines.length > 0) this.drawLines(piece, lines, flow, y, cursor.line === 0);
      y += lines.length * height;
      cursor.line += lines.length;
      if (cursor.line < piece.lines.length) return y;
      cursor.piece += 1;
      cursor.line = 0;
    }
  }

  private drawLines(piece: Piece, lines: readonly string[], flow: Flow, top: number, first: boolean): void {
    const { style, element, tag, indent, label } = piece;
    if (label && first) {
      this.marked(label.element, 'Lbl', () => this.write(label.text, style, flow.x, top));
    }
    this.marked(element, tag, () => {
      for (const [n, line] of lines.entries()) {
        const x = flow.numeric ? flow.x + flow.width - this.widthOf(line, style) : flow.x + indent;
        // The space parts this line's last word from the next line's first where the text is taken out again.
        this.write(`${line} `, style, x, top + n * style.size * LEADING);
      }
    });
  }

  /** Draws something as content of an element of the structure. */
  marked(element: Struct, tag: string, draw: () => void): void {
    const content = this.doc.markStructureContent(tag);
    draw();
    this.doc.endMarkedContent();
    element.add(content);
  }
}
