import { createWriteStream } from 'node:fs';
import { newZip, type Pieces } from '../zip/write.server';

/**
 * A backup being written to a file that is nobody else's to read.
 * @param file must not be there yet
 */
export function newBackupFile(file: string, at: Date) {
  const zip = newZip(createWriteStream(file, { flags: 'wx', mode: 0o600 }), at);
  return {
    ...zip,
    /** @param compress false for what is packed already, as most documents are */
    add: (name: string, pieces: Pieces, compress = true): Promise<void> =>
      // Records of a whole country may pass 4 GB, which only the longer form of entry holds.
      zip.add(name, pieces, { compress, forceZip64Format: true, mode: 0o100600 }),
  };
}
