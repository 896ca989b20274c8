import { describe, expect, it } from 'vitest';
import { schoolsNamed } from './naming';

const NAMES = ['Ashlode Hill Primary School', 'St Mary’s Infant School', 'Oakbank'];

describe('schools named in a text', () => {
  it.each([
    ['Ashlode Hill Primary School has done well.', ['Ashlode Hill Primary School']],
    ['at ASHLODE  HILL\nprimary school', ['Ashlode Hill Primary School']],
    ["St. Mary's Infant School, and others", ['St Mary’s Infant School']],
    ['The schools around Ashlode Hill', []],
    ['Great Ashlode Hill Primary Schools', []],
    ['Oakbank', []],
    ['', []],
  ])('%j: %j', (text, named) => {
    expect(schoolsNamed(text, NAMES)).toEqual(named);
  });
});
