/**
 * Keeps one broken quotation mark from swallowing the rest of a file.
 *
 * Text in quotation marks may hold line breaks, so a mark that is opened and never closed makes everything
 * after it one value. The guard passes whole records on and holds back a line whose marks do not pair up until a
 * later line completes it. If, instead, a line comes that starts as rows of the register do (number, number) or has as
 * many values as the heading, or too many lines pass, the line with the mark is given up as broken. Of the lines held
 * after it, those that could be rows are read; the others were the rest of its text.
 *
 * It works on bytes: marks and line ends are the same in every encoding read here.
 */
export type Broken = { line: number; text: string; reason: string };

const QUOTE = 0x22;
const NEWLINE = 0x0a;
const COMMA = 0x2c;
/** The heading stands among the first lines: the widest of them tells how many values a row has. */
const HEADING_WITHIN = 20;
const ROW_START = /^"?\d{5,7}"?,"?\d{1,7}"?,/;
const MOST_LINES = 40;
const LONGEST = 100_000;
const NO_END =
  'A quotation mark is opened and never closed, so it is not clear where the values of this row end.';
const TOO_LONG = 'The row is far longer than any school’s.';

export class RecordGuard {
  #rest: Uint8Array = new Uint8Array();
  #held: Uint8Array[] = [];
  #line = 0;
  /** Commas between the values of the heading. */
  #commas = 0;
  /** In a line that is too long to be a row: all of it is passed over. */
  #skipping = false;
  readonly #broken: (found: Broken) => void;

  /** @param broken told of every record given up */
  constructor(broken: (found: Broken) => void) {
    this.#broken = broken;
  }

  /**
   * Takes more bytes of the file.
   * @returns the records completed by them, in order. A record given up leaves as many empty lines behind, so
   * that lines can still be counted by whoever reads on.
   */
  push(bytes: Uint8Array): Uint8Array[] {
    const out: Uint8Array[] = [];
    const all = this.#rest.length === 0 ? bytes : join([this.#rest, bytes]);
    let start = 0;
    if (this.#skipping) {
      const end = all.indexOf(NEWLINE);
      if (end === -1) return out;
      this.#skipping = false;
      out.push(newlines(1));
      start = end + 1;
    }
    let passed = start;
    let quotes = 0;
    for (let at = start; at < all.length; at++) {
      const byte = all[at];
      if (byte === QUOTE) quotes++;
      else if (byte === NEWLINE) {
        const end = at + 1;
        const plain = quotes % 2 === 0 && this.#held.length === 0 && end - start <= LONGEST;
        if (plain) {
          this.#line++;
          this.#measure(all.subarray(start, end));
        } else {
          // Lines that need no look are passed on together, without copying.
          if (start > passed) out.push(all.subarray(passed, start));
          this.#take(all.subarray(start, end), quotes % 2 === 0, out);
          passed = end;
        }
        start = end;
        quotes = 0;
      }
    }
    if (start > passed) out.push(all.subarray(passed, start));
    this.#rest = all.slice(start);
    if (this.#rest.length > LONGEST) {
      this.#line++;
      this.#tooLong(this.#rest, out);
      this.#skipping = true;
      this.#rest = new Uint8Array();
    }
    return out;
  }

  /** The end of the file: what is left of it. */
  end(): Uint8Array[] {
    const out: Uint8Array[] = [];
    if (this.#rest.length > 0) this.#take(this.#rest, paired(this.#rest), out);
    this.#rest = new Uint8Array();
    if (this.#held.length > 0) this.#giveUp(out, NO_END);
    return out;
  }

  #take(line: Uint8Array, even: boolean, out: Uint8Array[]): void {
    this.#line++;
    if (line.length > LONGEST) {
      this.#tooLong(line, out);
      out.push(newlines(1));
      return;
    }
    this.#measure(line);
    if (this.#held.length > 0 && this.#startsRow(line, even)) this.#giveUp(out, NO_END, 1);
    if (this.#held.length === 0) {
      if (even) out.push(line);
      else this.#held.push(line.slice());
      return;
    }
    this.#held.push(line.slice());
    if (!even) {
      out.push(join(this.#held));
      this.#held = [];
    } else if (this.#held.length >= MOST_LINES) {
      this.#giveUp(out, NO_END);
    }
  }

  #tooLong(line: Uint8Array, out: Uint8Array[]): void {
    if (this.#held.length > 0) this.#giveUp(out, NO_END, 1);
    this.#broken({ line: this.#line, text: beginning(line), reason: TOO_LONG });
  }

  #measure(line: Uint8Array): void {
    if (this.#line <= HEADING_WITHIN) this.#commas = Math.max(this.#commas, commasOf(line));
  }

  /** Whether a line is a row of its own, not more of the text that was opened before it. */
  #startsRow(line: Uint8Array, even: boolean): boolean {
    return ROW_START.test(beginning(line)) || (even && this.#commas >= 2 && commasOf(line) === this.#commas);
  }

  /** @param after lines taken since the last one held */
  #giveUp(out: Uint8Array[], reason: string, after = 0): void {
    const line = this.#line - after - this.#held.length + 1;
    this.#broken({ line, text: beginning(this.#held[0] ?? new Uint8Array()), reason });
    out.push(newlines(1));
    // A row cut short has most of its values; what is left of a text has hardly any.
    for (const rest of this.#held.slice(1))
      out.push(this.#commas >= 2 && commasOf(rest) * 2 >= this.#commas ? rest : newlines(1));
    this.#held = [];
  }
}

/** Whether the quotation marks of a line come in pairs. */
function paired(line: Uint8Array): boolean {
  let even = true;
  for (const byte of line) if (byte === QUOTE) even = !even;
  return even;
}

/** Commas outside quotation marks: one fewer than the line has values. */
function commasOf(line: Uint8Array): number {
  let count = 0;
  let inside = false;
  for (const byte of line) {
    if (byte === QUOTE) inside = !inside;
    else if (byte === COMMA && !inside) count++;
  }
  return count;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function newlines(n: number): Uint8Array {
  return new Uint8Array(n).fill(NEWLINE);
}

/** The first letters of a line, for the report. */
function beginning(line: Uint8Array): string {
  return String.fromCharCode(...line.subarray(0, 80)).trim();
}
