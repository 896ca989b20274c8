import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { checkFile } from '../evidence-files.server';

const text = (words: string) => new TextEncoder().encode(words);
const latin = (words: string) => Uint8Array.from(Buffer.from(words, 'latin1'));

/** An Office document of the parts given. */
async function office(parts: Record<string, string | Buffer>): Promise<Uint8Array> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
  return new Uint8Array(Buffer.concat(chunks));
}
const TYPES =
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const WORD = { '[Content_Types].xml': TYPES, 'word/document.xml': '<w:document/>' };
const pdf = (inside: string) => latin(`%PDF-1.7\n${inside}\n%%EOF\n`);
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-', 'ANTIVIRUS-TEST-FILE!$H+H*'].join('');
const packed = (inside: string) => {
  const body = deflateSync(Buffer.from(inside)).toString('latin1');
  return `1 0 obj<</Type/ObjStm/Filter/FlateDecode>>stream\n${body}\nendstream endobj`;
};

async function refusalOf(bytes: Uint8Array, name: string): Promise<string> {
  const checked = await checkFile(bytes, name);
  return checked.ok ? 'taken' : checked.message;
}

describe('a file of evidence is looked into', () => {
  it.each([
    ['a document', async () => office(WORD), 'plan.docx'],
    ['a PDF', async () => pdf('1 0 obj<</Type/Catalog/OpenAction[3 0 R/Fit]>>endobj'), 'a.pdf'],
    ['a PDF with packed parts', async () => pdf(packed('<</Type/Page>>')), 'a.pdf'],
    ['a table', async () => text('year,pupils\n2026,41\n'), 'a.csv'],
    ['words', async () => text('Attendance < 90% in Year 4'), 'a.txt'],
  ])('%s is taken', async (_what, bytes, name) => {
    expect(await refusalOf(await bytes(), name)).toBe('taken');
  });

  it.each([
    ['a document with macros', { 'word/vbaProject.bin': 'x' }, 'plan.docx', /macros|none of them/],
    ['macros in another place', { 'word/extra/vbaProject.bin': 'x' }, 'plan.docx', /macros|none of them/],
    ['a document with a control', { 'word/activeX/activeX1.bin': 'x' }, 'plan.docx', /macros/],
    ['a document with a program', { 'word/embeddings/run.exe': 'x' }, 'plan.docx', /macros/],
    [
      'a document named as one without macros that says it has some',
      {
        '[Content_Types].xml': TYPES.replace('document.main+xml', 'x').replace(
          'vnd.',
          'vnd.ms-word.document.macroEnabled.',
        ),
      },
      'plan.docx',
      /macros/,
    ],
    [
      'a document with its template elsewhere',
      {
        'word/_rels/settings.xml.rels':
          '<R Type="http://x/attachedTemplate" Target="http://x/" TargetMode="External"/>',
      },
      'plan.docx',
      /template/,
    ],
    [
      'a document that unpacks to a thousand times its size',
      { 'word/media/a.bin': Buffer.alloc(20_000_000) },
      'plan.docx',
      /unpacks/,
    ],
  ])('%s is not', async (_what, more, name, words) => {
    expect(await refusalOf(await office({ ...WORD, ...more }), name)).toMatch(words);
  });

  it('a document that is another file as well is not', async () => {
    const plain = await office(WORD);
    const after = new Uint8Array([...plain, ...text('<script>')]);
    expect(await refusalOf(after, 'plan.docx')).toMatch(/two kinds|not whole/);
    expect(await refusalOf(plain.slice(0, -30), 'plan.docx')).toMatch(/not whole/);
  });

  it.each([
    ['with a script', pdf('1 0 obj<</S/JavaScript/JS(app.alert(1))>>endobj'), /script/],
    ['with a script under another spelling', pdf('1 0 obj<</S/J#61vaScript>>endobj'), /script/],
    ['with a script packed away', pdf(packed('<</S/JavaScript>>')), /script/],
    ['with another file inside', pdf('1 0 obj<</Type/EmbeddedFile>>endobj'), /another file/],
    ['that starts a program', pdf('1 0 obj<</S/Launch/F(cmd.exe)>>endobj'), /script|program/],
    ['that is locked', pdf('trailer<</Encrypt 5 0 R>>'), /locked/],
    ['that goes on after its end', latin('%PDF-1.7\n%%EOF\nPK\u0003\u0004 more'), /two kinds/],
    ['that is cut off', latin('%PDF-1.7\n1 0 obj'), /not whole/],
    [
      'that is an archive whose comment hides it',
      latin(`%PDF-1.7\nPK\u0005\u0006${'\0'.repeat(16)}\u0006\0%%EOF\n`),
      /two kinds/,
    ],
  ])('a PDF %s is not', async (_what, bytes, words) => {
    expect(await refusalOf(bytes, 'a.pdf')).toMatch(words);
  });

  it.each([
    ['the trial virus', text(EICAR), 'a.txt', /virus/],
    ['the trial virus in a PDF', pdf(EICAR), 'a.pdf', /virus/],
    ['a page named as a table', text('\n <!DOCTYPE html><script>alert(1)</script>'), 'a.csv', /web page/],
    ['a drawing named as text', text('<?xml version="1.0"?><svg onload="x"/>'), 'a.txt', /drawing/],
    ['a drawing', text('<svg/>'), 'a.svg', /none of them/],
    ['a picture that is none', latin('\u0089PNG\r\n\u001a\nrest'), 'a.png', /not whole/],
    ['a photograph that is none', latin('\u00ff\u00d8\u00ff\u00e0rest'), 'a.jpg', /not whole/],
  ])('%s is not taken', async (_what, bytes, name, words) => {
    expect(await refusalOf(bytes, name)).toMatch(words);
  });
});
