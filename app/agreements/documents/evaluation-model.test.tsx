import { describe, expect, it } from 'vitest';
import { someContent } from '#tests/builders/agreement-content';
import { expectSameWords } from '#tests/support/page-words';
import { rightsIn } from '../domain';
import type { EvaluationContent } from '../domain/exit/evaluation';
import type { EvaluationDocument, EvaluationText } from '../exit/documents.server';
import { EvaluationPage } from '../ui/exit/evaluation-page';
import { evaluationModel } from './evaluation-model';

const AT = new Date('2027-07-20T10:00:00Z');
const given = { by: 'Samira Hussain', at: AT };

const content: EvaluationContent = {
  format: 1,
  fit: 'well',
  fitWhy: 'It was what the class teachers had asked for.',
  changed: 'Pupils write at length.\nBoys too.',
  helped: 'Time to plan together.',
  hindered: 'A vacancy in year 5.',
  again: 'with-changes',
  againWhy: 'Fewer, longer visits.',
  daysUsed: 'mostly',
  daysWhy: '',
  attribution: 'one-part',
  elsewhere: 'A new reading scheme.',
};

const text = (number: number, more: Partial<EvaluationText> = {}): EvaluationText => ({
  number,
  content,
  givenAs: 'Helen Marsh, headteacher of Ysgol Gŵyl Dewi',
  at: AT,
  reason: number > 1 ? 'A date was wrong' : null,
  ...more,
});

const [outcome] = someContent().outcomes;
if (!outcome) throw new Error('An outcome is needed');
const point = {
  id: 'p',
  outcomeId: outcome.id,
  on: '2027-07-16',
  value: 64,
  source: 'Teacher assessment',
  note: null,
  visitId: null,
  reviewId: null,
  by: 'Samira Hussain',
  at: AT,
  replacesId: null,
};

const page: EvaluationDocument = {
  id: 'a1',
  ref: 'MAR-A-0001',
  state: 'closed',
  version: 9,
  revision: 2,
  schoolName: 'Ysgol Gŵyl Dewi & St Mary’s',
  providerName: 'Małgorzata Wójcik',
  shortHash: '1234 5678 9abc',
  may: rightsIn(['home-head'], 'closed'),
  authorityName: 'Marlshire',
  parties: someContent().parties,
  starts: '2027-01-11',
  ends: '2027-07-16',
  exit: {
    ground: 'early',
    reason: 'The school is joined with another.',
    endedOn: '2027-07-16',
    evaluationDueOn: '2027-08-20',
    closedOn: '2027-07-25',
  },
  outcomes: [
    {
      outcome,
      exit: { ...point, kind: 'exit' },
      latest: { ...point, kind: 'exit' },
      sustained: [{ ...point, id: 's', kind: 'sustained', on: '2027-11-10', value: 66 }],
      judgement: { result: 'partly', basis: 'Six in ten.\nMore in year 4.', ...given },
    },
    {
      outcome: { ...outcome, id: 'o2', outcome: 'Attendance', baseline: null },
      exit: null,
      latest: null,
      sustained: [],
      judgement: null,
    },
  ],
  achievement: { score: 0.5, judged: 1, met: 0, partly: 1, notMet: 0 },
  criteria: [
    {
      id: 'c1',
      text: 'Leaders run it themselves',
      answer: { met: true, evidence: 'Seen in June', ...given },
    },
    { id: 'c2', text: 'Writing at 65%', answer: { met: false, evidence: '64% in July', ...given } },
    { id: 'c3', text: 'Another', answer: null },
  ],
  evaluations: [
    {
      evaluator: 'client-head',
      state: 'given',
      current: text(2),
      earlier: [text(1, { at: new Date('2027-07-19T10:00:00Z') })],
      afterClose: false,
      mine: false,
    },
    {
      evaluator: 'provider',
      state: 'given',
      current: text(1, { givenAs: 'Małgorzata Wójcik' }),
      earlier: [],
      afterClose: true,
      mine: false,
    },
    { evaluator: 'service', state: 'none', current: null, earlier: [], afterClose: false, mine: false },
  ],
  days: [
    { term: '2026-2-spring', planned: 6, used: 5, left: 0, returned: 1 },
    { term: '2026-3-summer', planned: 4, used: 4, left: 0, returned: 0 },
  ],
  recompense: { total: 245_000, payer: 'shared' },
  record: { outcomes: 2, met: 0, partly: 1, countsFrom: '2027-09-01', reply: null, repliedAt: AT },
  providerId: 'p1',
  service: false,
};

describe('page and PDF say the same of an evaluation', () => {
  it('when all may be read', async () => {
    await expectSameWords(<EvaluationPage page={page} />, evaluationModel(page));
  });

  it('while the reader may not read the others, and nothing is on a record', async () => {
    const [school, ...others] = page.evaluations;
    if (!school) throw new Error('The school’s evaluation is needed');
    const hidden: EvaluationDocument = {
      ...page,
      state: 'closing',
      exit: page.exit && { ...page.exit, closedOn: null },
      evaluations: [{ ...school, state: 'hidden', current: null, earlier: [] }, ...others],
      record: null,
    };
    const model = evaluationModel(hidden);
    await expectSameWords(<EvaluationPage page={hidden} />, model);
    expect(JSON.stringify(model)).not.toContain('Helen Marsh');
  });

  it('while nobody has said anything, with nothing judged', async () => {
    const bare: EvaluationDocument = {
      ...page,
      state: 'closing',
      starts: null,
      evaluations: page.evaluations.map((one) => ({ ...one, state: 'none', current: null, earlier: [] })),
      achievement: { score: null, judged: 0, met: 0, partly: 0, notMet: 0 },
      outcomes: page.outcomes.map((one) => ({ ...one, judgement: null })),
      criteria: page.criteria.map((one) => ({ ...one, answer: null })),
      record: null,
    };
    await expectSameWords(<EvaluationPage page={bare} />, evaluationModel(bare));
  });
});
