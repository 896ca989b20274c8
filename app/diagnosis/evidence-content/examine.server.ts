import { fileTypeFromBuffer } from 'file-type';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { EvidenceType } from '../domain/evidence-files';
import { plainJpeg, plainPng } from '../domain/pictures';
import { againstOffice } from './office.server';
import { againstPdf } from './pdf.server';

/** The text that virus scanners are tried with (EICAR), in two parts so that no scanner takes this file for it. */
const TRIAL_VIRUS = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');
/** How a page or drawing begins that a browser would run. */
const MARKUP =
  /^\s*(<\?xml|<!--|<!doctype|<\/?(html|svg|head|body|script|iframe|object|embed|style|meta|math|img|a|div)\b)/i;

const refused = (words: string) => no('evidence.refused', `${words}.`, { field: 'file' });

/**
 * Looks into a file whose kind is known by how it begins: whether it is that kind alone, whole, and cannot act by itself.
 * @returns the bytes to keep: of a picture without what it says beside the picture; else as they were sent
 */
export async function examine(bytes: Uint8Array, type: EvidenceType): Promise<Verdict<Uint8Array>> {
  if (Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(TRIAL_VIRUS))
    return refused(
      'The file is one that virus scanners stop. Nothing was kept. Tell the people who look after your computer',
    );
  switch (type) {
    case 'png':
    case 'jpg': {
      const plain = type === 'png' ? plainPng(bytes) : plainJpeg(bytes);
      if (!plain || (await kindOf(plain)) !== type)
        return refused('The picture is not whole. Open it, save it again and send the new file');
      return yes(plain);
    }
    case 'pdf': {
      const against = (await kindOf(bytes)) === 'pdf' ? againstPdf(bytes) : 'The file is no PDF';
      return against ? refused(against) : yes(bytes);
    }
    case 'docx':
    case 'xlsx': {
      const against = await againstOffice(bytes);
      if (against) return refused(against);
      return (await kindOf(bytes)) === type ? yes(bytes) : refused('The file is no Word or Excel document');
    }
    case 'csv':
    case 'txt': {
      const start = new TextDecoder().decode(bytes.subarray(0, 2_000)).replace(/^\ufeff/, '');
      if (MARKUP.test(start))
        return refused(
          'The file is a web page or a drawing under another name. Save it as a PDF and send that',
        );
      return yes(bytes);
    }
  }
}

async function kindOf(bytes: Uint8Array): Promise<string | undefined> {
  return (await fileTypeFromBuffer(bytes))?.ext;
}
