import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server';
import { describe, expect, it } from 'vitest';
import { FrontPage } from '../front-page';
import { HelpAccessibility } from './accessibility';
import { HelpBrokers } from './brokers';
import { HelpConfidentiality } from './confidentiality';
import { HelpIndex } from './help-index';
import { HELP_PAGES, type HelpHref, helpMeta } from './help-page';
import { HelpOffers } from './offers';
import { HelpPractice } from './practice';
import { HelpPrivacy } from './privacy';
import { HelpRequests } from './requests';
import { HelpRunning } from './running';

const html = (element: ReactElement) =>
  renderToStaticMarkup(<StaticRouter location="/help">{element}</StaticRouter>);

/** Those made of words alone; how offers are scored and people reminded is made of the rules, and tested where those are. */
const PAGES: Record<Exclude<HelpHref, '/help/score' | '/help/notifications'>, ReactElement> = {
  '/help/requests': <HelpRequests />,
  '/help/offers': <HelpOffers />,
  '/help/brokers': <HelpBrokers />,
  '/help/practice': <HelpPractice />,
  '/help/confidentiality': <HelpConfidentiality />,
  '/help/privacy': <HelpPrivacy held={[]} />,
  '/help/running': <HelpRunning variables={[]} />,
  '/help/accessibility': <HelpAccessibility />,
};

describe('help', () => {
  it.each(Object.entries(PAGES))('%s has one h1, its title, and leads to every other', (href, page) => {
    const shown = html(page);
    expect(shown.match(/<h1/g)).toHaveLength(1);
    const listed = HELP_PAGES.find((one) => one.href === href);
    expect(listed && helpMeta(listed.href)[0]?.title).toBe(`${listed?.title} – Help – Alongside`);
    for (const other of HELP_PAGES) {
      expect(shown.includes(`href="${other.href}"`), other.href).toBe(other.href !== href);
    }
  });

  it('starts from a list of every page', () => {
    const shown = html(<HelpIndex />);
    for (const page of HELP_PAGES) expect(shown).toContain(`href="${page.href}"`);
  });

  it('names every cookie the service sets', () => {
    expect(html(<HelpPrivacy held={[]} />)).toContain('alongside_session');
    expect(html(<HelpPrivacy held={[]} />)).toContain('alongside_notice');
  });
});

describe('the front page', () => {
  it('says what this is and has one way in', () => {
    const shown = html(<FrontPage setUp={false} />);
    expect(shown.match(/<h1/g)).toHaveLength(1);
    expect(shown.match(/href="\/login"/g)).toHaveLength(1);
    expect(shown).toContain('id="main"');
  });

  it('leads to set-up, and to no sign-in, where nobody has an account yet', () => {
    const shown = html(<FrontPage setUp />);
    expect(shown).toContain('href="/set-up"');
    expect(shown).not.toContain('href="/login"');
  });
});
