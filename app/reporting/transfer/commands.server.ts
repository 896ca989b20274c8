import { createWriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { eq } from 'drizzle-orm';
import { authority } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { database, db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { type Exported, writeExport } from './export.server';

/**
 * Writes everything of an authority to a new file, for the command line; that it was done is in the authority's audit
 * trail, in the archive as well.
 * @throws in plain words for an authority that is not there and a file that is
 */
export async function exportToFile(
  code: string,
  file: string,
): Promise<Exported & { name: string; bytes: number }> {
  const [found] = await db().select().from(authority).where(eq(authority.code, code));
  if (!found) throw new Error(`There is no authority ${code} here.`);
  // Made before anything is recorded: a file that is there is not written over.
  const out = createWriteStream(file, { flags: 'wx', mode: 0o600 });
  await new Promise<void>((resolve, reject) => {
    out.once('open', () => resolve());
    out.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EEXIST' ? new Error(`${file} is there already. Name a new file.`) : error),
    );
  });
  try {
    await transact(systemActor('cli', found.id), async ({ emit }) => {
      emit({ type: 'authority.exported', subject: { type: 'authority', id: found.id } });
      return yes();
    });
    const { id, name, demo } = found;
    const made = await database().snapshot((handle) =>
      writeExport(handle, { id, code, name, demo }, clock.now(), out),
    );
    return { ...made, name, bytes: (await stat(file)).size };
  } catch (error) {
    await rm(file, { force: true });
    throw error;
  }
}
