import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainJpeg, plainPng } from './pictures';

const text = (words: string) => [...words].map((letter) => letter.charCodeAt(0));
const be32 = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
const chunk = (kind: string, data: readonly number[] = []) => [
  ...be32(data.length),
  ...text(kind),
  ...data,
  ...[0, 0, 0, 0],
];
const PNG = [0x89, ...text('PNG'), 13, 10, 26, 10];
const png = (...more: number[][]) => Uint8Array.from([...PNG, ...chunk('IHDR', [1]), ...more.flat()]);
const IMAGE = [chunk('IDAT', [7, 7]), chunk('IEND')];

const segment = (marker: number, data: readonly number[]) => [
  ...[0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255],
  ...data,
];
const JFIF = segment(0xe0, [...text('JFIF\0'), 1, 1]);
const SCAN = [...segment(0xda, [1, 2]), 9, 0xff, 0, 0xff, 0xd0, 9];
const jpeg = (...parts: number[][]) => Uint8Array.from([0xff, 0xd8, ...parts.flat()]);
const END = [0xff, 0xd9];
/** Notes of a camera, little-endian: orientation, and a place as text. */
const exif = (orientation: number) =>
  segment(0xe1, [
    ...text('Exif\0\0II*\0'),
    ...[8, 0, 0, 0, 1, 0],
    ...[0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0],
    ...[0, 0, 0, 0],
    ...text('GPS 51.5N 0.1W'),
  ]);
const latin = (bytes: Uint8Array | null) => String.fromCharCode(...(bytes ?? []));

describe('a PNG picture', () => {
  it('is kept without its texts and what comes after its end', () => {
    const sent = png(chunk('tEXt', text('GPS here')), chunk('eXIf', [1]), ...IMAGE, text('PK hidden'));
    expect(plainPng(sent)).toEqual(png(...IMAGE));
  });

  it.each([
    ['cut off', png(chunk('IDAT', [7])).slice(0, -3)],
    ['without an end', png(chunk('IDAT', [7]))],
    ['without a picture', png(chunk('IEND'))],
    ['with a part longer than the file', png([...be32(0xffffffff), ...text('IDAT')])],
    ['of another kind', Uint8Array.from(text('GIF89a'))],
  ])('%s is none', (_what, bytes) => {
    expect(plainPng(bytes)).toBeNull();
  });
});

describe('a JPEG picture', () => {
  it('is kept without notes of the camera, comments, small copies and what comes after its end', () => {
    const sent = jpeg(
      JFIF,
      exif(1),
      segment(0xe2, text('MPF\0')),
      segment(0xfe, text('by Ann')),
      SCAN,
      END,
      text('PK'),
    );
    expect(plainJpeg(sent)).toEqual(jpeg(JFIF, SCAN, END));
  });

  it('keeps which way up it is, and of the camera’s notes nothing else', () => {
    const plain = plainJpeg(jpeg(exif(6), JFIF, SCAN, END));
    expect(latin(plain)).toContain('Exif');
    expect(latin(plain)).not.toContain('GPS');
    expect(plainJpeg(plain ?? new Uint8Array())).toEqual(plain);
  });

  it.each([
    ['cut off', jpeg(JFIF, SCAN)],
    ['without a picture', jpeg(JFIF, END)],
    ['with a part longer than the file', jpeg([0xff, 0xe0, 0xff, 0xff])],
    ['with bytes between its parts', jpeg(JFIF, [1, 2, 3], SCAN, END)],
  ])('%s is none', (_what, bytes) => {
    expect(plainJpeg(bytes)).toBeNull();
  });
});

it('reads whatever bytes come without failing, and gives back what it gave before', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      for (const [plain, start] of [
        [plainPng, PNG],
        [plainJpeg, [0xff, 0xd8]],
      ] as const) {
        const once = plain(Uint8Array.from([...start, ...bytes]));
        if (once) expect(plain(once)).toEqual(once);
      }
    }),
  );
});
