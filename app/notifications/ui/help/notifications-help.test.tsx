import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server';
import { describe, expect, it } from 'vitest';
import { HELP_PAGES } from '~/ui/help/help-page';
import { USUAL_RULES } from '../../domain/reminders/usual-rules';
import { REMINDER_KINDS } from '../../domain/reminders/vocabulary';
import { KIND_WORDS, ruleWords } from '../../reminders/wording';
import { NotificationsHelp } from './notifications-help';

const shown = renderToStaticMarkup(
  <StaticRouter location="/help/notifications">
    <NotificationsHelp />
  </StaticRouter>,
);

describe('help about notifications', () => {
  it.each(REMINDER_KINDS)('says when people are reminded of %s, by the rule that is in force', (kind) => {
    expect(shown).toContain(KIND_WORDS[kind].name);
    expect(shown).toContain(ruleWords(kind, USUAL_RULES[kind]));
  });

  it('has one h1, leads to where each thing is done, and to every other page of help', () => {
    expect(shown.match(/<h1/g)).toHaveLength(1);
    for (const href of [
      '/notifications',
      '/account/notifications',
      '/calendar/subscribe',
      '/account/address',
    ])
      expect(shown).toContain(`href="${href}"`);
    for (const { href } of HELP_PAGES)
      expect(shown.includes(`href="${href}"`), href).toBe(href !== '/help/notifications');
  });
});
