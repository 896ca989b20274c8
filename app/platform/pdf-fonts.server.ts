import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { singleton } from './singleton.server';

export type PdfFont = 'regular' | 'bold';

/** The house typeface as files that can be put into a document: those of the pages are of a kind that cannot. */
const FILES: Readonly<Record<PdfFont, string>> = {
  regular: '400Regular/SourceSans3_400Regular.ttf',
  bold: '700Bold/SourceSans3_700Bold.ttf',
};

export type PdfFonts = Record<PdfFont, Buffer> & { has(codePoint: number): boolean };

/** The fonts of documents, read once. */
export function pdfFonts(): PdfFonts {
  return singleton('pdf-fonts', () => {
    const require = createRequire(import.meta.url);
    const read = (file: string) => readFileSync(require.resolve(`@expo-google-fonts/source-sans-3/${file}`));
    const [regular, bold] = [read(FILES.regular), read(FILES.bold)];
    const covered = [coverageOf(regular), coverageOf(bold)];
    return { regular, bold, has: (codePoint) => covered.every((set) => set.has(codePoint)) };
  });
}

/**
 * Words as the typeface can show them. A character it has no letter for is named by its number, so that nothing ever comes
 * out as another letter or as an empty box; marks that nobody sees are left out.
 */
export function shownText(
  text: string,
  has: (codePoint: number) => boolean,
): { text: string; named: boolean } {
  let named = false;
  let shown = '';
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n' || has(code)) shown += character;
    else if (character === '\t' || /\p{Zs}/u.test(character)) shown += ' ';
    else if (!/\p{Cf}|\p{Cc}|\p{Variation_Selector}/u.test(character)) {
      named = true;
      shown += `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    }
  }
  return { text: shown, named };
}

/**
 * The characters a TrueType file has letters for, from its table of characters (`cmap`, formats 4 and 12).
 * Source: the OpenType specification, cmap.
 */
export function coverageOf(file: Buffer): Set<number> {
  const covered = new Set<number>();
  const start = tableAt(file, 'cmap');
  if (start === null) return covered;
  for (let n = 0; n < file.readUInt16BE(start + 2); n++) {
    const at = start + file.readUInt32BE(start + 4 + n * 8 + 4);
    const format = file.readUInt16BE(at);
    if (format === 4) readSegments(file, at, covered);
    if (format === 12) readGroups(file, at, covered);
  }
  return covered;
}

function tableAt(file: Buffer, tag: string): number | null {
  for (let n = 0; n < file.readUInt16BE(4); n++) {
    const entry = 12 + n * 16;
    if (file.toString('latin1', entry, entry + 4) === tag) return file.readUInt32BE(entry + 8);
  }
  return null;
}

/** Format 4: segments of the basic plane. */
function readSegments(file: Buffer, at: number, covered: Set<number>): void {
  const twice = file.readUInt16BE(at + 6);
  const [ends, starts] = [at + 14, at + 16 + twice];
  const [deltas, offsets] = [starts + twice, starts + 2 * twice];
  for (let n = 0; n < twice; n += 2) {
    const [from, to] = [file.readUInt16BE(starts + n), file.readUInt16BE(ends + n)];
    const offset = file.readUInt16BE(offsets + n);
    for (let code = from; code <= to && code !== 0xffff; code++) {
      const glyph =
        offset === 0
          ? (code + file.readUInt16BE(deltas + n)) & 0xffff
          : file.readUInt16BE(offsets + n + offset + 2 * (code - from));
      if (glyph !== 0) covered.add(code);
    }
  }
}

/** Format 12: groups of all planes. */
function readGroups(file: Buffer, at: number, covered: Set<number>): void {
  for (let n = 0; n < file.readUInt32BE(at + 12); n++) {
    const group = at + 16 + n * 12;
    for (let code = file.readUInt32BE(group); code <= file.readUInt32BE(group + 4); code++) covered.add(code);
  }
}
