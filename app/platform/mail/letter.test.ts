import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { forgetEnv } from '../env.server';
import { letter } from './letter';
import { openLink, sealLink } from './seal.server';

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

describe('a letter', () => {
  it('says the same in text and in HTML, with whole addresses', () => {
    vi.stubEnv('APP_URL', 'https://alongside.example');
    forgetEnv();
    const { body, html } = letter({
      lines: ['Oak Lane & Co has answered.', 'Please look <today>.'],
      links: [{ label: 'Open the request', path: '/requests/abc' }],
      secretLink: { label: 'Set your password' },
      footer: { text: 'You get this because you act for Oak Lane.', path: '/account/notifications' },
    });
    expect(body).toBe(
      [
        'Oak Lane & Co has answered.',
        'Please look <today>.',
        'Set your password:\n{link}',
        'Open the request:\nhttps://alongside.example/requests/abc',
        '-- \nAlongside: school-to-school support',
        'You get this because you act for Oak Lane.\nChange what you are sent: https://alongside.example/account/notifications',
      ].join('\n\n'),
    );
    expect(html).toContain('Oak Lane &amp; Co has answered.');
    expect(html).toContain('Please look &lt;today&gt;.');
    expect(html).toContain('<a href="{link}"');
    expect(html).toContain('<a href="https://alongside.example/account/notifications"');
    expect(html).not.toMatch(/<img|<script|<link|url\(|src=/);
  });
  it('lets nothing that people wrote become markup', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const { html } = letter({ lines: [text] });
        const { html: without } = letter({ lines: [''] });
        const tags = (page: string) => page.replaceAll('<br>', '').match(/[<>"']/g)?.length;
        expect(tags(html)).toBe(tags(without));
      }),
    );
  });
});

describe('a sealed link', () => {
  it('opens for its own message alone', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        fc.string({ minLength: 1 }),
        (id, other, link) => {
          const sealed = sealLink(id, link);
          expect(openLink(id, sealed)).toBe(link);
          if (other !== id) expect(openLink(other, sealed)).toBeNull();
          expect(sealLink(id, link)).not.toBe(sealed);
        },
      ),
      { numRuns: 40 },
    );
  });
  it('does not open changed, cut short, or under another secret', () => {
    const sealed = sealLink('a', 'https://alongside.example/reset/x');
    const at = 10;
    const other = sealed[at] === 'A' ? 'B' : 'A';
    expect(openLink('a', sealed.slice(0, at) + other + sealed.slice(at + 1))).toBeNull();
    for (const broken of ['', 'v1.', 'v2.abc', sealed.slice(0, 20), `${sealed}.x`])
      expect(openLink('a', broken)).toBeNull();
    vi.stubEnv('SESSION_SECRET', 'another secret that is long enough to be one');
    forgetEnv();
    expect(openLink('a', sealed)).toBeNull();
  });
});
