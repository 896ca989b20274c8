import { dateWords } from '~/kernel/words';
import type { Category } from '../domain/privacy/categories';

type Table = { table: string; columns: string[]; rows: (string | number | boolean | null)[][] };

type Page = {
  name: string;
  copy: {
    on: string;
    tables: readonly Table[];
    mentions: readonly { table: string; words: string }[] | null;
  };
  categories: readonly Category[];
  categoryOfTable: Readonly<Record<string, string>>;
  leftOut: Readonly<Record<string, string>>;
  tableWords: (table: string) => string;
  columnWords: (table: string, column: string) => string;
};

/** Rows of one kind shown on the page; the files have all of them. */
const ROWS_SHOWN = 200;

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#111}
table{border-collapse:collapse;margin:.5rem 0 1.5rem;width:100%}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
h2{margin-top:2.5rem;border-top:2px solid #111;padding-top:.5rem}.scroll{overflow-x:auto}`;

/** A copy of somebody's data as one page that any browser opens, with nothing from elsewhere. */
export function copyPage({
  name,
  copy,
  categories,
  categoryOfTable,
  leftOut,
  tableWords,
  columnWords,
}: Page): string {
  const parts = categories.flatMap((category) => {
    const tables = copy.tables.filter(({ table }) => categoryOfTable[table] === category.key);
    if (tables.length === 0) return [];
    return [
      `<h2>${safe(category.name)}</h2>`,
      `<p>${safe(category.purpose)}. Seen by: ${safe(category.seenBy)}. ${safe(category.why)}.</p>`,
      ...tables.flatMap((one) => tablePart(one, tableWords, columnWords)),
    ];
  });
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>What Alongside holds about ${safe(name)}</title><style>${STYLE}</style></head><body>`,
    `<h1>What Alongside holds about ${safe(name)}</h1>`,
    `<p>As it stood on ${safe(dateWords(copy.on))}. Names of other people are left out. The same is in this archive as JSON and as CSV files.</p>`,
    ...(parts.length > 0 ? parts : ['<p>Nothing is held.</p>']),
    ...mentionsPart(copy.mentions),
    '<h2>What is not in it</h2><ul>',
    ...Object.values(leftOut).map((why) => `<li>${safe(why)}</li>`),
    '<li>passwords, keys and codes, which are held in a form that cannot be turned back</li></ul>',
    '<h2>Your rights</h2><p>You can ask for mistakes to be put right, for your name to be taken out once you have left, and object to how it is used. If you are not content with an answer you can go to the Information Commissioner’s Office (ico.org.uk).</p>',
    '</body></html>',
  ].join('\n');
}

function tablePart(
  { table, columns, rows }: Table,
  tableWords: Page['tableWords'],
  columnWords: Page['columnWords'],
): string[] {
  const used = columns.map((_, n) => n).filter((n) => rows.some((row) => row[n] !== null && row[n] !== ''));
  return [
    `<h3>${safe(table.replaceAll('_', ' '))} (${rows.length})</h3><p>${safe(tableWords(table))}</p>`,
    '<div class="scroll" tabindex="0"><table><thead><tr>',
    used.map((n) => `<th scope="col">${safe(columnWords(table, columns[n] ?? ''))}</th>`).join(''),
    '</tr></thead><tbody>',
    ...rows
      .slice(0, ROWS_SHOWN)
      .map((row) => `<tr>${used.map((n) => `<td>${safe(row[n])}</td>`).join('')}</tr>`),
    '</tbody></table></div>',
    ...(rows.length > ROWS_SHOWN ? [`<p>The first ${ROWS_SHOWN}; all are in csv/${table}.csv.</p>`] : []),
  ];
}

function mentionsPart(mentions: Page['copy']['mentions']): string[] {
  if (mentions === null) return [];
  return [
    '<h2>Where others wrote about you</h2>',
    mentions.length === 0 ? '<p>Nowhere.</p>' : '<ul>',
    ...mentions.map(({ table, words }) => `<li>${safe(table.replaceAll('_', ' '))}: “${safe(words)}”</li>`),
    mentions.length === 0 ? '' : '</ul>',
  ];
}

/** Text as it may stand in a page. */
function safe(value: string | number | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value).replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
