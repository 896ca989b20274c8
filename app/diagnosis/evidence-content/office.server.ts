import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';

/** Most parts of a document, most bytes unpacked, and most times larger than packed: beyond it was made to do harm. */
const MOST_PARTS = 5_000;
const MOST_UNPACKED = 200_000_000;
const MOST_TIMES = 200;
/** Bytes below which a part may be packed as tightly as it likes. */
const SMALL = 1_000_000;
/** Most bytes read of the parts that say what a document is made of. */
const MOST_READ = 5_000_000;

/** Parts that can act by themselves, wherever they stand in a document. */
const ACTING =
  /(vbaProject|vbaData|oleObject|activeX)[^/]*\.(bin|xml)$|\.(exe|dll|js|vbs|bat|cmd|scr|lnk|jar|html?|svg|zip)$/i;

/**
 * What speaks against an Office document, by the list of its parts and what they say of each other.
 * @returns words for the person who sent it; null where nothing does
 */
export async function againstOffice(bytes: Uint8Array): Promise<string | null> {
  const zip = await fromBufferPromise(Buffer.from(bytes), { strictFileNames: true }).catch(() => null);
  if (!zip) return 'The document is not whole. Open it, save it again and send the new file';
  try {
    return await againstParts(zip, bytes);
  } catch {
    return 'The document is not whole. Open it, save it again and send the new file';
  } finally {
    zip.close();
  }
}

async function againstParts(zip: ZipFile, bytes: Uint8Array): Promise<string | null> {
  let unpacked = 0;
  let first = Number.POSITIVE_INFINITY;
  const telling: Entry[] = [];
  const names = new Set<string>();
  if (zip.entryCount > MOST_PARTS) return TOO_MUCH;
  for await (const entry of zip.eachEntry()) {
    const { fileName, uncompressedSize, compressedSize } = entry;
    unpacked += uncompressedSize;
    first = Math.min(first, entry.relativeOffsetOfLocalHeader);
    if (unpacked > MOST_UNPACKED) return TOO_MUCH;
    if (uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_TIMES) return TOO_MUCH;
    if (entry.isEncrypted()) return 'The document is locked with a password. Take it off and send it again';
    if (ACTING.test(fileName)) return ACTS;
    if (names.has(fileName)) return 'The document is not whole. Open it, save it again and send the new file';
    names.add(fileName);
    if (fileName === '[Content_Types].xml' || fileName.endsWith('.rels')) telling.push(entry);
  }
  // What stands before the first part or after the list of parts is another file in disguise.
  if (first !== 0 || endsElsewhere(bytes)) return DISGUISED;
  let read = 0;
  for (const entry of telling) {
    read += entry.uncompressedSize;
    if (read > MOST_READ) return TOO_MUCH;
    const text = await textOf(zip, entry);
    if (/macroEnabled|vbaProject|activeX/i.test(text)) return ACTS;
    if (/attachedTemplate"[^>]*TargetMode="External"|TargetMode="External"[^>]*attachedTemplate"/i.test(text))
      return 'The document takes its template from elsewhere. Save it as a new document and send that';
  }
  return null;
}

const ACTS =
  'The document holds macros or other parts that can act by themselves. Save it without them, or as a PDF, and send that';
const TOO_MUCH = 'The document unpacks to far more than a document holds. Save it as a PDF and send that';
const DISGUISED = 'The file is two kinds of file at once. Open it, save it again and send the new file';

/** Whether anything follows the end of the archive. Its last record says how long the comment after it is. */
function endsElsewhere(bytes: Uint8Array): boolean {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(
    'PK\u0005\u0006',
    undefined,
    'latin1',
  );
  if (at < 0) return true;
  const comment = (bytes[at + 20] ?? 0) | ((bytes[at + 21] ?? 0) << 8);
  return comment > 0 || at + 22 !== bytes.length;
}

async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer); // a stream of bytes
  return Buffer.concat(parts).toString('utf8');
}
