import { describe, expect, it } from 'vitest';
import { documentText } from '~/kernel/document';
import { inWords, type ReportContent } from './content';
import { documentOf } from './document';
import { linesOf } from './lines';

const CONTENT: ReportContent = {
  format: 1,
  kind: 'director',
  authority: 'Testshire',
  title: 'Report to the director, autumn term 2026',
  caption: 'Testshire',
  period: '2026-1-autumn',
  asOf: '2026-11-22',
  madeBy: 'Bea Broker',
  lead: 'For the director.',
  release: null,
  sections: [
    {
      key: 'know',
      heading: 'How well are schools known?',
      commentary: 'Better than a year ago.',
      parts: [
        {
          kind: 'figures',
          caption: 'Figures',
          figures: [
            {
              key: 'schools',
              label: 'Schools',
              unit: 'schools',
              value: 48,
              words: '48 schools',
              basis: '',
              explains: 'All open schools.',
            },
            {
              key: 'days',
              label: 'Days given',
              unit: 'half-days',
              value: 5,
              words: '2.5 days',
              basis: 'in 3 records',
              explains: '',
            },
          ],
        },
        {
          kind: 'table',
          key: 'bands',
          caption: 'Schools by band',
          columns: [
            { head: 'Band', unit: null },
            { head: 'Schools', unit: 'schools' },
          ],
          rows: [
            [inWords('Green'), { value: 40, words: '40' }],
            [inWords('Red'), inWords('Not shown')],
          ],
          drawn: 1,
          note: 'Small ones are not shown.',
        },
        {
          kind: 'course',
          key: 'course',
          caption: 'Good or better',
          points: [
            { on: '2026-08-31', actual: 81.4, aim: null },
            { on: '2026-11-22', actual: 83.6, aim: 85 },
          ],
        },
      ],
    },
    { key: 'next', heading: 'What happens next', commentary: 'Two reviews.', parts: [] },
  ],
};

describe('a report as a document', () => {
  const document = documentOf(CONTENT);

  it('says all of it in reading order, once worked out at the end', () => {
    const kinds = document.parts.map((part) => (part.kind === 'heading' ? part.text : part.kind));
    expect(kinds).toEqual([
      'paragraph',
      'paragraph',
      'How well are schools known?',
      'paragraph',
      'Figures',
      'facts',
      'Schools by band',
      'figure',
      'table',
      'paragraph',
      'Good or better',
      'figure',
      'table',
      'What happens next',
      'paragraph',
      'How the figures are worked out',
      'facts',
    ]);
    const text = documentText(document);
    for (const words of [
      '48 schools',
      'Better than a year ago.',
      'Not shown',
      '84%',
      '85%',
      'All open schools.',
    ])
      expect(text).toContain(words);
  });

  it('draws a bar for each number, none for what is not shown, and says both in words', () => {
    const [bars] = document.parts.filter((part) => part.kind === 'figure');
    expect(bars?.kind === 'figure' && bars.marks.filter((mark) => 'path' in mark)).toHaveLength(1);
    expect(bars?.kind === 'figure' && bars.alt).toBe('Schools by band: Schools. Green: 40; Red: Not shown');
  });

  it('is found on every page by its foot', () => {
    expect(document.footer).toBe(
      'Testshire. Report to the director, autumn term 2026. Figures of 22 November 2026',
    );
  });
});

describe('the figures of a report as lines', () => {
  it('have every number once, in days and not half-days, and nothing where it is not shown', () => {
    expect(linesOf(CONTENT).map(({ figure, of, value, unit }) => [figure, of, value, unit])).toEqual([
      ['Schools', '', 48, 'schools'],
      ['Days given', 'in 3 records', 2.5, 'days'],
      ['Schools by band: Schools', 'Green', 40, 'schools'],
      ['Schools by band: Schools', 'Red', null, 'schools'],
      ['Good or better: actual', '2026-08-31', 81.4, 'per cent'],
      ['Good or better: aim', '2026-08-31', null, 'per cent'],
      ['Good or better: actual', '2026-11-22', 83.6, 'per cent'],
      ['Good or better: aim', '2026-11-22', 85, 'per cent'],
    ]);
  });
});
