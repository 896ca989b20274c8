import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { type Info, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import { type Encoding, EncodingSurvey, notCsvReason } from './domain/encoding';
import { type Broken, RecordGuard } from './domain/records';

const CHUNK = 256 * 1024;

/** What is known of a file after all of it has been looked at once. */
export type Inspected = {
  bytes: number;
  /** SHA-256 of the bytes. */
  hash: string;
  encoding: Encoding;
  /** Why it cannot be a CSV file, in plain words, or null. */
  problem: string | null;
};

const ONE_LINE =
  'Its lines end with a carriage return alone, so the file is one long line. Save it again as “CSV UTF-8 (comma delimited)”.';

/**
 * Looks at every byte of a file: size, hash, encoding, and whether it is text at all.
 * @throws when the file cannot be read
 */
export async function inspectFile(path: string): Promise<Inspected> {
  const hash = createHash('sha256');
  const survey = new EncodingSurvey();
  let bytes = 0;
  let start = new Uint8Array();
  let lines = false;
  let returns = false;
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
    if (bytes === 0) start = Uint8Array.from(chunk.subarray(0, 4096));
    bytes += chunk.length;
    hash.update(chunk);
    lines ||= chunk.includes(10);
    returns ||= chunk.includes(13);
    survey.add(chunk);
  }
  return {
    bytes,
    hash: hash.digest('hex'),
    encoding: survey.result(),
    problem: notCsvReason(start) ?? (returns && !lines ? ONE_LINE : null),
  };
}

/** One record of a file: the line it starts on (the first is 1) and its cells. */
export type FileRecord = { line: number; cells: string[] };

/** A record that could not be made out, beside the ones that could. */
export type BrokenRecord = Broken;

export type RecordSource = {
  records: AsyncIterable<FileRecord>;
  /** Bytes read so far, for progress. */
  bytesDone(): number;
};

/**
 * Reads a file as records, in bounded memory. Records whose quotation marks do not close are given up and told.
 * @param broken told of each record given up
 * @throws (from the iteration) when the file cannot be read
 */
export function readRecords(
  path: string,
  encoding: Encoding,
  broken: (found: BrokenRecord) => void,
): RecordSource {
  let bytesDone = 0;
  const guard = new RecordGuard(broken);

  async function* whole(): AsyncGenerator<Uint8Array> {
    const recode = encoding === 'mixed' ? lineByLine() : (chunk: Buffer) => chunk;
    for await (const chunk of createReadStream(path, { highWaterMark: CHUNK }) as AsyncIterable<Buffer>) {
      bytesDone += chunk.length;
      yield* guard.push(recode(chunk));
    }
    if (encoding === 'mixed') yield* guard.push(recode(Buffer.from('\n')));
    yield* guard.end();
  }

  const parser = parse({
    bom: true,
    // Windows-1252 and Latin-1 are the same bytes; the 27 characters that differ are put right cell by cell.
    encoding: encoding === 'windows-1252' ? 'latin1' : 'utf8',
    info: true,
    record_delimiter: ['\r\n', '\n'],
    relax_column_count: true,
    relax_quotes: true,
  });
  // Its error, if any, is thrown to whoever iterates over the parser.
  pipeline(Readable.from(whole()), parser, () => undefined);

  async function* records(): AsyncGenerator<FileRecord> {
    let ended = 0;
    let counted = 0;
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      const line = ended + 1;
      // The parser counts a line break inside a value once or twice, as it is written: those are counted here.
      ended += info.lines - counted === 1 ? 1 : 1 + lineBreaks(record);
      counted = info.lines;
      if (record.length > 1 || record[0] !== '') yield { line, cells: record };
    }
  }
  return { records: records(), bytesDone: () => bytesDone };
}

function lineBreaks(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0), 0);
}

/** Makes UTF-8 of a file that is UTF-8 in some lines and Windows-1252 in others. */
function lineByLine(): (chunk: Buffer) => Buffer {
  let rest: Buffer = Buffer.alloc(0);
  const inUtf8 = (line: Buffer) => (isUtf8(line) ? line : Buffer.from(iconv.decode(line, 'windows-1252')));
  return (chunk) => {
    const all = Buffer.concat([rest, chunk]);
    const out: Buffer[] = [];
    let from = 0;
    for (let end = all.indexOf(10); end !== -1; end = all.indexOf(10, from)) {
      out.push(inUtf8(all.subarray(from, end + 1)));
      from = end + 1;
    }
    rest = all.subarray(from);
    // A "line" of a megabyte is no text file: it goes as it is, so that it is not kept.
    if (rest.length > 4 * CHUNK) {
      out.push(rest);
      rest = Buffer.alloc(0);
    }
    return Buffer.concat(out);
  };
}
