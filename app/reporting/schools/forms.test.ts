import { describe, expect, it } from 'vitest';
import { readForm } from '~/platform/forms.server';
import { schoolsFilter, scopeFilter, trajectoryForm } from './forms';

function sent(percents: readonly string[], more: Record<string, string> = {}): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries({
    ...{ id: 'abcdefgh1', from: '2026-3-summer', number: '0', reason: 'As agreed' },
    ...more,
  }))
    form.append(name, value);
  for (const [at, percent] of percents.entries()) form.append(`days[${at}].percent`, percent);
  return form;
}

/** The percentages that were read, or the errors. */
async function read(percents: readonly string[], more?: Record<string, string>) {
  const form = await readForm(sent(percents, more), trajectoryForm);
  return form.ok ? form.value.days.map((day) => day.percent) : form.reply.data.error;
}

describe('the form of a trajectory', () => {
  it('reads percentages by the place of their day, blank ones as none', async () => {
    expect(await read(['79', '', ' 80.5 ', '82%', '', '90 %'])).toEqual([79, null, 80.5, 82, null, 90]);
    expect(await read(['', '', ''])).toEqual([null, null, null]);
    expect(await read(['0', '100'])).toEqual([0, 100]);
  });

  it.each(['101', '180', '-1', '85.55', 'most'])(
    'does not take %s, and says so beside its day',
    async (typed) => {
      expect(await read(['80', typed])).toEqual({
        'days[1].percent': ['Enter a percentage from 0 to 100, such as 85 or 85.5'],
      });
    },
  );

  it('asks for a reason, and for the whole of the page', async () => {
    expect(await read(['80'], { reason: '  ' })).toEqual({ reason: ['Enter why it is set like this'] });
    const form = sent(['80'], { from: 'the summer' });
    const lost = await readForm(form, trajectoryForm);
    expect(lost.ok).toBe(false);
  });
});

describe('addresses of the pages of schools', () => {
  it('leave out what makes no sense', () => {
    expect(schoolsFilter.parse({ phase: '', place: 'North' })).toEqual({ phase: undefined, place: 'North' });
    expect(schoolsFilter.parse({ phase: 'x'.repeat(200) })).toEqual({});
    expect(scopeFilter.parse({ measure: 'teachers' })).toEqual({ measure: 'schools', phase: '', place: '' });
  });
});
