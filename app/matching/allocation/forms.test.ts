import { describe, expect, it } from 'vitest';
import { againForm, choiceOf, pairsFrom, planForm, settingsFrom } from './forms';

const typed = { id: 'abc', name: 'Spring', order: 'strict', budget: 'none', seconds: '10' };

describe('the form of a plan', () => {
  it('gives settings, with no limits where none are typed', () => {
    const value = planForm.parse(typed);
    expect(settingsFrom(value, { locked: [], forbidden: [] })).toEqual({
      order: 'strict',
      most: null,
      budget: null,
      seconds: 10,
      locked: [],
      forbidden: [],
    });
  });

  it('reads a budget in half-days or pence, and asks for the amount that belongs to the choice', () => {
    const none = { locked: [], forbidden: [] };
    const days = planForm.parse({ ...typed, budget: 'days', budgetDays: '40.5', budgetMoney: '9' });
    expect(settingsFrom(days, none).budget).toEqual({ unit: 'days', halfDays: 81 });
    const money = planForm.parse({ ...typed, budget: 'money', budgetMoney: '£1,250.50' });
    expect(settingsFrom(money, none).budget).toEqual({ unit: 'money', pence: 125_050 });
    const short = planForm.safeParse({ ...typed, budget: 'money', budgetDays: '3' });
    expect(short.error?.issues.map(({ path }) => path)).toEqual([['budgetMoney']]);
  });

  it('refuses what is beyond the limits', () => {
    const wrong = planForm.safeParse({ ...typed, name: ' ', most: '0', seconds: '61' });
    expect(wrong.error?.issues.map(({ path }) => path[0])).toEqual(['name', 'most', 'seconds']);
  });
});

describe('what is said of rows', () => {
  it('becomes pairs kept and ruled out; keeping takes an earlier ruling out back', () => {
    const value = againForm(['r1', 'r2', 'r3']).parse({
      ...typed,
      rows: { r1: choiceOf('keep', 'ann'), r2: choiceOf('not', 'ben') },
      out: ['r1:ann', 'r2:ben', 'r3:cat'],
    });
    expect(pairsFrom(value)).toEqual({
      locked: [{ request: 'r1', offer: 'ann' }],
      forbidden: [
        { request: 'r2', offer: 'ben' },
        { request: 'r3', offer: 'cat' },
      ],
    });
  });

  it('is nothing where nothing is said, and nothing of a request that is not in the plan', () => {
    const value = againForm(['r1']).parse({ ...typed, rows: { other: choiceOf('keep', 'ann') } });
    expect(pairsFrom(value)).toEqual({ locked: [], forbidden: [] });
  });
});
