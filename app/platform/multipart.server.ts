/** Forms that may hold files, read as they come: what is typed as text, each file handed on piece by piece. */
import { Readable } from 'node:stream';
import {
  createReadableStreamFromReadable,
  unstable_parseMultipartFormData as parseMultipart,
  type UploadHandlerPart,
} from '@remix-run/node';
import { asTyped, readAnswers } from './forms.server';

/** A file of a form while it comes in. */
export type ComingFile = { field: string; name: string; data: AsyncIterable<Uint8Array> };

/** Most bytes of all that is typed beside the files. */
const MOST_TEXT_BYTES = 2 * 1024 * 1024;
/** Most bytes of what a part says of itself before its content. */
const MOST_HEAD_BYTES = 16 * 1024;

/**
 * Reads a form with files.
 * @param take is given each file that was chosen; it reads it to its end, or throws, which ends the reading and is thrown on
 * @returns the other answers, as typed; all of them where the form was sent without files
 * @throws Response 400 for a body that is no form or is cut off, 413 where what is typed is longer than any form of ours
 */
export async function readWithFiles(
  request: Request,
  take: (file: ComingFile) => Promise<void>,
): Promise<FormData> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\b/i.test(type)) return readAnswers(request);
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (!boundary || !request.body) throw notAForm();
  const sound = new Request(request.url, {
    method: 'POST',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: createReadableStreamFromReadable(Readable.from(withSoundHeads(chunksOf(request.body), boundary))),
    duplex: 'half',
  });
  const own: unknown[] = [];
  const part = receiver(take);
  const reading = parseMultipart(sound, (one) =>
    part(one).catch((error: unknown) => {
      own.push(error);
      throw error;
    }),
  );
  // Whatever the parser itself throws is about what was sent; it has no kinds of errors by which to tell.
  const sent = await reading.catch(() => {
    throw own.length > 0 && !(own[0] instanceof Malformed) ? own[0] : notAForm();
  });
  return asTyped(sent);
}

async function* chunksOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/** The parser could not go on while a part was read. */
class Malformed extends Error {}

async function* partOf(data: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* data;
  } catch (cause) {
    throw new Malformed('The form is cut off or malformed', { cause });
  }
}

const notAForm = () => new Response('Not a form', { status: 400 });

/** Takes the parts of one form: text while there is room for it, files through `take`. */
function receiver(take: (file: ComingFile) => Promise<void>) {
  let room = MOST_TEXT_BYTES;
  return async ({ name, filename, data: coming }: UploadHandlerPart): Promise<string | null> => {
    const data = partOf(coming);
    if (filename === undefined) {
      const bytes = await upTo(data, room);
      if (!bytes) throw new Response('Too long', { status: 413 });
      room -= bytes.length;
      return new TextDecoder().decode(bytes);
    }
    if (filename !== '') await take({ field: name, name: plainName(filename), data });
    return null;
  };
}

/**
 * What comes, read to its end.
 * @returns null where it is more bytes than the limit: then none of it is kept
 */
export async function upTo(data: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of data) {
    bytes += part.length;
    if (bytes <= most) parts.push(part);
    else parts.length = 0;
  }
  return bytes > most ? null : new Uint8Array(Buffer.concat(parts));
}

/** Signs at which the framework's parser cuts the head of a part into pieces, also within quotes. */
const CUTS = /[;=]/g;
const WRITTEN = /%(3B|3D|22|0D|0A)/gi;

/**
 * The bytes of a form with the file names in it written so that the parser can read them: a file may be called
 * "Report; second draft.pdf".
 */
async function* withSoundHeads(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<Uint8Array> {
  const mark = Buffer.from(`--${boundary}\r\n`);
  let rest = Buffer.alloc(0);
  for await (const chunk of body) {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const begin = rest.indexOf(mark);
      const end = begin < 0 ? -1 : rest.indexOf('\r\n\r\n', begin + mark.length - 2);
      if (begin >= 0 && end < 0 && rest.length - begin > MOST_HEAD_BYTES) throw notAForm();
      // What may be the beginning of a mark, or of a head, waits for more.
      const sure = end >= 0 ? begin : begin >= 0 ? begin : Math.max(0, rest.length - mark.length + 1);
      if (sure > 0) yield rest.subarray(0, sure);
      rest = rest.subarray(sure);
      if (end < 0) break;
      yield Buffer.from(soundHead(rest.subarray(0, end - sure).toString('latin1')), 'latin1');
      rest = rest.subarray(end - sure);
    }
  }
  if (rest.length > 0) yield rest;
}

/** The head of a part with the signs within its file's name written as browsers write a quotation mark. */
const soundHead = (head: string): string =>
  head.replace(
    /(filename=")([^"\r\n]*)"/i,
    (_, before: string, name: string) =>
      `${before}${name.replace(CUTS, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}"`,
  );

/** A file's name as it was, without folders. */
function plainName(written: string): string {
  const name = written.replace(WRITTEN, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return name.split(/[/\\]/).at(-1) ?? '';
}
