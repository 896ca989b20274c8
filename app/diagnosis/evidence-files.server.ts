import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  unstable_createMemoryUploadHandler as createMemoryUploadHandler,
  MaxPartSizeExceededError,
  unstable_parseMultipartFormData as parseMultipart,
} from '@remix-run/node';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { env } from '~/platform/env.server';
import { type EvidenceType, MOST_EVIDENCE_BYTES, recogniseEvidence, safeFileName } from './domain';

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

const TAKEN = 'Choose a PDF, Word, Excel, PNG, JPEG, CSV or text file';

/**
 * Takes a form with a file of evidence.
 * @returns the other fields, and the file: null when none was chosen, a refusal for one too large or of another kind
 */
export async function receiveEvidence(
  request: Request,
  field: string,
): Promise<Verdict<{ form: FormData; file: Verdict<CheckedFile | null> }>> {
  try {
    // Text comes as text; a file is held in memory, no more of it than may be taken.
    const form = await parseMultipart(
      request,
      createMemoryUploadHandler({ maxPartSize: MOST_EVIDENCE_BYTES }),
    );
    const sent = form.get(field);
    form.delete(field);
    if (!(sent instanceof File) || sent.name === '') return yes({ form, file: yes(null) });
    return yes({ form, file: checkFile(new Uint8Array(await sent.arrayBuffer()), sent.name) });
  } catch (error) {
    if (!(error instanceof MaxPartSizeExceededError)) throw error;
    return no(
      'evidence.too-large',
      'The file is larger than 10 MB. Choose a smaller one, or send it in parts.',
      {
        field,
      },
    );
  }
}

/** Whether a file may be taken, by its content and size. */
export function checkFile(bytes: Uint8Array, name: string): Verdict<CheckedFile> {
  if (bytes.length > MOST_EVIDENCE_BYTES)
    return no('evidence.too-large', 'The file is larger than 10 MB. Choose a smaller one.', {
      field: 'file',
    });
  const type = recogniseEvidence(bytes, name);
  if (!type) return no('evidence.wrong-type', `${TAKEN}; this one is none of them.`, { field: 'file' });
  return yes({ name: safeFileName(name, type), type, bytes });
}

/** Keeps a file below the data folder, where no page can reach it, under a name of chance. */
export async function keepFile({ name, type, bytes }: CheckedFile): Promise<KeptFile> {
  const filePath = randomUUID();
  await mkdir(folder(), { recursive: true, mode: 0o700 });
  await writeFile(path.join(folder(), filePath), bytes, { mode: 0o600, flag: 'wx' });
  return {
    fileName: name,
    fileType: type,
    fileBytes: bytes.length,
    fileHash: hashOf(bytes),
    filePath,
  };
}

/** Takes back a file that no record came to hold. */
export async function forgetFile({ filePath }: KeptFile): Promise<void> {
  await rm(path.join(folder(), filePath), { force: true });
}

/**
 * A file's bytes as they were sent.
 * @throws when it is not there or has been altered on disk
 */
export async function readKept(filePath: string, fileHash: string): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(await readFile(path.join(folder(), path.basename(filePath))));
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

function folder(): string {
  return path.join(env().dataDir, 'evidence');
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
