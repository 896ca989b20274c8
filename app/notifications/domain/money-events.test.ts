import { describe, expect, it } from 'vitest';
import { RECOMPENSE_NOTICES } from './recompense-notices';

describe('events of money', () => {
  it('hold no amount and no reason in what is sent: those stand on the page, for whom it concerns', () => {
    for (const [name, templates] of Object.entries(RECOMPENSE_NOTICES)) {
      for (const { message } of templates) {
        expect(message, name).not.toMatch(/£|\{(amount|pence|reason|balance|finding|query|reply|note)/i);
        const words = [...message.matchAll(/\{(\w+)\}/g)].map(([, word]) => word);
        for (const word of words)
          expect(['school', 'provider', 'ref', 'name', 'year', 'days'], name).toContain(word);
      }
    }
  });
});
