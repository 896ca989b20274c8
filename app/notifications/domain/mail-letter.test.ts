import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  atOnceLetter,
  DIGEST,
  digestLetter,
  type MailedNotice,
  MOST_IN_A_MAIL,
  SEVERAL,
} from './mail-letter';
import { subjectOf, subjectOfSeveral } from './mail-words';
import { TOPICS } from './preferences/vocabulary';

const notice = (n: number, more: Partial<MailedNotice> = {}): MailedNotice => ({
  id: `n${n}`,
  type: 'proposal.invited',
  sentence: `Sentence ${n}.`,
  topic: 'invitations',
  asks: false,
  at: new Date(Date.UTC(2026, 10, 24, 9, n)),
  ...more,
});

const notices = fc
  .array(fc.record({ asks: fc.boolean(), topic: fc.constantFrom(...TOPICS), minute: fc.nat(50) }), {
    minLength: 1,
    maxLength: 45,
  })
  .map((some) =>
    some.map(({ asks, topic, minute }, n) =>
      notice(n, { asks, topic, at: new Date(Date.UTC(2026, 10, 24, 9, minute)) }),
    ),
  );

describe('a mail with one notice', () => {
  it('says it, leads through the notice and never straight to a record, and where to change what is sent', () => {
    const letter = atOnceLetter([notice(1, { asks: true })]);
    expect(letter).toMatchObject({
      template: 'proposal.invited',
      subject: 'For you to look at: an invitation to give support',
      lines: ['Sentence 1.'],
      links: [{ path: '/notifications/n1' }],
      footer: { path: '/account/notifications' },
    });
  });

  it('takes its own subject where it has one', () => {
    expect(atOnceLetter([notice(1, { subject: 'Mail comes back' })]).subject).toBe('Mail comes back');
    expect(subjectOf({}, 'progress', false)).toBe(subjectOf({}, 'agreements', false));
  });
});

describe('a mail with several notices', () => {
  it('holds each once, what asks something first and then as it came, and says so where it cannot hold all', () => {
    fc.assert(
      fc.property(notices, (some) => {
        for (const letter of [digestLetter(some), ...(some.length > 1 ? [atOnceLetter(some)] : [])]) {
          const paths = letter.links.map(({ path }) => path);
          expect(new Set(paths).size).toBe(paths.length);
          const shown = paths.flatMap((path) => some.filter(({ id }) => path === `/notifications/${id}`));
          expect(shown.length).toBe(Math.min(some.length, MOST_IN_A_MAIL));
          for (const [n, one] of shown.slice(1).entries()) {
            const before = shown[n];
            if (before?.asks === one.asks) expect(before.at <= one.at).toBe(true);
            else expect(before?.asks).toBe(true);
          }
          expect(paths.length - shown.length).toBe(some.length > MOST_IN_A_MAIL ? 1 : 0);
          expect(letter.lines.length).toBe(some.length > MOST_IN_A_MAIL ? 2 : 1);
          expect(letter.footer.path).toBe('/account/notifications');
        }
      }),
    );
  });

  it('says once what would read the same, and leads to all that is unread', () => {
    const same = 'There is something new for you to read about a school.';
    const letter = digestLetter([notice(1, { sentence: same }), notice(2), notice(3, { sentence: same })]);
    expect(letter.links).toEqual([
      {
        label: 'There is something new for you to read about a school (2 times)',
        path: '/notifications?show=unread',
      },
      { label: 'Sentence 2', path: '/notifications/n2' },
    ]);
    expect(letter.subject).toBe('Your summary from Alongside: 3 new matters');
  });

  it('is counted in its subject, with how many ask something', () => {
    expect(atOnceLetter([notice(1), notice(2)])).toMatchObject({
      template: SEVERAL,
      subject: 'Alongside: 2 new matters to read',
    });
    expect(subjectOfSeveral(3, 1)).toBe('Alongside: 3 new matters, 1 for you to look at');
    expect(subjectOfSeveral(2, 2)).toBe('Alongside: 2 new matters, all for you to look at');
    expect(digestLetter([notice(1)])).toMatchObject({
      template: DIGEST,
      subject: 'Your summary from Alongside: 1 new matter',
      links: [{ label: 'Sentence 1', path: '/notifications/n1' }],
    });
  });
});
