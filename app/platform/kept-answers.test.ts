import { describe, expect, it } from 'vitest';
import { asTypedThen, keptAs } from './kept-answers.server';

const ANSWERS: [string, string][] = [
  ['body', 'What nobody else may read'],
  ['readers', 'a'],
];

describe('answers kept for their author', () => {
  it('of a restricted note are sealed, and come back as they were typed', () => {
    const kept = keptAs('k1', '/restricted/new?on=school&id=1', ANSWERS);
    expect(JSON.stringify(kept)).not.toContain('nobody else');
    expect(asTypedThen('k1', kept)).toEqual(ANSWERS);
    expect(asTypedThen('k2', kept)).toEqual([]);
  });

  it('of other pages are kept as they are', () => {
    expect(keptAs('k1', '/offers/new', ANSWERS)).toEqual(ANSWERS);
    expect(asTypedThen('k1', ANSWERS)).toEqual(ANSWERS);
  });
});
