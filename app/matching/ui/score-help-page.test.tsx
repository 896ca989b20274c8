import { renderToStaticMarkup } from 'react-dom/server';
import { StaticRouter } from 'react-router-dom/server';
import { describe, expect, it } from 'vitest';
import { HELP_PAGES } from '~/ui/help/help-page';
import { workingWords } from '../change-wording';
import { FACTOR_LABELS } from '../domain/factors';
import { fourDecimals, pointsOf } from '../domain/formulas';
import { FACTOR_KEYS, MODEL_1, MODEL_2, MODEL_3, modelFor, USUAL_WEIGHTS } from '../domain/model';
import { factorHelp } from '../factor-wording';
import { ScoreHelpPage } from './score-help-page';

const html = (props: Parameters<typeof ScoreHelpPage>[0]) =>
  renderToStaticMarkup(
    <StaticRouter location="/help/score">
      <ScoreHelpPage {...props} />
    </StaticRouter>,
  );

describe('how offers are scored', () => {
  it('names every factor with its weight, adds them up, and leads to the rest of the help', () => {
    const shown = html({ model: MODEL_3, authority: null, reads: false });
    for (const key of FACTOR_KEYS) {
      const row = new RegExp(`${FACTOR_LABELS[key]}</th>.{0,120}>${USUAL_WEIGHTS[key]}<`);
      expect(shown).toMatch(row);
    }
    expect(shown).toContain('>100<');
    expect(shown.match(/<h1/g)).toHaveLength(1);
    for (const { href } of HELP_PAGES) {
      expect(shown.includes(`href="${href}"`), href).toBe(href !== '/help/score');
    }
  });

  it('says whose weights they are, and to the service how they came about', () => {
    const own = modelFor('outward', { weights: { ...USUAL_WEIGHTS, travel: 9, cost: 5 }, version: 3 });
    const shown = html({ model: own, authority: 'Testshire', reads: true });
    expect(shown).toContain('in Testshire');
    expect(shown).toContain('version 3 of the authority’s own weights');
    expect(shown).toContain('href="/admin/weights"');
    expect(factorHelp(own).local.value).toContain('no difference');
  });

  it('has a figure for everything, in every model, and no word of anybody’s standing', () => {
    for (const model of [MODEL_1, MODEL_2, MODEL_3]) {
      const text = JSON.stringify(factorHelp(model));
      expect(text).not.toMatch(/undefined|NaN|null/);
      expect(text).not.toMatch(/\b(best|worst|weak|failing|top|league)\b/i);
    }
  });
});

describe('a factor worked out by hand', () => {
  it('shows the weight, the value to four decimals, their product and the points they round to', () => {
    const raw = fourDecimals(5 / 6);
    expect(workingWords({ weight: 30, raw, points: pointsOf(30, raw) })).toBe(
      'Worked out: 30 × 0.8333 = 24.999, so 25 points.',
    );
    expect(workingWords({ weight: 3, raw: 0.3333, points: 1 })).toBe(
      'Worked out: 3 × 0.3333 = 0.9999, so 1 point.',
    );
  });
});
