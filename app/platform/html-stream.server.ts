import { Transform, type TransformCallback } from 'node:stream';

/** A page of more than this goes on in several pieces. */
const PIECE_BYTES = 65_536;

/**
 * The stream a page is written through, without zero bytes. React 18 fills the end of each 2,048 bytes with them where
 * a letter of several bytes does not fit any more (facebook/react issue 24985); browsers show them as \uFFFD within
 * fields, and people would save that. No letter's bytes hold a zero, so that leaving them out takes nothing away.
 *
 * It goes on in large pieces: a page is ready as a whole when it is written, and each piece is compressed by itself.
 */
export function htmlStream(): Transform {
  let waiting: Uint8Array[] = [];
  let bytes = 0;
  const taken = () => {
    const piece = Buffer.concat(waiting);
    waiting = [];
    bytes = 0;
    return piece;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback) {
      // A copy: React may write into the same bytes again.
      waiting.push(chunk.includes(0) ? chunk.filter((byte) => byte !== 0) : Buffer.from(chunk));
      bytes += chunk.length;
      done(null, bytes < PIECE_BYTES ? undefined : taken());
    },
    flush(done: TransformCallback) {
      done(null, bytes > 0 ? taken() : undefined);
    },
  });
}
