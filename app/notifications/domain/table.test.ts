import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fill } from '../notify.server';
import { NOTICES } from './table';

const about = {
  authorityId: 'a',
  urn: 100_001,
  schoolName: 'Elm Park Primary School',
  providerId: 'p',
  providerName: 'Ann Field',
  homeUrn: 100_002,
  ref: 'TES-0001',
};

/** Folder names of routes as patterns: `proposals.$id._index` → /^\/proposals\/[^/]+$/. */
const routes = readdirSync('app/routes')
  .filter((name) => existsSync(`app/routes/${name}/route.tsx`))
  .map(
    (name) =>
      new RegExp(
        `^/${name
          .replace(/\._index$/, '')
          .replaceAll('.', '/')
          .replace(/\$\w+/g, '[^/]+')}$`,
      ),
  );

describe.each(Object.entries(NOTICES))('the notice of %s', (_type, templates) => {
  it('leaves no word in braces and leads to a page that exists', () => {
    for (const template of templates) {
      // Ids that events of several records carry among their details.
      const payload = JSON.stringify({
        details: {
          visitId: 'v1',
          reviewId: 'v2',
          escalationId: 'e1',
          amendmentId: 'm1',
          agreementId: 'a1',
          name: 'Health check',
          year: '2026 to 2027',
          days: '4 days',
        },
      });
      const event = { subjectId: 'x1', caseId: 'c1', urn: 100_001, payload };
      expect(fill(template.message, event, about)).not.toMatch(/[{}]/);
      const href = fill(template.href, event, about);
      expect(href).not.toMatch(/[{}]/);
      expect(
        routes.some((route) => route.test(href)),
        href,
      ).toBe(true);
      expect(template.to.length).toBeGreaterThan(0);
    }
  });
});
