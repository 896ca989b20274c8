/*
 * Pictures without what they say beside the picture: where and when it was taken, by which camera, by whom, a small copy
 * of it before it was cut. JPEG: ITU-T T.81, annex B; Exif 2.32, 4.6.4 (orientation). PNG: W3C PNG (third edition), 5 and 11.
 */

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Parts of a PNG that are the picture itself or how its colours are meant; every other may be left out. */
const PNG_KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP mDCV cLLI'.split(' '),
);

/**
 * A PNG picture without its texts, and without anything after its end.
 * @returns null where it is not put together as one
 */
export function plainPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (!PNG_SIGNATURE.every((byte, i) => bytes[i] === byte)) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept = [bytes.subarray(0, 8)];
  let data = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + 12 + length;
    const kind = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (end > bytes.length || !/^[A-Za-z]{4}$/.test(kind)) return null;
    if ((at === 8) !== (kind === 'IHDR')) return null;
    if (PNG_KEPT.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IDAT') data = true;
    if (kind === 'IEND') return data && length === 0 ? joined(kept) : null;
    at = end;
  }
  return null;
}

const isStandalone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7);
const START_OF_SCAN = 0xda;
const END = 0xd9;
const COMMENT = 0xfe;

/**
 * A JPEG picture without notes of the camera or a program, and without anything after its end. Which way up it is stays.
 * @returns null where it is not put together as one
 */
export function plainJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null;
  const kept: Uint8Array[] = [];
  let turned: Uint8Array | null = null;
  let scans = 0;
  for (let at = 2; at < bytes.length; ) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1];
    // Bytes of 255 may be put before a marker to fill up.
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === undefined || marker === 0 || marker === 0xd8) return null;
    if (marker === END) {
      if (scans === 0) return null;
      return joined([
        Uint8Array.of(0xff, 0xd8),
        ...(turned ? [turned] : []),
        ...kept,
        Uint8Array.of(0xff, END),
      ]);
    }
    if (isStandalone(marker)) {
      at += 2;
      continue;
    }
    const length = ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    let end = at + 2 + length;
    if (length < 2 || end > bytes.length) return null;
    if (marker === START_OF_SCAN) {
      scans += 1;
      end = endOfScan(bytes, end);
    }
    const segment = bytes.subarray(at, end);
    if (marker === 0xe1) turned ??= orientationOnly(segment);
    if (isPicture(marker, segment)) kept.push(segment);
    at = end;
  }
  return null;
}

/** Where the coded picture ends: at the next marker that is neither a byte of 255 in it nor a place to start again. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && !isStandalone(next)) return at;
    at += 1;
  }
  return bytes.length;
}

/** Tables, frames and scans; of what programs add, how the colours are meant. */
function isPicture(marker: number, segment: Uint8Array): boolean {
  if (marker === COMMENT) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  const name = String.fromCharCode(...segment.subarray(4, 16));
  return (
    (marker === 0xe0 && name.startsWith('JFIF')) ||
    (marker === 0xe2 && name.startsWith('ICC_PROFILE')) ||
    (marker === 0xee && name.startsWith('Adobe'))
  );
}

/** Of the camera's notes only which way up the picture is; null where it is upright or they do not say. */
function orientationOnly(segment: Uint8Array): Uint8Array | null {
  if (String.fromCharCode(...segment.subarray(4, 10)) !== 'Exif\0\0') return null;
  const tiff = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10);
  if (tiff.byteLength < 14) return null;
  const little = tiff.getUint16(0) === 0x4949;
  const first = tiff.getUint32(4, little);
  if (first + 2 > tiff.byteLength) return null;
  const entries = tiff.getUint16(first, little);
  for (let n = 0; n < entries; n++) {
    const at = first + 2 + n * 12;
    if (at + 12 > tiff.byteLength) return null;
    if (tiff.getUint16(at, little) !== 0x0112) continue;
    const value = tiff.getUint16(at + 8, little);
    return value >= 2 && value <= 8 ? exifOf(value) : null;
  }
  return null;
}

/** Notes of a camera with one entry: the orientation. */
function exifOf(orientation: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const header = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8];
  const entry = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const body = [...exif, ...header, ...entry];
  return Uint8Array.of(0xff, 0xe1, 0, body.length + 2, ...body);
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
