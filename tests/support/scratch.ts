import { accessSync, constants, mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where many systems keep a file system in memory. */
const IN_MEMORY = '/dev/shm';
/** What a whole run needs at once, several times over: databases of two workers, a write-ahead log, copies of the demo. */
const ROOM_BYTES = 3 * 1024 ** 3;

/**
 * A new folder for databases that live as long as a test: in memory where there is room, for nothing in them has to
 * outlive the machine, and writing them to a disk takes longer than the tests. A process that is killed loses nothing
 * there either. Otherwise below the system's temporary folder.
 * @param prefix of the folder's name
 */
export function scratchFolder(prefix: string): string {
  return mkdtempSync(join(hasRoom(IN_MEMORY) ? IN_MEMORY : tmpdir(), prefix));
}

function hasRoom(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}
