/** What a page and a PDF say, to be compared: words alone, without where lines are broken. */
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect } from 'vitest';
import { type DocumentModel, documentText } from '~/kernel/document';
import { makePdf } from '~/platform/pdf.server';

/** Words without spaces and bullets. */
export const bareWords = (text: string): string => text.replace(/[\s•]+/g, '');

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };

/**
 * The texts of a rendered page that are part of what it says: not where one can go from it, nor what is for the screen only.
 */
export function pageTexts(html: string): string[] {
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
  return main
    .replace(/<(nav|a|button|svg)\b.*?<\/\1>/gs, '')
    .replace(/<span aria-hidden="true".*?<\/span>/gs, '')
    .replace(/<(span|div) class="[^"]*no-print[^"]*">.*?<\/\1>/gs, '')
    .split(/<[^>]*>/)
    .map((text) => text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole).trim())
    .filter((text) => text !== '');
}

/** What a PDF says without what is repeated on every page: its foot, and the headings of tables that go on. */
export async function pdfWords(bytes: Uint8Array, { footer, parts }: DocumentModel): Promise<string> {
  const { text, totalPages } = await extractText(await getDocumentProxy(bytes), { mergePages: false });
  const heads = parts.flatMap((part) =>
    part.kind === 'table' ? [bareWords(part.columns.map(({ head }) => head).join(''))] : [],
  );
  return text
    .map((page, n) => {
      const said = bareWords(page).replace(bareWords(`${footer}Page ${n + 1} of ${totalPages}`), '');
      const head = n > 0 ? heads.find((each) => said.startsWith(each)) : undefined;
      return head ? said.slice(head.length) : said;
    })
    .join('');
}

/** The page, the model and the file say the same: whatever one says, the others do. */
export async function expectSameWords(page: ReactElement, model: DocumentModel): Promise<void> {
  const shown = pageTexts(renderToStaticMarkup(createElement(StaticRouter, { location: '/' }, page)));
  const said = await pdfWords(await makePdf(model), model);
  const together = bareWords(shown.join(''));
  const lines = documentText(model).split('\n');
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((each) => !said.includes(bareWords(each)))).toEqual([]);
  expect(lines.filter((each) => !together.includes(bareWords(each)))).toEqual([]);
  expect(lines.filter((each) => !said.includes(bareWords(each)))).toEqual([]);
}
