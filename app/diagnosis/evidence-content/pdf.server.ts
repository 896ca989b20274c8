import { inflateSync } from 'node:zlib';

/** Names that make a PDF act by itself or carry other files (ISO 32000-2: 12.6.4, 7.11.4, 13.7). */
const ACTING = /\/(JavaScript|Launch|EmbeddedFile|RichMedia|ImportData|SubmitForm)(?![A-Za-z])/;
/** Most bytes unpacked while looking, over the whole document. */
const MOST_UNPACKED = 50_000_000;

const ACTS = 'The PDF holds a script, or another file inside it. Print it to a new PDF and send that';

/**
 * What speaks against a PDF: that it acts by itself, carries other files, or is another kind of file as well. Parts that
 * are packed together (object streams) are unpacked to look; what is encrypted cannot be looked into and is not taken.
 * @returns words for the person who sent it; null where nothing does
 */
export function againstPdf(bytes: Uint8Array): string | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  const end = text.lastIndexOf('%%EOF');
  if (end < 0) return 'The PDF is not whole. Save it again and send the new file';
  if (text.slice(end + 5).trim() !== '' || endsAsArchive(bytes, text))
    return 'The file is two kinds of file at once. Print it to a new PDF and send that';
  if (/\/Encrypt\s+\d+\s+\d+\s+R|\/Encrypt\s*<</.test(text))
    return 'The PDF is locked. Save it without a password and send that';
  if (ACTING.test(plainNames(text))) return ACTS;
  return holdsActingStream(bytes, text) ? ACTS : null;
}

/** Whether it can be opened as an archive too: the last record of one, with a comment that reaches the end. */
function endsAsArchive(bytes: Uint8Array, text: string): boolean {
  const at = text.lastIndexOf('PK\u0005\u0006');
  return at >= 0 && at + 22 + ((bytes[at + 20] ?? 0) | ((bytes[at + 21] ?? 0) << 8)) === bytes.length;
}

/** Names of a PDF as they are read: `/J#53` is `/JS`. */
function plainNames(text: string): string {
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}

function holdsActingStream(bytes: Uint8Array, text: string): boolean {
  let left = MOST_UNPACKED;
  for (const { index } of text.matchAll(/\/ObjStm\b/g)) {
    const start = /stream\r?\n/.exec(text.slice(index, index + 2_000));
    if (!start) continue;
    const from = index + start.index + start[0].length;
    const to = text.indexOf('endstream', from);
    if (to < 0) return true;
    try {
      const plain = inflateSync(bytes.subarray(from, to), { maxOutputLength: left });
      left -= plain.length;
      if (ACTING.test(plainNames(plain.toString('latin1')))) return true;
    } catch {
      // Packed in a way that is not unpacked here, or far larger than it should be: nobody knows what it holds.
      return true;
    }
  }
  return false;
}
