/** Text that is markup already, so that nothing in it is escaped again. */
export type Markup = { readonly markup: string };

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text for the content or a quoted attribute of an element. */
export function escapeMarkup(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter) : text;
}

/**
 * Markup from a template: every value is escaped, unless it is markup itself. For pictures of hundreds of marks, which a
 * component tree takes ten times as long to write; pages are written by components.
 */
export function markup(
  strings: TemplateStringsArray,
  ...values: readonly (string | number | Markup | readonly Markup[])[]
): Markup {
  let text = strings[0] ?? '';
  for (const [n, value] of values.entries()) {
    if (typeof value === 'number') text += value;
    else if (typeof value === 'string') text += escapeMarkup(value);
    else if ('markup' in value) text += value.markup;
    else for (const one of value) text += one.markup;
    text += strings[n + 1] ?? '';
  }
  return { markup: text };
}

/** No markup at all. */
export const NO_MARKUP: Markup = { markup: '' };
