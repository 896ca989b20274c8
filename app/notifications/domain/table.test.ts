import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fill } from '../notify.server';
import { KEPT_FROM_MAIL, MAIL_WORDS, mailSentence, subjectOf } from './mail-words';
import { topicOfType } from './preferences/topics';
import { TOPICS } from './preferences/vocabulary';
import { kindOf, NOTICES } from './table';

const about = {
  authorityId: 'a',
  urn: 100_001,
  schoolName: 'Elm Park Primary School',
  providerId: 'p',
  providerName: 'Ann Field',
  homeUrn: 100_002,
  ref: 'TES-0001',
  accountId: 'person',
  personName: 'Ann Field',
  whom: [],
  except: [],
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

describe.each(Object.entries(NOTICES))('the notice of %s', (type, templates) => {
  it('leaves no word in braces and leads to a page that exists', () => {
    for (const template of templates) {
      // Ids that events of several records carry among their details.
      const payload = JSON.stringify({
        details: {
          meetingId: 'k1',
          shareId: 'k2',
          visitId: 'v1',
          reviewId: 'v2',
          escalationId: 'e1',
          amendmentId: 'm1',
          agreementId: 'a1',
          name: 'Health check',
          year: '2026 to 2027',
          days: '4 days',
          sent: 'A reminder was given on 3 March 2027.',
          actionId: 'n1',
          outboxId: 'o1',
          problemId: 'm2',
          due: '4 March 2027',
          was: '3 March 2027',
          path: 'proposals/p1',
          startYear: '2026',
          number: '2',
          count: '3 deadlines',
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

  it('has a topic, and goes to mail with less than the page where the page says more', () => {
    for (const template of templates) {
      expect(template.topic ?? topicOfType(type), 'no topic').not.toBeNull();
      const { topic, asks } = kindOf(type, template);
      expect(TOPICS).toContain(topic);
      const sentence = mailSentence(template);
      const words = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, word]) => word);
      for (const word of words) expect(MAIL_WORDS).toContain(word);
      expect(sentence).not.toMatch(/£|\d|%|“/);
      if (sentence.includes('{school}')) expect(sentence).not.toMatch(KEPT_FROM_MAIL);
      expect(sentence).toMatch(/[.?]$/);
      const subject = subjectOf(template, topic, asks);
      expect(subject).not.toMatch(KEPT_FROM_MAIL);
      expect(subject).not.toMatch(/\{(school|provider|person)\}/);
    }
  });
});
