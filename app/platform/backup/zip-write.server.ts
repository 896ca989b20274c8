import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { finished, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Manifest } from './layout';

type Pieces = AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>;

/**
 * A zip file being written, one entry after another, each counted and hashed as it goes through. Only what is under way is
 * held in memory.
 * @param file must not be there yet
 */
export function newZip(file: string, at: Date) {
  const zip = new ZipFile();
  const files: Manifest['files'] = [];
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  let reading: Readable | null = null;
  const broken = new Promise<never>((_, reject) => {
    zip.on('error', reject);
    finished(out, (error) => reject(error ?? new Error('The file was closed before its end')));
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
    files: () => files.map((one) => ({ ...one })),
    /** @param compress false for what is packed already, as most documents are */
    async add(name: string, pieces: Pieces, compress = true): Promise<void> {
      const through = new Promise<void>((resolve, reject) => {
        // Records of a whole country may pass 4 GB, which only the longer form of entry holds.
        zip.addReadStreamLazy(
          name,
          { mtime: at, compress, forceZip64Format: true, mode: 0o100600 },
          (take) => {
            reading = Readable.from(measured(name, pieces));
            reading.once('end', () => resolve());
            reading.once('error', reject);
            take(null, reading);
          },
        );
      });
      await Promise.race([through, broken]);
    },
    async end(): Promise<void> {
      zip.end();
      await written;
    },
    abandon(): void {
      reading?.destroy();
      out.destroy();
    },
  };
}
