import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { type Entry, openPromise, type ZipFile } from 'yauzl';

/** How a kind of archive refuses what is not as it was written, in words for whoever brings it. */
export type Refusals = {
  /** The error that is thrown, and known again. */
  Refused: new (
    message: string,
  ) => Error;
  /** @param why what the reading said */
  notWhole(why: string): string;
  missing(name: string): string;
  changed(name: string): string;
  /** @param line from 1 */
  noRecord(name: string, line: number): string;
  tooLong(name: string, line: number): string;
  cutOff(name: string): string;
  tooMany: string;
};

/** The most of what is read before anything is known of it. */
export type ReadLimits = { entries: number; lineBytes: number };

/** A zip file whose directory has been read, and nothing else of it. */
export type OpenZip = {
  /** Entries by name: more than one of a name is for the caller to refuse. */
  entries: ReadonlyMap<string, Entry[]>;
  /** All of an entry as text. Look at its size first. */
  text(entry: Entry): Promise<string>;
  /** A file's bytes as they come. @throws a refusal at its end where they are not those that `listed` says */
  read(name: string, listed: readonly { name: string; sha256: string }[]): AsyncGenerator<Buffer>;
  /** Its lines as JSON values, in strict UTF-8; checked as `read` does. */
  lines(name: string, listed: readonly { name: string; sha256: string }[]): AsyncGenerator<unknown>;
  close(): void;
};

const LINE_END = 0x0a;

/**
 * Opens a zip file. Nothing is unpacked.
 * @throws a refusal for what is none, was cut off, or lists more than the limit
 */
export async function openZip(file: string, refusals: Refusals, limits: ReadLimits): Promise<OpenZip> {
  const { Refused } = refusals;
  const refused = (error: unknown): Error => {
    if (error instanceof Refused) return error;
    return new Refused(refusals.notWhole(error instanceof Error ? error.message : String(error)));
  };
  const zip = await openPromise(file, { autoClose: false, strictFileNames: true }).catch((error) => {
    throw refused(error);
  });
  try {
    const entries = await entriesOf(zip, limits.entries, () => new Refused(refusals.tooMany));
    const read: OpenZip['read'] = async function* (name, listed) {
      const [entry] = entries.get(name) ?? [];
      const one = listed.find((other) => other.name === name);
      if (!entry || !one) throw new Refused(refusals.missing(name));
      const hash = createHash('sha256');
      for await (const piece of unpacked(zip, entry, refused)) {
        hash.update(piece);
        yield piece;
      }
      if (hash.digest('hex') !== one.sha256) throw new Refused(refusals.changed(name));
    };
    return {
      entries,
      read,
      lines: (name, listed) => linesOf(read(name, listed), name, refusals, limits.lineBytes),
      async text(entry) {
        const pieces: Buffer[] = [];
        for await (const piece of unpacked(zip, entry, refused)) pieces.push(piece);
        return Buffer.concat(pieces).toString('utf8');
      },
      close: () => zip.close(),
    };
  } catch (error) {
    zip.close();
    throw refused(error);
  }
}

async function entriesOf(zip: ZipFile, most: number, tooMany: () => Error): Promise<Map<string, Entry[]>> {
  const entries = new Map<string, Entry[]>();
  let read = 0;
  // A directory that claims more than is there is found out while it is read.
  for await (const entry of zip.eachEntry()) {
    if (++read > most) throw tooMany();
    entries.set(entry.fileName, [...(entries.get(entry.fileName) ?? []), entry]);
  }
  return entries;
}

/** The bytes of a file, unpacked as they are read; the library sees to it that they are no more than the directory says. */
async function* unpacked(
  zip: ZipFile,
  entry: Entry,
  refused: (error: unknown) => Error,
): AsyncGenerator<Buffer> {
  let stream: Readable | null = null;
  try {
    stream = await zip.openReadStreamPromise(entry);
    for await (const piece of stream) yield Buffer.from(piece);
  } catch (error) {
    throw refused(error);
  } finally {
    stream?.destroy();
  }
}

async function* linesOf(
  pieces: AsyncIterable<Buffer>,
  name: string,
  refusals: Refusals,
  mostBytes: number,
): AsyncGenerator<unknown> {
  const { Refused } = refusals;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let number = 0;
  let held: Buffer[] = [];
  let heldBytes = 0;
  const parsed = (line: Buffer): unknown => {
    number++;
    try {
      return JSON.parse(decoder.decode(line));
    } catch {
      throw new Refused(refusals.noRecord(name, number));
    }
  };
  for await (const piece of pieces) {
    let from = 0;
    for (let end = piece.indexOf(LINE_END); end !== -1; end = piece.indexOf(LINE_END, from)) {
      held.push(piece.subarray(from, end));
      yield parsed(Buffer.concat(held));
      held = [];
      heldBytes = 0;
      from = end + 1;
    }
    held.push(piece.subarray(from));
    heldBytes += piece.length - from;
    if (heldBytes > mostBytes) throw new Refused(refusals.tooLong(name, number + 1));
  }
  if (heldBytes > 0) throw new Refused(refusals.cutOff(name));
}
