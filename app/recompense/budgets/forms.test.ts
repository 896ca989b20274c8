import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import { askForm, closePotForm, decideForm, makePotForm } from './forms';
import { askedWords, eventSentence, yearAsked } from './wording';

const sent = (fields: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
};
const ID = 'y7g4x0njq3mrph1559s47lti';

describe('asking for money', () => {
  it('takes amounts pot by pot, and a pot left empty as nothing', () => {
    const form = parseWithZod(
      sent({
        id: ID,
        'parts[0].potId': 'a',
        'parts[0].amount': '£1,250.50',
        'parts[1].potId': 'b',
        'parts[1].amount': '',
      }),
      { schema: askForm },
    );
    expect(form.status === 'success' && form.value).toEqual({
      id: ID,
      parts: [
        { potId: 'a', amount: 125_050 },
        { potId: 'b', amount: null },
      ],
      reason: '',
    });
  });

  it('says beside the pot what is no amount', () => {
    const form = parseWithZod(sent({ id: ID, 'parts[0].potId': 'a', 'parts[0].amount': 'lots' }), {
      schema: askForm,
    });
    expect(form.reply().error).toEqual({
      'parts[0].amount': ['Enter the amount as an amount in pounds, such as 350 or 350.50'],
    });
  });

  it('tells what became of it, and why the lead is asked', () => {
    expect(askedWords({ state: 'approved', grounds: [], amountPence: 95_000 })).toBe(
      '£950.00 is approved and kept for this agreement.',
    );
    expect(askedWords({ state: 'asked', grounds: ['beyond-pot'], amountPence: 95_000 })).toContain(
      'as it is more than the pot has free',
    );
  });
});

describe('other forms', () => {
  it('ask for all a pot needs', () => {
    const form = parseWithZod(sent({ id: ID }), { schema: makePotForm });
    expect(Object.keys(form.reply().error ?? {}).sort()).toEqual([
      'amount',
      'costCode',
      'endsOn',
      'name',
      'startsOn',
    ]);
  });

  it('never decide or close without a reason', () => {
    const reason = (schema: typeof decideForm | typeof closePotForm, fields: Record<string, string>) =>
      parseWithZod(sent({ version: '1', reason: '   ', ...fields }), { schema }).reply().error;
    expect(reason(decideForm, { decision: 'approve' })).toEqual({ reason: ['Say why you decide so'] });
    expect(reason(closePotForm, { closed: 'yes' })).toEqual({ reason: ['Give the reason'] });
  });

  it('take a year of four figures only', () => {
    expect([null, '', '2026', '26', '2026-04', '9999999', "2026' or 1"].map(yearAsked)).toEqual([
      null,
      null,
      2026,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('history', () => {
  const said = { before: {}, after: {}, details: {} };

  it('has a sentence for every event of pots and commitments that stands in it', () => {
    for (const type of ['pot.made', 'pot.changed', 'pot.closed', 'pot.opened']) {
      expect(eventSentence({ ...said, type })).toBeTruthy();
    }
    for (const type of ['asked', 'approved', 'declined', 'withdrawn', 'released']) {
      const sentence = eventSentence({
        ...said,
        type: `commitment.${type}`,
        details: { amountPence: 5, releasedPence: 5 },
      });
      expect(sentence).toBeTruthy();
    }
    expect(eventSentence({ ...said, type: 'claim.approved' })).toBeNull();
  });

  it('names what was changed of a pot', () => {
    const before = { name: 'A', costCode: 'X', startsOn: '2026-04-01' };
    expect(
      eventSentence({ ...said, type: 'pot.changed', before, after: { ...before, name: 'B', costCode: 'Y' } }),
    ).toBe('Details were changed: name and cost code');
  });
});
