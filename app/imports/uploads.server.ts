import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  unstable_composeUploadHandlers as composeUploadHandlers,
  unstable_createFileUploadHandler as createFileUploadHandler,
  unstable_createMemoryUploadHandler as createMemoryUploadHandler,
  MaxPartSizeExceededError,
  NodeOnDiskFile,
  unstable_parseMultipartFormData as parseMultipart,
} from '@remix-run/node';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { fileStore } from '~/platform/files/store.server';
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
 * @returns the form's other fields with the file, absent when none was chosen; or a refusal for one too large
 */
export async function receiveUpload(
  request: Request,
  field: string,
): Promise<Verdict<{ form: FormData; upload: Upload | null }>> {
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data')) {
    return no('import.not-an-upload', 'No file came with the form. Choose the file again, then send it.');
  }
  const toDisk = createFileUploadHandler({
    directory: folder(),
    maxPartSize: MOST_BYTES,
    file: () => `${newFormId()}.csv`,
  });
  let name = '';
  try {
    const form = await parseMultipart(
      request,
      composeUploadHandlers(
        async (part) => {
          if (part.name !== field || !part.filename) return undefined;
          name = path.basename(part.filename.replaceAll('\\', '/')).slice(0, 120);
          return await toDisk(part);
        },
        createMemoryUploadHandler({ maxPartSize: 10_000, filter: ({ filename }) => !filename }),
      ),
    );
    const file: unknown = form.get(field);
    form.delete(field);
    if (!(file instanceof NodeOnDiskFile)) return yes({ form, upload: null });
    return yes({ form, upload: { name, path: file.getFilePath() } });
  } catch (error) {
    if (!(error instanceof MaxPartSizeExceededError)) throw error;
    return no(
      'import.too-large',
      'The file is larger than 100 MB. Choose the establishment file, or only part of it.',
    );
  }
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
