/** The forms of a page as a browser would read and send them; for pages that React has written, which are regular. */

/** One control of a form, with what it holds. */
export type Control = {
  name: string;
  kind: 'hidden' | 'text' | 'password' | 'file' | 'area' | 'select' | 'radio' | 'checkbox';
  /** The value it would send; null for a box that is not ticked. */
  value: string | null;
  /** Values that a select offers. */
  options: readonly string[];
  /** Whether figures are asked for. */
  figures: boolean;
};

export type PageForm = {
  /** Where it is sent, with its query. */
  action: string;
  controls: Control[];
  /** Buttons that send something of their own, in order. */
  buttons: { name: string; value: string; words: string }[];
};

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#39': "'",
  '#x60': '`',
};
const unescaped = (text: string) =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

function attributes(tag: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of tag.matchAll(/\s([\w-]+)="([^"]*)"/g))
    found[name.toLowerCase()] = unescaped(value);
  return found;
}

const plain = (html: string) => unescaped(html.replace(/<[^>]*>/g, '').trim());

/**
 * The forms of a page that change something.
 * @param path the page's own address, for forms that name no other
 */
export function formsOf(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gs)].flatMap(([, head = '', body = '']) => {
    const { method = 'get', action = path } = attributes(head);
    if (method.toLowerCase() !== 'post') return [];
    return [{ action: action || path, controls: controlsOf(body), buttons: buttonsOf(body) }];
  });
}

function controlsOf(body: string): Control[] {
  const found: Control[] = [];
  const pattern = /<(input|textarea|select)\b([^>]*?)\/?>(?:(.*?)<\/\1>)?/gs;
  // An input has no end: what the lazy group would take up to another's end is read again.
  const tags = body.replace(/<input\b([^>]*?)\/?>/g, '<input$1></input>');
  for (const [, tag = '', head = '', inner = ''] of tags.matchAll(pattern)) {
    const { name, type = 'text', value, inputmode } = attributes(head);
    if (!name || /\sdisabled(=|\s|$)/.test(head)) continue;
    const figures = inputmode === 'decimal' || inputmode === 'numeric';
    if (tag === 'textarea') {
      found.push({ name, kind: 'area', value: unescaped(inner.replace(/^\n/, '')), options: [], figures });
    } else if (tag === 'select') {
      const options = [...inner.matchAll(/<option\b([^>]*)>(.*?)<\/option>/gs)].map(
        ([, each = '', words = '']) => ({
          value: attributes(each).value ?? plain(words),
          chosen: /\sselected/.test(each),
        }),
      );
      const chosen = options.find((each) => each.chosen) ?? options[0];
      found.push({
        name,
        kind: 'select',
        value: chosen?.value ?? null,
        options: options.map((each) => each.value),
        figures,
      });
    } else if (type === 'radio' || type === 'checkbox') {
      const ticked = /\schecked(=|\s|$)/.test(head);
      const own = value ?? 'on';
      found.push({ name, kind: type, value: ticked ? own : null, options: [own], figures });
    } else if (type !== 'submit' && type !== 'button') {
      const kind = type === 'hidden' || type === 'password' || type === 'file' ? type : 'text';
      found.push({ name, kind, value: value ?? '', options: [], figures });
    }
  }
  return found;
}

function buttonsOf(body: string): PageForm['buttons'] {
  return [...body.matchAll(/<button\b([^>]*)>(.*?)<\/button>/gs)].flatMap(([, head = '', inner = '']) => {
    const { name = '', value = '', type = 'submit' } = attributes(head);
    return type === 'submit' ? [{ name, value, words: plain(inner) }] : [];
  });
}
