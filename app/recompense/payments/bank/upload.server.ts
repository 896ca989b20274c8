import { createHash } from 'node:crypto';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { readWithFiles, upTo } from '~/platform/multipart.server';
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
  const sent: { name: string; bytes: Uint8Array | null }[] = [];
  const form = await readWithFiles(request, async ({ field, name, data }) => {
    if (field === 'file') sent.push({ name, bytes: await upTo(data, MOST_BANK_BYTES) });
  });
  form.delete('file');
  const [file] = sent;
  if (!file) return { form, file: none };
  if (file.bytes === null) return { form, file: tooLarge() };
  const { bytes } = file;
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { form, file: yes({ name: plainName(file.name), bytes, hash }) };
}

/** The name it was sent with, without folders and characters nobody sees; kept as text only. */
function plainName(name: string): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  return last.replace(/\p{Cc}/gu, '').slice(0, 120) || 'bank.csv';
}
