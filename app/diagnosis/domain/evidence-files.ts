/** Kinds of file taken as evidence, by what they are named and served as. */
export const EVIDENCE_TYPES = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  txt: 'text/plain',
} as const;
export type EvidenceType = keyof typeof EVIDENCE_TYPES;

/** Largest file taken: 10 MB. */
export const MOST_EVIDENCE_BYTES = 10_000_000;

/**
 * What a file is, by its content; its name only tells a table from plain text, which nothing else does.
 * @returns null for anything not taken: scripts, programs, pages, documents with macros, text that is not UTF-8
 */
export function recogniseEvidence(bytes: Uint8Array, name: string): EvidenceType | null {
  if (bytes.length === 0) return null;
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46, 0x2d])) return 'pdf';
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'jpg';
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return officeType(bytes);
  if (!isText(bytes)) return null;
  const ending = name.toLowerCase().split('.').at(-1);
  return ending === 'csv' || ending === 'txt' ? ending : null;
}

/** An Office document is an archive that lists its parts; one that carries macros is not taken. */
function officeType(bytes: Uint8Array): 'docx' | 'xlsx' | null {
  if (!holds(bytes, '[Content_Types].xml') || holds(bytes, 'vbaProject.bin')) return null;
  if (holds(bytes, 'word/document.xml')) return 'docx';
  return holds(bytes, 'xl/workbook.xml') ? 'xlsx' : null;
}

function isText(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // Control characters other than tab, line and page ends are in no text a person wrote.
    return bytes.every((byte) => byte >= 0x20 || (byte >= 0x09 && byte <= 0x0d && byte !== 0x0b));
  } catch {
    return false;
  }
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

/** Whether a name stands in the archive: names are never compressed. */
function holds(bytes: Uint8Array, name: string): boolean {
  const wanted = new TextEncoder().encode(name);
  const [first = 0] = wanted;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1))
    if (wanted.every((byte, i) => bytes[at + i] === byte)) return true;
  return false;
}

/** A name safe to show and to save under: no folders, no control characters, with the ending of its true type. */
export function safeFileName(name: string, type: EvidenceType): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const stem = last
    .replace(/\.[^.]*$/, '')
    .replace(/[^\p{L}\p{N} ._()-]/gu, '')
    .replace(/^[. ]+/, '')
    .trim()
    .slice(0, 80);
  return `${stem || 'evidence'}.${type}`;
}
