import { publicUrl } from '../public-url.server';

/** Where a message's one-use link goes, in its text and its HTML; filled in when it is sent. */
export const LINK = '{link}';

export type Letter = {
  /** Paragraphs, plain sentences. */
  lines: readonly string[];
  /** Pages of the service to look at, with paths such as `/requests/abc`. */
  links?: readonly { label: string; path: string }[];
  /** A one-use link, for a message enqueued with `link`. */
  secretLink?: { label: string };
  /** Why they get it and where to change that; the address is added. */
  footer?: { text: string; label?: string; path?: string };
};

/**
 * One plain letter as text and as HTML, saying the same. No images, no styles from elsewhere, nothing that tells whether
 * it was read: mail filters of schools and councils take away what looks like advertising.
 */
export function letter({ lines, links = [], secretLink, footer }: Letter): { body: string; html: string } {
  const pages = links.map(({ label, path }) => ({ label, href: publicUrl(path) }));
  const all = secretLink ? [{ label: secretLink.label, href: LINK }, ...pages] : pages;
  const change = footer?.path
    ? { label: footer.label ?? 'Change what you are sent', href: publicUrl(footer.path) }
    : null;
  const body = [
    ...lines,
    ...all.map(({ label, href }) => `${label}:\n${href}`),
    '-- \nAlongside: school-to-school support',
    ...(footer ? [[footer.text, ...(change ? [`${change.label}: ${change.href}`] : [])].join('\n')] : []),
  ].join('\n\n');
  return { body, html: page([...lines.map(paragraph), ...all.map(button)], footer?.text, change) };
}

type Anchor = { label: string; href: string };
const paragraph = (line: string) => `<p style="margin:0 0 16px">${asHtml(line).replace(/\n/g, '<br>')}</p>`;
const anchor = ({ label, href }: Anchor) =>
  `<a href="${asHtml(href)}" style="color:#0b5a5c">${asHtml(label)}</a>`;
const button = (link: Anchor) => `<p style="margin:0 0 16px;font-weight:bold">${anchor(link)}</p>`;

function page(parts: readonly string[], why: string | undefined, change: Anchor | null): string {
  const foot = ['Alongside: school-to-school support', ...(why ? [asHtml(why)] : [])]
    .concat(change ? [anchor(change)] : [])
    .join('<br>');
  return [
    '<!doctype html>',
    '<html lang="en-GB"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1"><title>Alongside</title></head>',
    '<body style="margin:0;padding:24px 16px;background:#ffffff;color:#14212b">',
    '<div style="max-width:600px;font-family:Arial,Helvetica,sans-serif;font-size:17px;line-height:1.5">',
    ...parts,
    `<p style="margin:32px 0 0;padding:16px 0 0;border-top:1px solid #c3ccd1;font-size:15px;color:#4b5b66">${foot}</p>`,
    '</div></body></html>',
  ].join('\n');
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function asHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
