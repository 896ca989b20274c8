import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { type SchoolYear, usualSchoolYear } from '~/kernel/school-calendar';
import { HALF_TERM_NAMES, MOST_CLOSURES } from '../domain/term-dates';
import { postedFieldsOf } from './fields';
import { schoolYearForm } from './forms';

const read = (fields: Record<string, string>, startYear = 2026) => {
  const answers = new FormData();
  for (const [name, value] of Object.entries(fields)) answers.append(name, value);
  return parseWithZod(answers, { schema: schoolYearForm(startYear) });
};
const errorsOf = (fields: Record<string, string>) => read(fields).reply().error ?? {};
const usual = { version: '0', ...postedFieldsOf(usualSchoolYear(2026)) };

describe('the form of term dates', () => {
  it('gives back every year it was filled in with, with as many closures as there can be', () => {
    for (let startYear = 2020; startYear < 2040; startYear++) {
      const closures = Array.from({ length: MOST_CLOSURES }, (_, n) => ({
        on: `${startYear}-11-${String(n + 10)}`,
        why: `Reason ${n}`,
      }));
      const year: SchoolYear = { ...usualSchoolYear(startYear), closures };
      const result = read({ version: '3', ...postedFieldsOf(year) }, startYear);
      expect(result.status === 'success' ? result.value : result.reply().error).toEqual({ version: 3, year });
    }
  });
  it('is for the year of its page, whatever is sent', () => {
    const result = read({ ...usual, startYear: '1999' });
    expect(result.status === 'success' && result.value.year.startYear).toBe(2026);
  });
  it('asks for all twelve days when sent empty, and for no closure', () => {
    const errors = errorsOf({ version: '0' });
    const asked = HALF_TERM_NAMES.flatMap((_, n) => [`from${n}`, `to${n}`]);
    expect(Object.keys(errors).sort()).toEqual([...asked].sort());
    expect(errors.from2).toEqual(['Enter the first day of the first half of the spring term']);
    expect(errors.to5).toEqual(['Enter the last day of the second half of the summer term']);
  });
  it('asks for the other half of a day closed', () => {
    expect(errorsOf({ ...usual, 'on0.day': '27', 'on0.month': '11', 'on0.year': '2026' })).toEqual({
      why0: ['Say why schools are closed on this day'],
    });
    expect(errorsOf({ ...usual, why3: 'Election' })).toEqual({
      on3: ['Enter the day on which schools are closed'],
    });
  });
  it('refuses what is no date, and a reason too long', () => {
    expect(errorsOf({ ...usual, 'to1.day': '31', 'to1.month': '2' }).to1?.[0]).toContain(
      'must be a real date',
    );
    const long = { 'on0.day': '27', 'on0.month': '11', 'on0.year': '2026', why0: 'x'.repeat(101) };
    expect(errorsOf({ ...usual, ...long })).toEqual({ why0: ['Use 100 characters or fewer'] });
  });
});
