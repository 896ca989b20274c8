import { describe, expect, it } from 'vitest';
import type { InspectionFacts } from './figures';
import {
  changedInspection,
  type HeldInspection,
  inspectionNumber,
  matchInspection,
  mergeInspection,
} from './inspections';

const facts: InspectionFacts = {
  number: null,
  kind: 'Graded inspection',
  form: 'graded',
  startedOn: '2021-06-15',
  publishedOn: null,
  overall: 2,
  category: null,
  judgements: { 'Quality of education': 'Good' },
};
const held = (over: Partial<HeldInspection> = {}): HeldInspection => ({
  id: 'i1',
  ...mergeInspection(null, facts),
  ...over,
});

describe('one inspection in files of several years', () => {
  it('is matched by number, or by form and day where a file has none', () => {
    expect(matchInspection([held()], { ...facts, number: '10054321' })?.id).toBe('i1');
    expect(matchInspection([held({ number: '10054321' })], facts)?.id).toBe('i1');
    expect(matchInspection([held({ number: '1' })], { ...facts, number: '2' })).toBeNull();
    expect(matchInspection([held()], { ...facts, form: 'ungraded' })).toBeNull();
    expect(inspectionNumber(facts)).toBe('graded 2021-06-15');
  });
  it('keeps what a file is silent on and takes over what it adds', () => {
    const full = held({ number: '10054321', kind: 'S5 Inspection', publishedOn: '2021-07-10' });
    expect(changedInspection(full, facts)).toBe(false);
    const more = { ...facts, publishedOn: '2021-07-11', judgements: { Safeguarding: 'Yes' } };
    expect(changedInspection(full, more)).toBe(true);
    expect(mergeInspection(full, more)).toMatchObject({
      number: '10054321',
      kind: 'S5 Inspection',
      publishedOn: '2021-07-11',
      overall: 2,
      judgements: { 'Quality of education': 'Good', Safeguarding: 'Yes' },
    });
  });
  it('loses its overall grade only where a file says that it was not judged', () => {
    expect(mergeInspection(held(), { ...facts, overall: null }).overall).toBe(2);
    const notJudged = { ...facts, overall: null, judgements: { 'Overall effectiveness': 'Not judged' } };
    expect(mergeInspection(held(), notJudged).overall).toBeNull();
  });
});
