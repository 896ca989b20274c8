import { createHash, randomUUID } from 'node:crypto';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { fileStore } from '~/platform/files/store.server';
import { readWithFiles, upTo } from '~/platform/multipart.server';
import { type EvidenceType, MOST_EVIDENCE_BYTES, recogniseEvidence, safeFileName } from './domain';
import { examine } from './evidence-content/examine.server';

/** A file that has been checked and is not kept yet. */
export type CheckedFile = { name: string; type: EvidenceType; bytes: Uint8Array };

/** A file as its record says it. */
export type KeptFile = {
  fileName: string;
  fileType: EvidenceType;
  fileBytes: number;
  fileHash: string;
  filePath: string;
};

const TOO_LARGE = no(
  'evidence.too-large',
  'The file is larger than 10 MB. Choose a smaller one, or send it in parts.',
  { field: 'file' },
);
const TAKEN = 'Choose a PDF, Word, Excel, PNG, JPEG, CSV or text file';

/**
 * Takes a form with a file of evidence. What was typed comes back also where the file cannot be taken.
 * @returns the other fields, and the file: null when none was chosen, a refusal for one too large or of another kind
 */
export async function receiveEvidence(
  request: Request,
  field: string,
): Promise<{ form: FormData; file: Verdict<CheckedFile | null> }> {
  const sent: { name: string; bytes: Uint8Array | null }[] = [];
  // Held in memory, no more of it than may be taken: the rest is let go by.
  const form = await readWithFiles(request, async ({ field: into, name, data }) => {
    if (into === field) sent.push({ name, bytes: await upTo(data, MOST_EVIDENCE_BYTES) });
  });
  form.delete(field);
  const [file] = sent;
  if (!file) return { form, file: yes(null) };
  return { form, file: file.bytes === null ? TOO_LARGE : await checkFile(file.bytes, file.name) };
}

/** Whether a file may be taken, by its content and size; a picture without what it says beside the picture. */
export async function checkFile(bytes: Uint8Array, name: string): Promise<Verdict<CheckedFile>> {
  if (bytes.length > MOST_EVIDENCE_BYTES) return TOO_LARGE;
  const type = recogniseEvidence(bytes, name);
  if (!type) return no('evidence.wrong-type', `${TAKEN}; this one is none of them.`, { field: 'file' });
  const examined = await examine(bytes, type);
  return examined.ok ? yes({ name: safeFileName(name, type), type, bytes: examined.value }) : examined;
}

/** Keeps a file in the store, where no page can reach it, under a name of chance. */
export async function keepFile({ name, type, bytes }: CheckedFile): Promise<KeptFile> {
  const filePath = randomUUID();
  await fileStore().put(keyOf(filePath), bytes);
  return {
    fileName: name,
    fileType: type,
    fileBytes: bytes.length,
    fileHash: hashOf(bytes),
    filePath,
  };
}

/**
 * Puts a file back under the name its record has for it, when the record came from elsewhere.
 * @throws where a file of that name is there
 */
export async function bringFile(filePath: string, bytes: Uint8Array): Promise<void> {
  await fileStore().put(keyOf(filePath), bytes);
}

/** Takes back a file that no record came to hold. */
export async function forgetFile({ filePath }: Pick<KeptFile, 'filePath'>): Promise<void> {
  await fileStore().remove(keyOf(filePath));
}

/**
 * A file's bytes as they were sent.
 * @throws when it is not there or has been altered in the store
 */
export async function readKept(filePath: string, fileHash: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await fileStore().read(keyOf(filePath));
  if (hashOf(bytes) !== fileHash) throw new Error(`Evidence file ${filePath} is not as it was sent`);
  return bytes;
}

/**
 * A file as a download: never shown by the browser as a page of ours, never kept by it.
 */
export function asAttachment(bytes: Uint8Array<ArrayBuffer>, fileName: string, type: string): Response {
  const plain = fileName.replace(/[^\x20-\x7e]/g, '_');
  return new Response(bytes, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName)}`,
      'X-Content-Type-Options': 'nosniff',
      'Content-Security-Policy': "default-src 'none'; sandbox",
      'Cache-Control': 'private, no-store',
    },
  });
}

/** Where a file of evidence is in the store. @throws for a name that could lead elsewhere */
function keyOf(filePath: string): string {
  return `evidence/${filePath}`;
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
