import fc from 'fast-check';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server';
import { describe, expect, it } from 'vitest';
import { anyTerms, someContent, someParties } from '#tests/builders/agreement-content';
import { pageTexts } from '#tests/support/page-words';
import { moneyWords } from '~/kernel/money';
import {
  fallsDueOn,
  instalmentAmounts,
  type RecompenseTerms,
  recompenseOf,
  rightsIn,
  type Standing,
} from '../../domain';
import type { RecompensePage } from '../../recompense/queries.server';
import { RecompenseOverview } from './recompense-page';

const usual = someContent().recompense;

function page(terms: RecompenseTerms, change: Partial<RecompensePage> = {}): RecompensePage {
  const life = { activeOn: '2027-01-11', endedOn: null };
  return {
    id: 'a1',
    ref: 'MAR-A-0001',
    state: 'active',
    version: 7,
    revision: 2,
    schoolName: someParties.client.name,
    providerName: someParties.provider.name,
    shortHash: '1234 5678 9abc',
    may: rightsIn(['service'], 'active'),
    inForceSince: '2027-01-11',
    parties: someParties,
    terms,
    sum: recompenseOf(terms),
    given: terms.halfDays,
    instalments: instalmentAmounts(terms).map((one) => ({ ...one, dueOn: fallsDueOn(one, life) })),
    ...change,
  };
}
const html = (shown: RecompensePage) =>
  renderToStaticMarkup(
    createElement(StaticRouter, { location: '/' }, createElement(RecompenseOverview, { page: shown })),
  );
const draftFor = (standing: Standing) =>
  html(page(usual, { state: 'draft', inForceSince: null, may: rightsIn([standing], 'draft') }));

describe('the page of an agreement’s recompense', () => {
  it('shows each sum, and bars that are full whatever the terms', () => {
    fc.assert(
      fc.property(anyTerms, (terms) => {
        const shown = page(terms);
        const { sum } = shown;
        const made = html(shown);
        const texts = pageTexts(made);
        for (const pence of [sum.total, sum.authorityPays, sum.schoolPays, sum.homeSchool, sum.brokerage]) {
          expect(texts).toContain(moneyWords(pence));
        }
        for (const { amountPence } of shown.instalments) expect(texts).toContain(moneyWords(amountPence));
        const bars = [...made.matchAll(/<svg aria-hidden="true" class="block h-6.*?<\/svg>/gs)];
        expect(bars).toHaveLength(sum.total === 0 ? 0 : 2);
        for (const [bar] of bars) {
          const drawn = [...bar.matchAll(/<rect x="[^"]*" width="([\d.e-]+)%"/g)].map(([, width]) =>
            Number(width),
          );
          expect(drawn.reduce((all, width) => all + width, 0)).toBeCloseTo(100, 6);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('says from when each instalment is due, as far as it is known', () => {
    const instalments: RecompenseTerms['instalments'] = [
      { key: 'a', when: 'on-signing', term: null, basisPoints: 2000 },
      { key: 'b', when: 'by-term', term: '2026-3-summer', basisPoints: 2000 },
      { key: 'c', when: 'on-days', term: null, basisPoints: 4000 },
      { key: 'd', when: 'on-exit', term: null, basisPoints: 2000 },
    ];
    const texts = pageTexts(html(page({ ...usual, instalments })));
    for (const due of [
      'When all have signed: from 11 January 2027',
      'In the summer term 2027: from 16 April 2027',
      'As days of support are given',
      'When the agreement is closing',
    ]) {
      expect(texts).toContain(due);
    }
  });

  it('says where VAT comes on top, and where it does not', () => {
    const vatOf = (vat: RecompenseTerms['vat'], payer: RecompenseTerms['payer']) =>
      pageTexts(html(page({ ...usual, vat, payer }))).find((text) => text.includes('finance teams'));
    expect(vatOf('standard', 'school')).toContain(
      'on top of the amounts on this page: on the school’s invoices',
    );
    expect(vatOf('standard', 'authority')).not.toContain('invoices');
    expect(vatOf('exempt', 'school')).toContain('The amounts on this page are what is paid.');
  });

  it('of a draft says that it binds nobody, and leads those who write it to its form', () => {
    for (const standing of ['client-head', 'provider-leader', 'service'] as const) {
      expect(draftFor(standing)).toContain('href="/agreements/a1/edit/recompense"');
    }
    for (const standing of ['client-chair', 'home-head'] as const) {
      expect(draftFor(standing)).not.toContain('/edit/recompense');
      expect(draftFor(standing)).toContain('They bind nobody');
    }
  });
});
