import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeMarkup, markup, NO_MARKUP } from './markup';

describe('markup from a template', () => {
  it('escapes what it is given, and leaves markup of its own alone', () => {
    const inner = markup`<b>${'Tom & "Ann" <x>'}</b>`;
    expect(inner.markup).toBe('<b>Tom &amp; &quot;Ann&quot; &lt;x&gt;</b>');
    expect(markup`<p class="${"a'b"}">${inner}${NO_MARKUP}${[inner, inner]}${1.5}</p>`.markup).toBe(
      `<p class="a&#39;b">${inner.markup}${inner.markup}${inner.markup}1.5</p>`,
    );
  });

  it('lets no text end an element or an attribute, and loses none of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const escaped = escapeMarkup(text);
        expect(escaped).not.toMatch(/[<>"']/);
        const back = escaped
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        expect(back).toBe(text);
      }),
    );
  });
});
