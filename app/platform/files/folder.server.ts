import { randomUUID } from 'node:crypto';
import { constants, copyFile, link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { FILE_FOLDERS, FileMissing, type FileStore, FileThere, soundKey } from './contract.server';

/** Files that are being written begin so; a process that died leaves one, which nobody takes for a file. */
const PART = '.part-';

/**
 * A store in a folder, which several processes of one machine, or of several that share a disk, may use at once.
 * @param root the folder; folders for kinds of file are made in it
 */
export function folderStore(root: string): FileStore {
  const at = (key: string) => path.join(root, soundKey(key));

  /** Writes beside, makes sure of it, then gives it its name in one step that fails where the name is taken. */
  async function keep(key: string, write: (part: string) => Promise<void>): Promise<void> {
    const target = at(key);
    const folder = path.dirname(target);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const part = path.join(folder, PART + randomUUID());
    try {
      await write(part);
      await flush(part);
      await nameIt(part, target, key);
    } finally {
      await rm(part, { force: true });
    }
    await flush(folder);
  }

  return {
    place: `the folder ${root}`,
    put: (key, bytes) =>
      keep(key, async (part) => {
        const file = await open(part, 'wx', 0o600);
        try {
          await file.writeFile(bytes);
        } finally {
          await file.close();
        }
      }),
    putFile: (key, source) =>
      keep(key, async (part) => {
        await copyFile(source, part, constants.COPYFILE_EXCL);
      }),
    read: async (key) => new Uint8Array(await readFile(at(key)).catch(asMissing(key))),
    async withFile(key, work) {
      await stat(at(key)).catch(asMissing(key));
      return work(at(key));
    },
    async remove(key) {
      await rm(at(key), { force: true });
    },
    async has(key) {
      return stat(at(key)).then(
        (found) => found.isFile(),
        (error: unknown) => {
          if (codeOf(error) === 'ENOENT') return false;
          throw error;
        },
      );
    },
    async *list(only) {
      for (const folder of only ? [only] : FILE_FOLDERS) {
        const names = await readdir(path.join(root, folder)).catch((error: unknown) => {
          if (codeOf(error) === 'ENOENT') return [];
          throw error;
        });
        for (const name of names) {
          if (name.startsWith('.')) continue;
          // One that was removed since the names were read is not there.
          const found = await stat(path.join(root, folder, name)).catch(() => null);
          if (found?.isFile()) yield { key: `${folder}/${name}`, bytes: found.size };
        }
      }
    },
  };
}

/** A second name is refused where it is taken, which renaming is not; disks that know none get a copy that is as strict. */
async function nameIt(part: string, target: string, key: string): Promise<void> {
  try {
    await link(part, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new FileThere(key);
    if (!['EPERM', 'ENOSYS', 'ENOTSUP', 'EOPNOTSUPP'].includes(codeOf(error))) throw error;
    await copyFile(part, target, constants.COPYFILE_EXCL).catch((refused: unknown) => {
      throw codeOf(refused) === 'EEXIST' ? new FileThere(key) : refused;
    });
    await flush(target);
  }
}

/** Has what was written to a file, or to the list of a folder's names, reach the disk. */
async function flush(place: string): Promise<void> {
  const handle = await open(place, constants.O_RDONLY);
  try {
    await handle.sync();
  } catch (error) {
    // Some disks know no flushing of folders; their names are safe with the file.
    if (!['EINVAL', 'EPERM', 'ENOTSUP'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

function asMissing(key: string) {
  return (error: unknown): never => {
    throw codeOf(error) === 'ENOENT' ? new FileMissing(key) : error;
  };
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
