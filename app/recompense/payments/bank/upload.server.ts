import { createHash } from 'node:crypto';
import {
  unstable_composeUploadHandlers as composeUploadHandlers,
  unstable_createMemoryUploadHandler as createMemoryUploadHandler,
  unstable_parseMultipartFormData as parseMultipart,
} from '@remix-run/node';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { MOST_BANK_BYTES, tooLarge } from './read';

/** A bank's file as it was sent. */
export type SentFile = { name: string; bytes: Uint8Array; hash: string };

/**
 * Takes a form with a bank's file. Held in memory, no more of it than may be taken; what is beyond is let go by.
 * @returns the other fields, and the file: a refusal where none was chosen or it is too large
 */
export async function receiveBankFile(
  request: Request,
): Promise<{ form: FormData; file: Verdict<SentFile> }> {
  const none = no('bank.no-file', 'Choose the bank’s file', { field: 'file' });
  if (!request.headers.get('content-type')?.startsWith('multipart/form-data'))
    return { form: new FormData(), file: none };
  const sent: { name: string; bytes: Uint8Array | null }[] = [];
  const form = await parseMultipart(
    request,
    composeUploadHandlers(
      async ({ name, filename, data }) => {
        if (name !== 'file' || filename === undefined) return undefined;
        sent.push({ name: filename, bytes: await upTo(data, MOST_BANK_BYTES) });
        return null;
      },
      createMemoryUploadHandler({ maxPartSize: 10_000, filter: ({ filename }) => !filename }),
    ),
  );
  form.delete('file');
  const [file] = sent.filter(({ name }) => name !== '');
  if (!file) return { form, file: none };
  if (file.bytes === null) return { form, file: tooLarge() };
  const { bytes } = file;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { form, file: yes({ name: plainName(file.name), bytes, hash }) };
}

/** What comes, or null where it is more than the limit: read to its end, and not kept. */
async function upTo(data: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of data) {
    bytes += part.length;
    if (bytes <= most) parts.push(part);
    else parts.length = 0;
  }
  return bytes > most ? null : new Uint8Array(Buffer.concat(parts));
}

/** The name it was sent with, without folders and characters nobody sees; kept as text only. */
function plainName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return last.replace(/\p{Cc}/gu, '').slice(0, 120) || 'bank.csv';
}
