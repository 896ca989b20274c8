import { describe, expect, it } from 'vitest';
import { answerForms, chooseNeedsForm, figureText, needPartForms, requestFilter } from './forms';

describe('a figure as typed', () => {
  const figure = figureText('the figure');
  it.each([
    ['54', 54],
    [' 54.5 ', 54.5],
    ['54%', 54],
    ['1,250', 1250],
    ['-0.25', -0.25],
    ['−3', -3],
  ])('%s is %d', (typed, value) => {
    expect(figure.parse(typed)).toBe(value);
  });

  it.each(['', 'about 50', '5 out of 10', '1.23456', '1e9'])('%s is refused', (typed) => {
    expect(figure.safeParse(typed).success).toBe(false);
  });
});

describe('forms of a request', () => {
  it('read days in halves, dates in parts and pounds', () => {
    const days = answerForms.days.parse({
      halfDays: '2½',
      startFrom: { day: '11', month: 'January', year: '2027' },
      finishBy: { day: '16', month: '7', year: '2027' },
      version: '3',
    });
    expect(days).toEqual({ halfDays: 5, startFrom: '2027-01-11', finishBy: '2027-07-16', version: 3 });
    expect(answerForms.cost.parse({ maxDayRatePence: '£350', version: '1' })).toMatchObject({
      maxDayRatePence: 35_000,
    });
    expect(answerForms.cost.parse({ version: '1' })).toMatchObject({ maxDayRatePence: null });
    expect(answerForms.how.parse({ formats: ['coaching'], remoteWelcome: 'no', version: '1' })).toMatchObject(
      {
        remoteWelcome: false,
      },
    );
  });

  it('trim text, and refuse what says nothing or too much', () => {
    const now = {
      measure: '  Absence ',
      unit: '%',
      baseline: '12',
      baselineOn: { day: '1', month: '9', year: '2026' },
      baselineSource: 'Register',
      evidence: 'Seen',
      version: '1',
    };
    expect(needPartForms.now.parse(now).measure).toBe('Absence');
    expect(needPartForms.now.safeParse({ ...now, evidence: '   ' }).success).toBe(false);
    expect(needPartForms.now.safeParse({ ...now, evidence: 'x'.repeat(2001) }).success).toBe(false);
    expect(
      needPartForms.now.safeParse({ ...now, baselineOn: { day: '31', month: '2', year: '2026' } }).success,
    ).toBe(false);
  });

  it('take no need as none, for the command to refuse', () => {
    expect(chooseNeedsForm.parse({ version: '1' }).needs).toEqual([]);
  });
});

describe('filters of the list', () => {
  it('leave out what cannot be understood', () => {
    expect(requestFilter.parse({ state: 'lost', page: '-1', mine: 'perhaps', q: ' oak ', band: '' })).toEqual(
      {
        state: undefined,
        band: undefined,
        focus: undefined,
        mine: undefined,
        q: 'oak',
        page: 1,
      },
    );
  });
});
