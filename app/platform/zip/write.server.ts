import { createHash } from 'node:crypto';
import { finished, Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type ReadStreamOptions, ZipFile } from 'yazl';

/** What an entry is made of, piece by piece. */
export type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;
/** A file that was written, with what tells whether it is still the same. */
export type WrittenFile = { name: string; bytes: number; sha256: string };

/**
 * A zip file being written, one entry after another, each counted and hashed as it goes through. Only what is under way is
 * held in memory.
 * @param out where it goes; what stops it there stops the reading
 * @param at the time its entries bear
 */
export function newZip(out: Writable, at: Date) {
  const zip = new ZipFile();
  const files: WrittenFile[] = [];
  let reading: Readable | null = null;
  const broken = new Promise<never>((_, reject) => {
    zip.on('error', reject);
    finished(out, (error) => reject(error ?? new Error('The archive was closed before its end')));
  });
  // Whoever waits for an entry hears of it; where nobody does, it is told by `end`.
  broken.catch(() => undefined);
  const written = pipeline(zip.outputStream, out);
  written.catch(() => undefined);

  async function* measured(name: string, pieces: Pieces) {
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces) {
      const buffer = Buffer.from(piece);
      if (buffer.length === 0) continue;
      bytes += buffer.length;
      hash.update(buffer);
      yield buffer;
    }
    files.push({ name, bytes, sha256: hash.digest('hex') });
  }

  return {
    /** What has been written, with its checksums. */
    files: (): WrittenFile[] => files.map((one) => ({ ...one })),
    async add(name: string, pieces: Pieces, options: Partial<ReadStreamOptions> = {}): Promise<void> {
      const through = new Promise<void>((resolve, reject) => {
        zip.addReadStreamLazy(name, { mtime: at, ...options }, (take) => {
          reading = Readable.from(measured(name, pieces));
          reading.once('end', () => resolve());
          reading.once('error', reject);
          take(null, reading);
        });
      });
      await Promise.race([through, broken]);
    },
    async end(): Promise<void> {
      zip.end();
      await written;
    },
    /** Leaves it without its directory, by which it is known for cut off. */
    abandon(error?: unknown): void {
      reading?.destroy();
      out.destroy(error === undefined || error instanceof Error ? error : new Error(String(error)));
    },
  };
}
