/**
 * Reads a GIAS file and does nothing with it: what an import is compared with.
 * `parse.ts FILE` decodes and parses every row into an object by column name, and prints how many.
 */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import iconv from 'iconv-lite';

const [file] = process.argv.slice(2);
if (!file) throw new Error('Usage: parse.ts FILE');
const rows = createReadStream(file)
  .pipe(iconv.decodeStream('win1252'))
  .pipe(parse({ columns: true, relax_column_count: true, relax_quotes: true }));
let read = 0;
for await (const row of rows) if (row) read++;
console.log(JSON.stringify({ read }));
