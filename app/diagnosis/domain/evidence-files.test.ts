import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recogniseEvidence, safeFileName } from './evidence-files';

const text = (words: string) => new TextEncoder().encode(words);
const archive = (...names: string[]) => text(`PK\u0003\u0004${names.join('\u0000\u0001')}`);

describe('a file of evidence', () => {
  it.each([
    ['a PDF, whatever it is called', text('%PDF-1.7 …'), 'letter.txt', 'pdf'],
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1), 'a.png', 'png'],
    ['a photograph', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'a.jpeg', 'jpg'],
    ['a document', archive('[Content_Types].xml', 'word/document.xml'), 'a.docx', 'docx'],
    ['a workbook', archive('[Content_Types].xml', 'xl/workbook.xml'), 'a.docx', 'xlsx'],
    ['a table', text('year,pupils\n2026,41\n'), 'a.CSV', 'csv'],
    ['plain text', text('We moderated with four schools – and agreed.'), 'note.txt', 'txt'],
    ['an archive of anything', archive('run.exe'), 'a.docx', null],
    [
      'a document with macros',
      archive('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'),
      'a.docm',
      null,
    ],
    ['a page', text('<script>alert(1)</script>'), 'a.html', null],
    ['a program under another name', Uint8Array.of(0x4d, 0x5a, 0x90, 0, 3), 'a.csv', null],
    ['text in another encoding', Uint8Array.of(0x63, 0x61, 0x66, 0xe9), 'a.txt', null],
    ['nothing', new Uint8Array(), 'a.txt', null],
  ] as const)('%s', (_name, bytes, name, type) => {
    expect(recogniseEvidence(bytes, name)).toBe(type);
  });

  it.each([
    ['..\\..\\etc\\passwd', 'passwd.pdf'],
    ['/tmp/../.hidden.pdf', 'hidden.pdf'],
    ['Year 6 "moderation"\r\n.docx', 'Year 6 moderation.pdf'],
    ['', 'evidence.pdf'],
  ])('is kept under a safe name: %j', (name, safe) => {
    expect(safeFileName(name, 'pdf')).toBe(safe);
  });

  it('never has a name that leaves its folder or breaks a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const safe = safeFileName(name, 'txt');
        expect(safe).toMatch(/^[\p{L}\p{N} ._()-]+\.txt$/u);
        expect(safe.startsWith('.')).toBe(false);
      }),
    );
  });
});
