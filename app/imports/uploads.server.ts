import { createWriteStream, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { fileStore } from '~/platform/files/store.server';
import { readWithFiles } from '~/platform/multipart.server';
import { singleton } from '~/platform/singleton.server';
import { newFormId } from '~/platform/transact.server';
import { MOST_BYTES } from './forms';

/** A file as it was sent, on this machine until it has been looked at; no page can reach it. */
export type Upload = { name: string; path: string };

/** Where files are while they come in, apart from anything that is served; readable by this user alone. */
function folder(): string {
  return singleton('uploads-coming', () => mkdtempSync(path.join(tmpdir(), 'alongside-uploads-')));
}

/**
 * Takes a form with a file. The file goes to disk as it comes, under a name of ours; the one it was sent with is kept
 * as text only.
 * @param field the file's field
 * @returns the form's other fields, and the file: null when none was chosen, a refusal for one too large
 */
export async function receiveUpload(
  request: Request,
  field: string,
): Promise<{ form: FormData; upload: Verdict<Upload | null> }> {
  const sent: { name: string; path: string; whole: boolean }[] = [];
  const form = await readWithFiles(request, async ({ field: into, name, data }) => {
    if (into !== field || sent.length > 0) return;
    const file = path.join(folder(), `${newFormId()}.csv`);
    sent.push({ name: name.slice(0, 120), path: file, whole: await toDisk(data, file) });
  }).catch(async (error: unknown) => {
    // The form was cut off after its file.
    await Promise.all(sent.map((one) => discardUpload(one.path)));
    throw error;
  });
  form.delete(field);
  const [file] = sent;
  if (!file) return { form, upload: yes(null) };
  return { form, upload: file.whole ? yes({ name: file.name, path: file.path }) : TOO_LARGE };
}

const TOO_LARGE = no(
  'import.too-large',
  'The file is larger than 100 MB. Choose the establishment file, or only part of it.',
  { field: 'file' },
);

/** Writes a file as it comes; what is beyond the limit is let go by. @returns whether it is there, whole */
async function toDisk(data: AsyncIterable<Uint8Array>, file: string): Promise<boolean> {
  let bytes = 0;
  async function* upToLimit(): AsyncGenerator<Uint8Array> {
    for await (const part of data) {
      bytes += part.length;
      if (bytes <= MOST_BYTES) yield part;
    }
  }
  try {
    await pipeline(upToLimit, createWriteStream(file));
  } catch (error) {
    await discardUpload(file);
    throw error;
  }
  if (bytes > MOST_BYTES) await discardUpload(file);
  return bytes <= MOST_BYTES;
}

/** Forgets a file that came in; it is no error if it is gone. */
export async function discardUpload(file: string | null): Promise<void> {
  if (file !== null) await rm(file, { force: true });
}

/**
 * Keeps a file that came in where every process finds it, until it has been imported or called off.
 * @returns the name its run's record has for it
 */
export async function keepUpload({ path: file }: Upload): Promise<string> {
  const name = `${newFormId()}.csv`;
  await fileStore().putFile(keyOf(name), file);
  return name;
}

/** Forgets a kept file; it is no error if it is gone. */
export async function forgetUpload(name: string | null): Promise<void> {
  if (name !== null) await fileStore().remove(keyOf(name));
}

/** Whether a kept file is still there. */
export async function uploadIsThere(name: string | null): Promise<boolean> {
  return name !== null && (await fileStore().has(keyOf(name)));
}

/** Has work done on a kept file. @throws where it is gone */
export function withUpload<T>(name: string, work: (file: string) => Promise<T>): Promise<T> {
  return fileStore().withFile(keyOf(name), work);
}

/** Where a kept file is in the store. Records made before 22 November 2026 have its whole path in the data folder. */
function keyOf(name: string): string {
  return `imports/${path.basename(name)}`;
}
