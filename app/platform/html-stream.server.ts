import { Transform, type TransformCallback } from 'node:stream';

/**
 * The stream a page is written through, without zero bytes. React 18 fills the end of each 2,048 bytes with them where
 * a letter of several bytes does not fit any more (facebook/react issue 24985); browsers show them as \uFFFD within
 * fields, and people would save that. No letter's bytes hold a zero, so that leaving them out takes nothing away.
 */
export function htmlStream(): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      done(null, chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : chunk);
    },
  });
}
