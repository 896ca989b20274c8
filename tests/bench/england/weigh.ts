/** What a browser has to fetch for a page it has never seen: bytes as they travel, compressed. */
import { request } from 'node:http';

export type Weight = {
  path: string;
  htmlBytes: number;
  styleBytes: number;
  scriptBytes: number;
  fontBytes: number;
};

/** Weighs a page with everything it names. */
export async function weigh(origin: string, path: string, cookie: string): Promise<Weight> {
  const page = await fetchRaw(origin + path, cookie);
  const named = (pattern: RegExp) => [
    ...new Set([...page.text.matchAll(pattern)].map(([, href]) => href ?? '')),
  ];
  const styles = named(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g).concat(
    named(/<link[^>]+href="([^"]+)"[^>]+rel="stylesheet"/g),
  );
  const scripts = named(/<script[^>]+src="([^"]+)"/g).concat(
    named(/<link[^>]+rel="modulepreload"[^>]+href="([^"]+)"/g),
  );
  const weight: Weight = { path, htmlBytes: page.bytes, styleBytes: 0, scriptBytes: 0, fontBytes: 0 };
  const fonts = new Set<string>();
  for (const href of new Set(styles)) {
    const sheet = await fetchRaw(new URL(href, origin + path).href, cookie);
    weight.styleBytes += sheet.bytes;
    for (const [, face = ''] of sheet.text.matchAll(/@font-face\s*\{([^}]+)\}/g)) {
      // A browser fetches only what has letters of the page: plain Latin, for all that is English.
      if (/unicode-range/i.test(face) && !/U\+(\?\?|0*-0*FF)/i.test(face)) continue;
      const [, url] = /url\(["']?([^"')]+)/.exec(face) ?? [];
      if (url && !url.startsWith('data:') && !/font-style:\s*italic/.test(face))
        fonts.add(new URL(url, new URL(href, origin + path)).href);
    }
  }
  for (const href of new Set(scripts))
    weight.scriptBytes += (await fetchRaw(new URL(href, origin + path).href, cookie)).bytes;
  for (const [, inline = ''] of page.text.matchAll(/<script(?![^>]+src=)[^>]*>([\s\S]*?)<\/script>/g))
    weight.scriptBytes += Buffer.byteLength(inline);
  for (const font of fonts) weight.fontBytes += (await fetchRaw(font, cookie)).bytes;
  return weight;
}

/** An answer with its text and the bytes that came over the line. */
async function fetchRaw(url: string, cookie: string): Promise<{ text: string; bytes: number }> {
  const bytes = await new Promise<number>((resolve, reject) => {
    request(url, { headers: { cookie, 'accept-encoding': 'gzip, deflate, br' } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answered ${answer.statusCode}`));
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
      });
      answer.on('end', () => resolve(size));
    })
      .on('error', reject)
      .end();
  });
  const text = await (await fetch(url, { headers: { cookie } })).text();
  return { text, bytes };
}
