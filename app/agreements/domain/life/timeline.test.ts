import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { STANDINGS } from '../permissions';
import { filtered, kindOfEvent, kindsFor, readsOf, type StoryFacts, storyReading } from './timeline';

describe('who reads what of an agreement’s story', () => {
  it('follows from how they stand to it, the widest first', () => {
    expect(STANDINGS.map((one) => [one, storyReading([one])])).toEqual([
      ['client-head', 'school'],
      ['client-chair', 'school'],
      ['provider-leader', 'provider'],
      ['home-head', 'home'],
      ['service', 'service'],
    ]);
    expect(storyReading(['home-head', 'client-head'])).toBe('school');
    expect(storyReading(['home-head', 'provider-leader'])).toBe('provider');
  });

  it.each([
    ['request.submitted', 'words', 'nothing', 'nothing'],
    ['proposal.accepted', 'words', 'words', 'words'],
    ['visit.recorded', 'words', 'words', 'bare'],
    ['adviser-visit.recorded', 'words', 'bare', 'bare'],
    ['action.done', 'words', 'words', 'nothing'],
    ['review.held', 'words', 'words', 'bare'],
    ['measure.recorded', 'words', 'words', 'bare'],
    ['milestone.reached', 'words', 'words', 'words'],
    ['escalation.opened', 'words', 'nothing', 'nothing'],
    ['agreement.signed', 'words', 'words', 'words'],
    ['agreement.amended', 'words', 'words', 'words'],
    ['request.answered', 'nothing', 'nothing', 'nothing'],
    ['capacity.used', 'nothing', 'nothing', 'nothing'],
    ['diagnosis.shared', 'nothing', 'nothing', 'nothing'],
    ['need.stated', 'nothing', 'nothing', 'nothing'],
    ['match.run', 'nothing', 'nothing', 'nothing'],
  ])('%s: school and service %s, provider %s, home school %s', (type, whole, provider, home) => {
    expect(readsOf(type, 'service')).toBe(whole);
    expect([readsOf(type, 'school'), readsOf(type, 'provider'), readsOf(type, 'home')]).toEqual([
      whole,
      provider,
      home,
    ]);
  });

  it('that a provider may be lost is told to the service alone', () => {
    expect(
      (['service', 'school', 'provider', 'home'] as const).map((one) =>
        readsOf('agreement.partner-lost', one),
      ),
    ).toEqual(['words', 'nothing', 'nothing', 'nothing']);
  });

  it('offers nobody a kind of which they can read nothing', () => {
    expect(kindsFor('school')).toHaveLength(9);
    expect(kindsFor('provider')).not.toContain('escalation');
    expect(kindsFor('home')).not.toContain('escalation');
  });
});

describe('the part of the story an event belongs to', () => {
  it.each([
    ['agreement.drafted', 'text'],
    ['agreement.activated', 'text'],
    ['agreement.amendment-signed', 'amendments'],
    ['agreement.amended', 'amendments'],
    ['agreement.paused', 'pauses'],
    ['agreement.resumed', 'pauses'],
    ['agreement.evaluated', 'ending'],
    ['agreement.closed', 'ending'],
    ['agreement.terminated', 'ending'],
    ['agreement.days-used', 'visits'],
    ['milestone.reached', 'progress'],
    ['shortlist.shared', null],
  ])('%s: %s', (type, kind) => {
    expect(kindOfEvent(type)).toBe(kind);
  });
});

describe('the filter of the story', () => {
  const NONE = { kind: null, who: null, from: null, to: null, order: 'oldest' } as const;
  const entries: StoryFacts[] = [
    { kind: 'text', who: 'Ann', on: '2027-01-10' },
    { kind: 'visits', who: 'Ben', on: '2027-02-01' },
    { kind: 'visits', who: 'Ann', on: '2027-03-01' },
  ];

  it('both ends of a period belong to it', () => {
    expect(filtered(entries, { ...NONE, from: '2027-02-01', to: '2027-03-01' })).toHaveLength(2);
    expect(filtered(entries, { ...NONE, from: '2027-02-02', to: '2027-02-28' })).toHaveLength(0);
  });

  it('kind, person and order', () => {
    expect(filtered(entries, { ...NONE, kind: 'visits', who: 'Ann' })).toEqual([entries[2]]);
    expect(filtered(entries, { ...NONE, order: 'newest' })).toEqual([...entries].reverse());
  });

  it('without one nothing is lost; with one nothing is made up and the order stays', () => {
    const date = fc.constantFrom('2027-01-10', '2027-02-01', '2027-03-01');
    const one = fc.record({
      kind: fc.constantFrom('text', 'visits'),
      who: fc.constantFrom('Ann', 'Ben'),
      on: date,
    });
    fc.assert(
      fc.property(fc.array(one), fc.option(date), (list, from) => {
        expect(filtered(list, NONE)).toEqual(list);
        const kept = filtered(list, { ...NONE, from });
        expect(kept).toEqual(list.filter(({ on }) => !from || on >= from));
      }),
    );
  });
});
