/** Whether a page is HTML as the standard has it, and what is on it: html-validate's reading of what the server sent. */
import {
  type ConfigData,
  type HtmlElement,
  HtmlValidate,
  Parser,
  type ResolvedConfig,
  StaticConfigLoader,
} from 'html-validate';

/**
 * Rules of the standard (WHATWG content models, names used once, what a label, a landmark or a role may be) and of
 * headings. Left out is what only sets a style (React writes `charSet`, `novalidate=""` and `<br/>`, which are allowed),
 * what a page of our own site has no need of (checksums of its own style sheet), and what asks for titles below 70
 * letters: a title here names the record.
 */
const CONFIG: ConfigData = {
  root: true,
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    'attr-case': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'long-title': 'off',
    'require-sri': 'off',
    'void-style': 'off',
    // The names that React makes begin with a colon.
    'valid-id': ['error', { relaxed: true }],
    // Several boxes of one name are one answer; so are a button's values.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    // A list may have a name; the rule would have only landmarks, controls and roles.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // No browser obeys "off" there, and no other word says "this is no password of yours".
    'autocomplete-password': 'off',
  },
};

const validator = new HtmlValidate(CONFIG);

/** Frames of pages that have been read. Most pages have the same, and it is a quarter of each. */
const framesRead = new Set<string>();
const FRAME = /<(header class="site-header|footer class="site-footer).*?<\/(header|footer)>/gs;

/** A page without the parts of its frame that have been read before. */
function unread(html: string): string {
  return html.replace(FRAME, (part) => {
    if (framesRead.has(part)) return '';
    framesRead.add(part);
    return part;
  });
}

/** What is wrong with a page, one line each: rule, what it says, where. */
export async function markupProblems(page: string): Promise<string[]> {
  const html = unread(page);
  const { results } = await validator.validateString(html);
  const lines = html.split('\n');
  return results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => {
      const around = lines[line - 1]?.slice(Math.max(0, column - 40), column + 100) ?? '';
      return `${ruleId}: ${message} — ${around}`;
    }),
  );
}

let parser: Promise<Parser> | undefined;

/** A page as elements, to look for what is on it. */
export async function elementsOf(html: string): Promise<HtmlElement> {
  parser ??= makeParser();
  return (await parser).parseHtml(html);
}

async function makeParser(): Promise<Parser> {
  const config: ResolvedConfig = await new StaticConfigLoader({ root: true, extends: [] }).getConfigFor(
    'page.html',
  );
  return new Parser(config);
}
