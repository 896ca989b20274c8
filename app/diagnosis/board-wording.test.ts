import { expect, it } from 'vitest';
import { bandName, movementWords, seriesWords } from './board-wording';
import { foundWords, gradeWords, shareWords } from './prediction-wording';

const amber = { framework: 'three', key: 'amber', name: 'Amber', letter: 'A', priority: 2, place: 1 };

it('says where a band has moved from', () => {
  expect([movementWords('up', amber), movementWords('down', amber), movementWords('new', null)]).toEqual([
    'Less support: was Amber',
    'More support: was Amber',
    'New: no band last term',
  ]);
});

it('names the days of a series by their term, and today as today', () => {
  expect([seriesWords('2026-08-31', '2026-11-23'), seriesWords('2026-11-23', '2026-11-23')]).toEqual([
    'Summer term 2026',
    'Today',
  ]);
});

it('says of a band that its framework is no longer in force', () => {
  expect([bandName(amber, 'three'), bandName(amber, 'four')]).toEqual(['Amber', 'Amber (earlier framework)']);
});

it('gives a share in per cent from ten cases on', () => {
  expect([shareWords(4, 5), shareWords(6, 10), shareWords(0, 0)]).toEqual([
    '4 of 5',
    '6 of 10 (60%)',
    '0 of 0',
  ]);
});

it('says of a report card that its grade is the lowest, and never makes a grade up', () => {
  expect(gradeWords('requires-improvement')).toBe('Requires improvement');
  const card = { kind: 'grade', scale: 'report-card', grade: 'needs-attention' } as const;
  expect(foundWords({ ...card, areas: ['Achievement'], safeguardingNotMet: false })).toBe(
    'Needs attention (lowest on the report card)',
  );
  expect([foundWords(null), foundWords({ kind: 'no-grade', why: 'no-overall' })]).toEqual([
    'None recorded',
    'No overall grade given',
  ]);
});
