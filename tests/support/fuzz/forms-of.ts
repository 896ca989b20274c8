/** The forms of a page as a browser would send them: where to, and with which answers. */
import type { HtmlElement } from 'html-validate';
import { elementsOf } from '../markup';

/** One name of a form: what kind of field it is, what it holds now, and what could be chosen. */
export type Field = { name: string; kind: string; values: string[]; choices: string[] };

export type PageForm = { action: string; method: 'get' | 'post'; multipart: boolean; fields: Field[] };

/** All forms of a page's main part. */
export async function formsOf(html: string, address: string): Promise<PageForm[]> {
  const main = /<main[\s>].*<\/main>/s.exec(html)?.[0] ?? '';
  const root = await elementsOf(main);
  return root.querySelectorAll('form').map((form) => ({
    action: plain(form.getAttributeValue('action') ?? '') || address,
    method: form.getAttributeValue('method')?.toLowerCase() === 'post' ? 'post' : 'get',
    multipart: form.getAttributeValue('enctype') === 'multipart/form-data',
    fields: fieldsOf(form),
  }));
}

function fieldsOf(form: HtmlElement): Field[] {
  const fields = new Map<string, Field>();
  for (const element of form.querySelectorAll('input, select, textarea, button')) {
    const name = plain(element.getAttributeValue('name') ?? '');
    if (name === '') continue;
    const kind = kindOf(element);
    const field = fields.get(name) ?? { name, kind, values: [], choices: [] };
    fields.set(name, field);
    add(field, element, kind);
  }
  return [...fields.values()];
}

function kindOf(element: HtmlElement): string {
  if (element.tagName !== 'input') return element.tagName;
  return element.getAttributeValue('type')?.toLowerCase() ?? 'text';
}

function add(field: Field, element: HtmlElement, kind: string): void {
  const value = plain(element.getAttributeValue('value') ?? '');
  if (kind === 'radio' || kind === 'checkbox') {
    field.choices.push(value || 'on');
    if (element.hasAttribute('checked')) field.values.push(value || 'on');
  } else if (kind === 'button') {
    field.choices.push(value);
    if (field.values.length === 0) field.values.push(value);
  } else if (kind === 'select') {
    const options = element.querySelectorAll('option');
    const valueIn = (option: HtmlElement) => plain(option.getAttributeValue('value') ?? option.textContent);
    field.choices.push(...options.map(valueIn));
    const chosen = options.filter((option) => option.hasAttribute('selected'));
    field.values.push(...(chosen.length > 0 ? chosen : options.slice(0, 1)).map(valueIn));
  } else field.values.push(kind === 'textarea' ? plain(element.textContent) : value);
}

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'", '#39': "'" };

/** Text without its entities, of those that the server writes. */
const plain = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#x27|#39);/g, (_, name: string) => NAMED[name] ?? '');
