import { describe, expect, it } from 'vitest';
import { FORMATS, figureWords, REQUEST_STATES } from './domain';
import { aimWords, answerWords, baselineWords, eventWords, FORMAT_WORDS, requestStateWords } from './wording';

describe('words for needs and requests', () => {
  it('say a figure with its unit', () => {
    expect(figureWords(54.5, '% of pupils')).toBe('54.5% of pupils');
    expect(figureWords(1250, 'sessions')).toBe('1,250 sessions');
    expect(figureWords(-0.25, 'grades')).toBe('−0.25 grades');
    expect(figureWords(null, 'grades')).toBe('');
  });

  it('say where things are and where they should be', () => {
    const need = {
      baseline: 54,
      target: 70,
      unit: '%',
      byDate: '2027-07-16',
      baselineOn: '2026-07-10',
      baselineSource: '',
    };
    expect(aimWords(need)).toBe('From 54% to 70% by 16 July 2027');
    expect(aimWords({ ...need, target: null })).toBe('');
    expect(baselineWords(need)).toBe('54%, measured on 10 July 2026');
    expect(baselineWords({ ...need, baseline: null })).toBe('');
  });

  it('say the answers of a request, and nothing for what is not answered', () => {
    const none = {
      halfDays: null,
      startFrom: null,
      finishBy: null,
      formats: [],
      remoteWelcome: null,
      context: null,
      maxDayRatePence: null,
    };
    expect(new Set(Object.values(answerWords(none)))).toEqual(new Set(['']));
    expect(
      answerWords({
        halfDays: 13,
        startFrom: '2027-01-11',
        finishBy: '2027-07-16',
        formats: ['coaching', 'review', 'osmosis'],
        remoteWelcome: true,
        context: 'A new lead',
        maxDayRatePence: 40_000,
      }),
    ).toEqual({
      days: 'About 6½ days',
      when: 'From 11 January 2027 to 16 July 2027',
      formats: 'Coaching, a review and osmosis',
      remote: 'Some of it could be',
      context: 'A new lead',
      cost: 'Up to £400.00 a day',
    });
  });

  it('name every state and kind of support, and tell a draft from one that waits for the head', () => {
    for (const state of REQUEST_STATES) {
      expect(requestStateWords({ state, awaitingConfirmation: false }).name).toBeTruthy();
    }
    expect(requestStateWords({ state: 'draft', awaitingConfirmation: true }).name).toBe(
      'For the head to confirm',
    );
    for (const format of FORMATS) expect(FORMAT_WORDS[format].name).toBeTruthy();
  });

  it('make an event of another area readable', () => {
    expect(eventWords('request.submitted')).toBe('Request sent to the authority');
    expect(eventWords('proposal.stood-down')).toBe('Proposal stood down');
  });
});
