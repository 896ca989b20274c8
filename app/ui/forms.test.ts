import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { dateFromParts, dateText, optionalDateText, readDate } from './date-parts';
import { fieldHref, formState } from './form-state';
import { daysText, moneyText, optionalDaysText, optionalMoneyText, versionField } from './zod-fields';

function posted(values: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.append(name, value);
  return form;
}

describe('a date in three boxes', () => {
  it.each([
    [{ day: '4', month: '3', year: '2027' }, '2027-03-04'],
    [{ day: ' 04 ', month: '03', year: '2027' }, '2027-03-04'],
    [{ day: '4', month: 'March', year: '2027' }, '2027-03-04'],
    [{ day: '4', month: 'sept', year: '2027' }, '2027-09-04'],
    [{ day: '30', month: '2', year: '2027' }, 'invalid'],
    [{ day: '4', month: '', year: '2027' }, 'invalid'],
    [{ day: '4', month: '3', year: '27' }, 'invalid'],
    [{ day: '', month: '', year: '' }, null],
    [undefined, null],
  ])('%j is %s', (parts, expected) => {
    expect(dateFromParts(parts)).toBe(expected);
  });

  it('is read from a form', () => {
    expect(readDate(posted({ 'on.day': '4', 'on.month': '3', 'on.year': '2027' }), 'on')).toBe('2027-03-04');
  });

  const schema = z.object({ on: dateText('the start date'), until: optionalDateText('the end date') });

  it('passes the schema as one text', () => {
    const form = posted({ 'on.day': '4', 'on.month': '3', 'on.year': '2027', 'until.day': '' });
    const submission = parseWithZod(form, { schema });
    expect(submission.status === 'success' && submission.value).toEqual({ on: '2027-03-04', until: null });
  });

  it('says what to enter when it is empty, and what is wrong when there is no such date', () => {
    const form = posted({
      'on.day': '',
      'on.month': '',
      'on.year': '',
      'until.day': '31',
      'until.month': '6',
    });
    const reply = parseWithZod(form, { schema }).reply();
    expect(reply.error).toEqual({
      on: ['Enter the start date'],
      until: ['The end date must be a real date, with a day, month and year, such as 4 3 2027'],
    });
    expect(formState(reply).value('until.day')).toBe('31');
  });
});

describe('money and days as typed', () => {
  const schema = z.object({
    rate: moneyText('the day rate'),
    days: daysText('the days you offer'),
    cap: optionalMoneyText('the most you would pay'),
    least: optionalDaysText('the least you would take'),
  });

  it('gives pence and half-days, and null for what is left out', () => {
    const submission = parseWithZod(posted({ rate: '£1,250.50', days: '2½', cap: '', least: '' }), {
      schema,
    });
    expect(submission.status === 'success' && submission.value).toEqual({
      rate: 125050,
      days: 5,
      cap: null,
      least: null,
    });
  });

  it('keeps what was typed and says how to mend it', () => {
    const reply = parseWithZod(posted({ rate: 'lots', days: '', least: '1.3' }), { schema }).reply();
    expect(reply.error).toEqual({
      rate: ['Enter the day rate as an amount in pounds, such as 350 or 350.50'],
      days: ['Enter the days you offer'],
      least: ['Enter the least you would take as a number of days in halves, such as 2 or 2.5'],
    });
    expect(formState(reply).value('rate')).toBe('lots');
  });
});

describe('form state', () => {
  it('shows the defaults on the first visit, nested and numeric ones too', () => {
    const form = formState(undefined, { title: 'Phonics', days: 3, outcomes: [{ measure: 'Reading age' }] });
    expect([form.value('title'), form.value('days'), form.value('outcomes[0].measure')]).toEqual([
      'Phonics',
      '3',
      'Reading age',
    ]);
    expect(form.errors).toEqual([]);
  });

  it('shows what was typed after a refusal, even when that is nothing', () => {
    const form = formState({ initialValue: { areas: ['eyfs', 'eal'] }, error: {} }, { title: 'Phonics' });
    expect(form.value('title')).toBe('');
    expect(form.checked('areas', 'eal')).toBe(true);
    expect(form.checked('areas', 'finance')).toBe(false);
  });

  it('takes a reply inside an answer, and ignores an answer of another kind', () => {
    expect(formState({ reply: { initialValue: { a: 'x' } } }).value('a')).toBe('x');
    expect(formState(null, { a: 'default' }).value('a')).toBe('default');
  });

  it('puts errors of the whole form first and folds those of a date into one', () => {
    const form = formState({
      error: { 'on.day': ['Enter a day'], 'on.month': ['Enter a day'], title: null, '': ['It has changed'] },
    });
    expect(form.errors).toEqual([
      { name: '', message: 'It has changed' },
      { name: 'on', message: 'Enter a day' },
    ]);
  });

  it('leads from an error of one choice to its group, and keeps rows of a list apart', () => {
    const form = formState({
      error: {
        'areas[2]': ['Choose from the list'],
        'areas[3]': ['Choose from the list'],
        'rows[1].name': ['Enter'],
      },
    });
    expect(form.errors.map(({ name }) => name)).toEqual(['areas', 'rows[1].name']);
  });

  it('never reads what an object inherits', () => {
    expect(formState(undefined, {}).value('constructor.name')).toBe('');
  });

  it('links to the id of the field', () => {
    expect(fieldHref('outcomes[0].measure')).toBe('#outcomes-0-measure');
    expect(fieldHref('areas[]')).toBe('#areas');
  });
});

describe('the hidden version of a record', () => {
  it.each(['abc', '1.5', '-1', undefined, '9e99'])('asks to open the page again for %s', (text) => {
    const read = versionField.safeParse(text);
    expect(read.error?.issues[0]?.message).toBe(
      'Something of this page did not arrive. Open the page again, then enter your answers once more',
    );
  });

  it('is read as the number it is', () => expect(versionField.parse('7')).toBe(7));
});
