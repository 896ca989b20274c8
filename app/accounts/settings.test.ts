import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { readSettings, settingsForm } from './settings';

function send(typed: Record<string, string>) {
  return parseWithZod(new URLSearchParams(typed), { schema: settingsForm });
}

describe('settings', () => {
  it('have defaults where none are stored, or what is stored makes no sense', () => {
    const defaults = { answerWithinDays: 14, parkDays: 90, reach: 'local', staysHome: 'first' };
    expect(readSettings({})).toEqual(defaults);
    expect(readSettings({ parkDays: -3 })).toEqual(defaults);
    expect(readSettings({ parkDays: 0 })).toEqual({ ...defaults, parkDays: 0 });
  });

  it('are asked for when the form leaves one empty: none goes back to its default unsaid', () => {
    expect(send({ answerWithinDays: '', parkDays: ' ', version: '1' }).reply().error).toEqual({
      answerWithinDays: ['Enter a number of days from 3 to 60'],
      parkDays: ['Enter a number of days from 0 to 365'],
      reach: ['Choose local first or outward looking'],
      staysHome: ['Choose which schools keep their leaders to themselves'],
    });
  });
});
