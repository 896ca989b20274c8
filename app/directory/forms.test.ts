import { parseWithZod } from '@conform-to/zod/v4';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { readFilters, readOfferList } from './filters';
import {
  appetiteForm,
  capsForm,
  editOfferForm,
  entryForm,
  newOfferForm,
  newProviderForm,
  offerAsTyped,
  offerFields,
  standingAsTyped,
  standingForm,
} from './forms';

const TERMS = ['2026-1-autumn', '2026-2-spring'];

/** What a form gives for fields as a browser posts them: its value, or its errors by field. */
function posted(schema: z.ZodType, fields: [string, string][]) {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  const submission = parseWithZod(data, { schema });
  return submission.status === 'success'
    ? { value: submission.value as Record<string, unknown> }
    : { errors: submission.error ?? {} };
}

const offer: [string, string][] = [
  ['title', ' Phonics from the start '],
  ['description', 'Coaching.'],
  ['focusAreas', 'phonics-early-reading'],
  ['phases', 'primary'],
  ['formats', 'coaching'],
  ['formats', 'remote'],
  ['travelLimitMinutes', '45'],
  ['days.2026-1-autumn', '2½'],
  ['days.2026-2-spring', ''],
  ['dayRate', '£1,250.50'],
  ['version', '3'],
];

describe('an offer', () => {
  it('is read from what a browser posts', () => {
    const { value } = posted(editOfferForm(TERMS), offer);
    expect(value).toMatchObject({
      title: 'Phonics from the start',
      days: { '2026-1-autumn': 5, '2026-2-spring': 0 },
      version: 3,
    });
    const read = editOfferForm(TERMS).parse({
      ...Object.fromEntries(offer),
      focusAreas: ['writing-ks2'],
      phases: ['primary'],
      formats: ['coaching', 'remote'],
      travelLimitMinutes: 45,
    });
    expect(offerFields(read)).toMatchObject({ remote: true, openToOthers: false, dayRatePence: 125_050 });
  });

  it('says beside each field what is missing', () => {
    const { errors } = posted(newOfferForm(TERMS), [
      ['intent', 'publish'],
      ['formId', 'abcdefgh'],
      ['focusAreas', 'juggling'],
      ['days.2026-1-autumn', '80'],
      ['days.2026-2-spring', 'lots'],
    ]);
    expect(errors).toEqual({
      providerId: ['Choose whose offer it is'],
      title: ['Enter a title'],
      description: ['Enter a description'],
      'focusAreas[0]': ['Choose focus areas from the list'],
      phases: ['Choose at least one phase'],
      formats: ['Choose at least one way of working'],
      travelLimitMinutes: ['Enter the furthest you would travel in minutes, between 5 and 240'],
      'days.2026-1-autumn': ['Enter days for the autumn term 2026 between 0 and 75'],
      'days.2026-2-spring': [
        'Enter the days for the spring term 2027 as a number of days in halves, such as 2 or 2.5',
      ],
      dayRate: ['Enter the day rate'],
    });
  });

  it('goes into the form as it comes out of it', () => {
    const typed = offerAsTyped(
      {
        title: 'T',
        description: 'D',
        focusAreas: ['writing-ks2'],
        phases: ['primary'],
        formats: ['coaching'],
        dayRatePence: 35_050,
        travelLimitMinutes: 45,
        remote: true,
        openToOthers: true,
      },
      { '2026-1-autumn': 5, '2026-2-spring': 0 },
    );
    expect(typed).toMatchObject({
      dayRate: '350.50',
      formats: ['coaching', 'remote'],
      openToOthers: 'on',
      days: { '2026-1-autumn': '2.5', '2026-2-spring': '' },
    });
  });
});

describe('limits by term', () => {
  it('tell none given from none at all', () => {
    const { value } = posted(capsForm(TERMS), [
      ['caps.2026-1-autumn', '0'],
      ['caps.2026-2-spring', ''],
      ['version', '0'],
    ]);
    expect(value).toMatchObject({ caps: { '2026-1-autumn': 0, '2026-2-spring': null } });
  });
});

