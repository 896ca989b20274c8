import { describe, expect, it } from 'vitest';
import { ROLES } from '~/accounts/domain/roles';
import { topicsOf } from './domain/preferences/topics-of';
import { TOPICS } from './domain/preferences/vocabulary';
import { kindOf, NOTICES } from './domain/table';
import { preferencesForm, TIMES } from './forms';

const schema = preferencesForm(['money', 'agreements'], { directory: 'none', money: 'none' });
const typed = {
  topics: { money: 'usual', agreements: 'daily' },
  hours: 'quiet',
  quietFrom: '19:00',
  quietTo: '07:00',
  weekends: 'on',
  digestAt: '07:30',
  version: '3',
};
const wrong = (over: Record<string, unknown>) => {
  const result = schema.safeParse({ ...typed, ...over });
  return result.success ? [] : result.error.issues.map(({ path, message }) => [path.join('.'), message]);
};

describe('the form of what a person is sent', () => {
  it('keeps what it does not ask about, and stores the usual way as nothing', () => {
    expect(schema.parse(typed)).toEqual({
      choices: { directory: 'none', agreements: 'daily' },
      quiet: { from: '19:00', to: '07:00' },
      quietWeekends: true,
      digestAt: '07:30',
      version: 3,
    });
    const { weekends: _, ...open } = typed;
    expect(schema.parse({ ...open, hours: 'any' })).toMatchObject({ quiet: null, quietWeekends: false });
  });

  it('has words of its own for everything that can be left out or is none of the choices', () => {
    for (const name of ['hours', 'digestAt'])
      for (const value of [undefined, 'whenever']) {
        const [found, ...rest] = wrong({ [name]: value });
        expect(rest).toEqual([]);
        expect(found?.[0]).toBe(name);
        expect(found?.[1]).toMatch(/^Choose /);
      }
    expect(wrong({ topics: undefined }).map(([name]) => name)).toEqual(['topics.money', 'topics.agreements']);
    expect(wrong({ topics: { money: 'usual' } })).toEqual([
      ['topics.agreements', 'Choose how you want to be told of this: agreements'],
    ]);
    expect(wrong({ quietFrom: undefined })).toEqual([['quietFrom', 'Choose when the quiet hours begin']]);
    expect(wrong({ quietTo: undefined })).toEqual([['quietTo', 'Choose when the quiet hours end']]);
  });

  it('refuses hours that have no end, and a summary within quiet hours, but not where no hours are quiet', () => {
    expect(wrong({ quietTo: '19:00' })).toEqual([
      ['quietTo', 'Choose an end that is not the time they begin'],
    ]);
    for (const digestAt of TIMES) {
      const quiet = digestAt >= '19:00' || digestAt < '07:00';
      expect(wrong({ digestAt })).toEqual(
        quiet ? [['digestAt', 'Choose a time for the summary outside your quiet hours, 7pm to 7am']] : [],
      );
      expect(wrong({ digestAt, hours: 'any' })).toEqual([]);
    }
  });
});

describe('the topics a person is asked about', () => {
  it('are among those of the tables, in one order, and all of them concern somebody', () => {
    for (const role of ROLES) {
      const topics = topicsOf([role]).map(({ topic }) => topic);
      expect(topics).toEqual(TOPICS.filter((topic) => topics.includes(topic)));
      expect(topics).toContain('service');
    }
    const all = topicsOf(ROLES).map(({ topic }) => topic);
    expect(all).toEqual([...TOPICS]);
  });

  it('are none of casework for a member, who has reports, and for an administrator', () => {
    expect(topicsOf(['member']).map(({ topic }) => topic)).toEqual(['reports', 'service']);
    expect(topicsOf(['admin']).map(({ topic }) => topic)).toEqual(['service']);
  });

  it('say where something is always sent', () => {
    const always = new Set(
      Object.entries(NOTICES).flatMap(([type, templates]) =>
        templates
          .map((template) => kindOf(type, template))
          .flatMap(({ topic, statutory }) => (statutory ? [topic] : [])),
      ),
    );
    expect(always.has('agreements')).toBe(true);
    for (const role of ROLES)
      for (const { topic, statutory } of topicsOf([role]))
        if (statutory) expect(always.has(topic)).toBe(true);
    expect(topicsOf(['head']).find(({ topic }) => topic === 'diagnosis')?.statutory).toBe(true);
    expect(topicsOf(['leader']).map(({ topic }) => topic)).not.toContain('diagnosis');
  });
});
