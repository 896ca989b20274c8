/** What is wrong with an answer to something hostile. */
import { markupProblems } from '../markup';
import { PLANTED } from './hostile';

const FINE = new Set([200, 302, 303, 400, 403, 404, 405, 409, 413, 415, 429, 431]);
/** What people see of a refusal: an error summary, or a page of error with words and a heading. */
const SAYS_WHY = /role="alert"|<h1[\s>]/;
/** Inside of the product: nobody outside should read it. */
const INSIDE =
  /\bat [\w.<>]+ \(?(file:|node:|\/)|SQLITE_|SqliteError|node_modules|ZodError|TypeError:|syntax error at/;

/**
 * @param markup whether to have the page's markup looked at too
 * @returns what was answered, and one line for each thing that is wrong with it
 */
export async function faultsOf(
  answer: Response,
  { markup = false } = {},
): Promise<{ text: string; faults: string[] }> {
  const text = await answer.text();
  const faults: string[] = [];
  if (!FINE.has(answer.status)) faults.push(`answered ${answer.status}`);
  if (INSIDE.test(text)) faults.push(`tells of the inside: ${INSIDE.exec(text)?.[0]}`);
  if (!answer.headers.get('content-type')?.startsWith('text/html')) return { text, faults };
  if (text.includes(PLANTED)) faults.push(`what was typed is not escaped: ${around(text)}`);
  if (answer.status >= 400 && !SAYS_WHY.test(text)) faults.push(`${answer.status} without a word`);
  if (markup) faults.push(...(await markupProblems(text)));
  return { text, faults };
}

const around = (text: string) =>
  text.slice(Math.max(0, text.indexOf(PLANTED) - 60), text.indexOf(PLANTED) + 60);