describe('an entry', () => {
  it('leaves out what is left empty and checks the email address', () => {
    const base: [string, string][] = [
      ['name', 'Ann Field'],
      ['strengths', 'Writing.'],
      ['version', '1'],
    ];
    expect(posted(entryForm, base).value).toMatchObject({ jobTitle: null, email: null, telephone: null });
    expect(posted(entryForm, [...base, ['email', 'Ann@School.EXAMPLE']]).value).toMatchObject({
      email: 'ann@school.example',
    });
    expect(Object.keys(posted(entryForm, [...base, ['email', 'ann']]).errors ?? {})).toEqual(['email']);
  });
});

describe('designation and quality assurance', () => {
  const base: [string, string][] = [
    ['designation', 'SLE'],
    ['homeUrn', '900007'],
    ['qaState', 'not-yet'],
    ['reason', 'Renewed'],
    ['version', '1'],
  ];

  it('takes dates in three boxes and a tick for the directory', () => {
    const { value } = posted(standingForm, [
      ...base,
      ['designatedOn.day', '1'],
      ['designatedOn.month', '9'],
      ['designatedOn.year', '2024'],
      ['active', 'on'],
    ]);
    expect(value).toMatchObject({ homeUrn: 900_007, designatedOn: '2024-09-01', qaOn: null, active: true });
    expect(posted(standingForm, base).value).toMatchObject({ active: false });
  });

  it('wants a date for quality assurance that is done, an end after the beginning, and a real URN', () => {
    const date = (name: string, year: string): [string, string][] => [
      [`${name}.day`, '1'],
      [`${name}.month`, '9'],
      [`${name}.year`, year],
    ];
    const { errors } = posted(standingForm, [
      ...base.filter(([name]) => name !== 'qaState'),
      ['qaState', 'assured'],
      ...date('designatedOn', '2026'),
      ...date('designationExpires', '2025'),
    ]);
    expect(errors).toEqual({
      designationExpires: ['The designation must end after it began'],
      qaOn: ['Enter the date quality assurance was done'],
    });
    const unknown = posted(newProviderForm, [
      ...base.filter(([name]) => name !== 'homeUrn'),
      ['homeUrn', 'Ash'],
    ]);
    expect(unknown.errors).toHaveProperty('homeUrn');
  });

  it('shows what is due as done, since that is what was recorded', () => {
    const standing = {
      designation: 'SLE' as const,
      homeUrn: 900_007,
      designatedOn: null,
      designationExpires: null,
      qaState: 'due' as const,
      qaOn: '2026-01-10',
      qaNote: null,
      active: false,
    };
    expect(standingAsTyped(standing)).toMatchObject({ qaState: 'assured', active: '', homeUrn: '900007' });
  });
});

describe('"not now"', () => {
  it('needs a reason; the others do not', () => {
    const version: [string, string] = ['version', '1'];
    expect(posted(appetiteForm, [['appetite', 'looking'], version]).value).toMatchObject({ reason: null });
    expect(Object.keys(posted(appetiteForm, [['appetite', 'not-now'], version]).errors ?? {})).toEqual([
      'reason',
    ]);
  });
});

describe('filters', () => {
  it('keep what they understand of an address and leave out the rest', () => {
    const read = readFilters(
      new URLSearchParams('q=+ash+&focus=nonsense&phase=primary&free=never&remote=on&page=-2'),
    );
    expect(read).toMatchObject({
      q: 'ash',
      phase: 'primary',
      remote: 'on',
      where: 'any',
      sort: 'name',
      page: 1,
    });
    expect(read.focus).toBeUndefined();
    expect(read.free).toBeUndefined();
    expect(readOfferList(new URLSearchParams('view=odd&page=2'))).toEqual({ q: '', view: 'all', page: 2 });
  });
});
