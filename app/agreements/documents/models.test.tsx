import { describe, expect, it } from 'vitest';
import { someContent } from '#tests/builders/agreement-content';
import { expectSameWords } from '#tests/support/page-words';
import { readable, rightsIn } from '../domain';
import type { AgreementHead, TextPage } from '../queries.server';
import type { MinutesDocument } from '../reviews/document.server';
import { PrintPage } from '../ui/print-page';
import { MinutesPage } from '../ui/reviews/minutes-page';
import { agreementModel, minutesModel } from './models';
import { fileNameOf } from './wording';

const AT = new Date('2026-11-22T10:00:00Z');

const head: AgreementHead = {
  id: 'a1',
  ref: 'MAR-A-0001',
  state: 'active',
  version: 7,
  revision: 2,
  schoolName: 'Ysgol Gŵyl Dewi & St Mary’s',
  providerName: 'Małgorzata Wójcik',
  shortHash: '1234 5678 9abc',
  may: rightsIn(['service'], 'active'),
};

const signed = {
  as: 'Helen Marsh, headteacher',
  at: AT,
  shortHash: '1234 5678 9abc',
  revision: 2,
  standsFor: null,
};

const text = (number: number): TextPage => ({
  ...head,
  text: readable(someContent()),
  hash: '0f'.repeat(32),
  signatories: [
    { party: 'client-head', role: 'Headteacher of the client school', signed, could: [], mine: false },
    {
      party: 'client-chair',
      role: 'Chair of governors',
      signed: {
        ...signed,
        as: 'Tom Reed, chair',
        standsFor: 'Signed version 1, and not concerned by the change.',
      },
      could: [],
      mine: false,
    },
    {
      party: 'provider-head',
      role: 'Headteacher of the home school',
      signed: null,
      could: ['Ann <b>', 'Bo'],
      mine: false,
    },
    { party: 'authority', role: 'For the authority', signed: null, could: [], mine: false },
  ],
  takenBack: [{ as: 'Ola Żak, headteacher', at: AT }],
  shown: {
    number,
    hash: '0f'.repeat(32),
    at: AT,
    by: 'Helen Marsh',
    note: null,
    standing: number === 2 ? 'in-force' : 'replaced',
    from: AT,
    to: number === 2 ? null : AT,
    amendment: null,
  },
});

const minutes = (over: Partial<MinutesDocument> = {}): MinutesDocument => ({
  head,
  reviewId: 'r1',
  reviewNumber: 1,
  title: 'Minutes of Improvement Review 1',
  withdrawn: null,
  facts: [
    { label: 'School', words: 'Ysgol Gŵyl Dewi' },
    { label: 'Held on', words: '10 February 2027, 2pm' },
  ],
  members: Array.from({ length: 7 }, (_, n) => ({
    name: `Person ${n}`,
    role: 'Headteacher',
    accountableFor: 'Teaching, day by day, and what the review asks of the school. '.repeat(3),
    attendance: n % 2 ? 'Present' : 'Not present',
  })),
  outcomes: [
    {
      title: 'Year 6 pupils in writing',
      rag: 'at-risk',
      progress: 'At risk',
      narrative: 'Books show it.\nBoys less.',
    },
  ],
  summary: 'A good start.\nMore to do.',
  challenges: [{ by: 'Lead Person', question: 'How was it moderated?', answer: 'With two schools.' }],
  actions: [{ text: 'Moderate again', owner: 'Headteacher', due: '10 March 2027' }],
  next: [{ label: 'Next review', words: '24 March 2027' }],
  version: { number: 1, of: 2, words: 'Recorded by Samira on 11 February 2027 at 9:02am', reason: null },
  ...over,
});

describe('page and PDF say the same', () => {
  it.each([2, 1])('of an agreement, version %i', async (number) => {
    const page = text(number);
    await expectSameWords(<PrintPage page={page} />, agreementModel(page));
  });

  it.each([
    ['minutes', {}],
    ['withdrawn minutes', { withdrawn: 'Another school’s review' }],
    ['minutes of little', { members: [], outcomes: [], challenges: [], actions: [] }],
    [
      'corrected minutes',
      { version: { number: 2, of: 2, words: 'Corrected by Samira on 12 February 2027', reason: 'A date' } },
    ],
  ] satisfies [string, Partial<MinutesDocument>][])('of %s', async (_what, over) => {
    const document = minutes(over);
    await expectSameWords(<MinutesPage minutes={document} />, minutesModel(document));
  });
});

describe('a file', () => {
  it('is named by what it is', () => {
    expect(fileNameOf('MAR-A-0001', '', 2)).toBe('MAR-A-0001-version-2');
    expect(fileNameOf('MAR-A-0001', 'minutes-of-review-1', 1)).toBe(
      'MAR-A-0001-minutes-of-review-1-version-1',
    );
    expect(fileNameOf('MAR-A-0001', 'evaluation')).toBe('MAR-A-0001-evaluation');
  });
});
