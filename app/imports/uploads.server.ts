import { mkdirSync } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
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
import { env } from '~/platform/env.server';
import { newFormId } from '~/platform/transact.server';
import { MOST_BYTES } from './forms';

/** A file as it was sent, kept below the data folder, where no page can reach it. */
export type Upload = { name: string; path: string };

/** Uploaded files, apart from anything that is served. */
function folder(): string {
  const made = path.join(env().dataDir, 'imports');
  mkdirSync(made, { recursive: true, mode: 0o700 });
  return made;
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

/** Forgets an uploaded file; it is no error if it is gone. */
export async function discardUpload(file: string | null): Promise<void> {
  if (file !== null) await rm(file, { force: true });
}

/** Whether an uploaded file is still there. */
export async function uploadIsThere(file: string | null): Promise<boolean> {
  return file !== null && (await stat(file).catch(() => null)) !== null;
}
