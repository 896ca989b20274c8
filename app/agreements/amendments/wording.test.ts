import { describe, expect, it } from 'vitest';
import { AMENDMENT_SENTENCES, AMENDMENT_SIGNED, amendmentStatement, stillToSignWords } from './wording';

const say = (type: string, details = {}) =>
  AMENDMENT_SENTENCES[`agreement.${type}`]?.({ number: 2, ...details });

describe('what happened to an amendment, in words', () => {
  it.each([
    ['amendment-started', {}, 'Amendment 2 begun'],
    ['amendment-edited', { title: 'Resources' }, 'Amendment 2: “Resources” changed'],
    ['amendment-edited', {}, 'Amendment 2: a section changed'],
    ['amendment-reasoned', {}, 'Amendment 2: its reason put differently'],
    [
      'amendment-sent',
      { parties: ['client-head', 'authority'] },
      'Amendment 2 sent to be signed by 2 parties',
    ],
    ['amendment-sent', {}, 'Amendment 2 sent to be signed'],
    [
      'amendment-signed',
      { signedAs: 'Ruth Allen, headteacher' },
      'Amendment 2 signed by Ruth Allen, headteacher',
    ],
    [
      'amendment-reopened',
      { signaturesSuperseded: [{}] },
      'Amendment 2 opened for changes; 1 signature taken back',
    ],
    ['amendment-reopened', { signaturesSuperseded: [] }, 'Amendment 2 opened for changes'],
    ['amendment-withdrawn', {}, 'Amendment 2 withdrawn'],
    ['amendment-lapsed', {}, 'Amendment 2 withdrawn with the agreement'],
    ['amended', { revision: 4 }, 'Amendment 2 in force, as version 4'],
  ])('%s', (type, details, sentence) => {
    expect(say(type, details)).toBe(sentence);
  });

  it('names one whose number is not known', () => {
    expect(AMENDMENT_SENTENCES['agreement.amended']?.({})).toBe('An amendment in force');
  });
});

describe('what is said of signing it', () => {
  it('says which version takes the place of which', () => {
    expect(amendmentStatement('MAR-A-0008', 3)).toContain(
      'version 4 of agreement MAR-A-0008 takes the place of version 3',
    );
  });

  it('names who is missing, or that nobody is', () => {
    expect(stillToSignWords(['the chair', 'the broker'])).toBe('Still to sign: the chair and the broker.');
    expect(stillToSignWords([])).toBe('Everyone it concerns has signed.');
  });

  it('never says that it is in force before all have signed', () => {
    expect(AMENDMENT_SIGNED.signed).toContain('when all it concerns have');
    expect(AMENDMENT_SIGNED['all-signed']).toContain('the amendment is in force');
  });
});
