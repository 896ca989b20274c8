/**
 * Keeps one broken quotation mark from swallowing the rest of a file.
 *
 * Text in quotation marks may hold line breaks, so a mark that is opened and never closed makes everything
 * after it one value. The guard passes whole records on and holds back a line whose marks do not pair up until a
 * later line completes it. If, instead, a line comes that starts as every row of the file does (number, number),
 * or too many lines pass, the lines held are given up as broken and reading goes on with the next.
 */
export type Broken = { line: number; text: string; reason: string };

const ROW_START = /^"?\d{5,7}"?,"?\d{1,7}"?,/;
const MOST_LINES = 40;
const LONGEST = 100_000;
const NO_END =
  'A quotation mark is opened and never closed, so it is not clear where the values of this row end.';
const TOO_LONG = 'The row is far longer than any school’s.';

export class RecordGuard {
  #rest = '';
  #held: string[] = [];
  #line = 0;
  readonly #broken: (found: Broken) => void;

  /** @param broken told of every record given up */
  constructor(broken: (found: Broken) => void) {
    this.#broken = broken;
  }

  /**
   * Takes more text of the file.
   * @returns the records completed by it. A record given up leaves as many empty lines behind, so that lines
   * can still be counted by whoever reads on.
   */
  push(text: string): string {
    const out: string[] = [];
    let from = 0;
    const all = this.#rest === '' ? text : this.#rest + text;
    for (let end = all.indexOf('\n'); end !== -1; end = all.indexOf('\n', from)) {
      this.#take(all.slice(from, end + 1), out);
      from = end + 1;
    }
    this.#rest = all.slice(from);
    if (this.#rest.length > LONGEST) {
      this.#take(this.#rest, out);
      this.#rest = '';
    }
    return out.join('');
  }

  /** The end of the file: what is left of it. */
  end(): string {
    const out: string[] = [];
    if (this.#rest !== '') this.#take(this.#rest, out);
    this.#rest = '';
    if (this.#held.length > 0) this.#giveUp(out, NO_END);
    return out.join('');
  }

  #take(line: string, out: string[]): void {
    this.#line++;
    if (line.length > LONGEST) {
      if (this.#held.length > 0) this.#giveUp(out, NO_END, 1);
      this.#broken({ line: this.#line, text: line.slice(0, 80), reason: TOO_LONG });
      out.push('\n');
      return;
    }
    if (this.#held.length === 0) {
      if (paired(line)) out.push(line);
      else this.#held.push(line);
      return;
    }
    if (ROW_START.test(line)) {
      this.#giveUp(out, NO_END, 1);
      if (paired(line)) out.push(line);
      else this.#held.push(line);
      return;
    }
    this.#held.push(line);
    if (!paired(line)) {
      out.push(this.#held.join(''));
      this.#held = [];
    } else if (this.#held.length >= MOST_LINES) {
      this.#giveUp(out, NO_END);
    }
  }

  /** @param after lines taken since the last one held */
  #giveUp(out: string[], reason: string, after = 0): void {
    const line = this.#line - after - this.#held.length + 1;
    this.#broken({ line, text: (this.#held[0] ?? '').slice(0, 80).trim(), reason });
    out.push('\n'.repeat(this.#held.length));
    this.#held = [];
  }
}

/** Whether the quotation marks of a line come in pairs. */
function paired(line: string): boolean {
  let even = true;
  for (let at = line.indexOf('"'); at !== -1; at = line.indexOf('"', at + 1)) even = !even;
  return even;
}
