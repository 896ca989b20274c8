import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { PotBar } from './pot-bar';

const drawn = (figures: Parameters<typeof PotBar>[0]['figures']) =>
  renderToStaticMarkup(<PotBar figures={figures} label="Support" />);
/** Widths of the parts drawn over the bar's ground, in percent. */
const widths = (html: string) =>
  [
    ...html.matchAll(
      /<rect (?:x="[\d.]+%" )?width="([\d.]+)%" height="100%" (?:class="part-used"|fill="url)/g,
    ),
  ]
    .map((found) => Number(found[1]))
    .slice(0, 2);

describe('the bar of a pot', () => {
  it('draws spent and committed as shares of what was allocated', () => {
    const html = drawn({ allocated: 1000, spent: 250, committed: 500, free: 250 });
    expect(widths(html)).toEqual([25, 50]);
    expect(html).toContain('£2.50 spent, £5.00 committed, £2.50 free');
    expect(html).not.toContain('<line');
  });

  it('is as long as what is promised where that is more, with a line at what was allocated', () => {
    const html = drawn({ allocated: 1000, spent: 250, committed: 1000, free: -250 });
    expect(widths(html)).toEqual([20, 80]);
    expect(html).toMatch(/<line x1="80%"/);
    expect(html).toContain('£2.50 more than was allocated');
  });

  it('draws nothing of an empty pot', () => {
    expect(widths(drawn({ allocated: 0, spent: 0, committed: 0, free: 0 }))).toEqual([0, 0]);
  });
});
