/**
 * How a file's bytes become text. The register's own downloads are Windows-1252; the same file saved again by
 * a spreadsheet, or fetched in parts by a program, is UTF-8, with or without a byte order mark; files joined
 * together can be both.
 */
export type Encoding = 'utf-8' | 'windows-1252' | 'mixed';

/**
 * Looks at every byte of a file, chunk by chunk, and says which encoding it is in. Text with accented letters
 * in Windows-1252 is hardly ever well-formed UTF-8, so a file with no malformed sequence is UTF-8.
 */
export class EncodingSurvey {
  #expected = 0;
  #lowest = 0x80;
  #highest = 0xbf;
  #wellFormed = 0;
  #malformed = 0;
  #start: number[] = [];

  /** Bytes in the order of the file. */
  add(bytes: Uint8Array): void {
    for (let i = 0; this.#start.length < 3 && i < bytes.length; i++) this.#start.push(bytes[i] ?? 0);
    const length = bytes.length;
    for (let i = 0; i < length; i++) {
      // Nearly every byte is plain: passed over here, without a look at any state.
      if (this.#expected === 0) while (i < length && (bytes[i] as number) < 0x80) i++;
      if (i < length) this.#next(bytes[i] as number);
    }
  }

  #next(byte: number): void {
    if (this.#expected > 0) {
      if (byte >= this.#lowest && byte <= this.#highest) {
        this.#lowest = 0x80;
        this.#highest = 0xbf;
        if (--this.#expected === 0) this.#wellFormed++;
        return;
      }
      this.#malformed++;
      this.#expected = 0;
    }
    if (byte < 0x80) return;
    this.#lowest = byte === 0xe0 ? 0xa0 : byte === 0xf0 ? 0x90 : 0x80;
    this.#highest = byte === 0xed ? 0x9f : byte === 0xf4 ? 0x8f : 0xbf;
    if (byte >= 0xc2 && byte <= 0xdf) this.#expected = 1;
    else if (byte >= 0xe0 && byte <= 0xef) this.#expected = 2;
    else if (byte >= 0xf0 && byte <= 0xf4) this.#expected = 3;
    else this.#malformed++;
  }

  /**
   * The encoding of everything added. `mixed` is UTF-8 with lines of Windows-1252 in it: a byte order mark, or at
   * least as many well-formed sequences as malformed ones (chance makes far fewer).
   */
  result(): Encoding {
    const malformed = this.#malformed + (this.#expected > 0 ? 1 : 0);
    if (malformed === 0) return 'utf-8';
    const [a, b, c] = this.#start;
    const marked = a === 0xef && b === 0xbb && c === 0xbf;
    return marked || this.#wellFormed >= malformed ? 'mixed' : 'windows-1252';
  }
}

/**
 * What a file plainly is when it is not text with commas.
 * @param start its first bytes, at least 512 where it has them
 * @returns the reason in plain words, or null when it may be a CSV file
 */
export function notCsvReason(start: Uint8Array): string | null {
  if (start.length === 0) return 'The file is empty.';
  const text = String.fromCharCode(...start.slice(0, 512))
    .replace(/^ï»¿/, '')
    .trimStart();
  if (text === '') return 'The file is empty.';
  if (text.startsWith('PK'))
    return 'This is an Excel workbook or a zip file. Open it and save the sheet as “CSV UTF-8 (comma delimited)”.';
  if (text.startsWith('ÐÏ'))
    return 'This is an old Excel workbook. Open it and save the sheet as “CSV UTF-8 (comma delimited)”.';
  if (text.startsWith('%PDF')) return 'This is a PDF document, not a CSV file.';
  if (/^<(!doctype|html|\?xml|head|body)/i.test(text)) {
    return 'This is a web page, not a CSV file. The download may have failed: try downloading it again.';
  }
  if (text.startsWith('ÿþ') || text.startsWith('þÿ'))
    return 'This file is saved as “Unicode text”. Save it as “CSV UTF-8 (comma delimited)”.';
  if (start.includes(0)) return 'This is not a text file.';
  return null;
}
