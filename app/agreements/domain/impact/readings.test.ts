import { describe, expect, it } from 'vitest';
import { AGREEMENT_STATES, type AgreementState } from '../agreement-states';
import type { Outcome } from '../content';
import { STANDINGS, type Standing } from '../permissions';
import { type KnownReading, kindsIn, mayMeasure, problemsWith } from './readings';
import { POINT_KINDS, type PointKind } from './vocabulary';

const writing: Outcome = {
  id: 'writing',
  outcome: 'Children write with control',
  measure: 'Year 6 pupils at the expected standard in writing',
  unit: '% of pupils',
  baseline: 52,
  baselineOn: '2026-10-01',
  baselineSource: 'Teacher assessment',
  target: 65,
  byDate: '2027-07-16',
  dataSource: 'Teacher assessment',
};
const absence: Outcome = {
  ...writing,
  id: 'absence',
  measure: 'Persistent absence',
  unit: 'pupils',
  baseline: 30,
  target: 20,
};
const gap: Outcome = {
  ...writing,
  id: 'gap',
  measure: 'Gap in grades',
  unit: 'grades',
  baseline: -0.8,
  target: -0.2,
};

const about = {
  outcomes: [writing, absence, gap],
  known: [] as KnownReading[],
  today: '2027-03-01',
  endedOn: null as string | null,
};

function problems(
  readings: { outcomeId?: string; value: number; source?: string }[],
  more: { kind?: PointKind; on?: string } & Partial<typeof about> = {},
) {
  const { kind = 'interim', on = '2027-02-10', ...over } = more;
  return problemsWith(
    {
      kind,
      on,
      readings: readings.map((each) => ({ outcomeId: 'writing', source: 'Assessment', ...each })),
    },
    { ...about, ...over },
  );
}
const brief = (found: ReturnType<typeof problems>) =>
  found.map(({ outcomeId, field, confirm }) => `${outcomeId ?? 'all'} ${field}${confirm ? '?' : ''}`);

describe('kinds of reading', () => {
  const expected: Record<AgreementState, PointKind[]> = {
    draft: [],
    signing: [],
    active: ['interim', 'visit', 'review'],
    paused: ['interim', 'visit', 'review'],
    closing: ['exit', 'interim', 'visit', 'review'],
    closed: ['sustained', 'exit'],
    terminated: ['sustained', 'exit'],
  };
  it.each(AGREEMENT_STATES)('of an agreement that is %s', (state) => {
    expect(kindsIn(state, true)).toEqual(expected[state]);
    expect(kindsIn(state, false)).toEqual([]);
  });
});

describe('who may record readings', () => {
  const followed: AgreementState[] = ['active', 'paused', 'closing'];
  const over: AgreementState[] = ['closed', 'terminated'];
  const expected: Record<Standing, AgreementState[]> = {
    'client-head': [...followed, ...over],
    'client-chair': [],
    'provider-leader': followed,
    'home-head': [],
    service: [...followed, ...over],
  };
  it.each(STANDINGS.flatMap((standing) => AGREEMENT_STATES.map((state) => [standing, state] as const)))(
    '%s while it is %s',
    (standing, state) => {
      expect(mayMeasure([standing], state, true)).toBe(expected[standing].includes(state));
      expect(mayMeasure([standing], state, false)).toBe(false);
    },
  );
});

describe('readings', () => {
  it('that are likely are taken', () => {
    expect(
      problems([{ value: 58 }, { outcomeId: 'absence', value: 26 }, { outcomeId: 'gap', value: -0.5 }]),
    ).toEqual([]);
    expect(problems([{ value: 0 }], { outcomes: [{ ...writing, baseline: null, target: null }] })).toEqual(
      [],
    );
  });

  it('are not of the future, nor from before the baseline', () => {
    expect(brief(problems([{ value: 58 }], { on: '2027-03-02' }))).toEqual(['all on']);
    expect(brief(problems([{ value: 58 }], { on: '2027-03-01' }))).toEqual([]);
    expect(brief(problems([{ value: 58 }], { on: '2026-09-30' }))).toEqual(['writing on']);
    expect(brief(problems([{ value: 58 }], { on: '2026-10-01' }))).toEqual([]);
  });

  it('are of outcomes of the agreement, one value each, with their source', () => {
    expect(brief(problems([{ outcomeId: 'gone', value: 58 }]))).toEqual(['gone value']);
    expect(brief(problems([{ value: 58 }, { value: 59 }]))).toEqual(['writing value']);
    expect(brief(problems([{ value: 58, source: '  ' }]))).toEqual(['writing source']);
    expect(brief(problems([{ value: Number.NaN }]))).toEqual(['writing value']);
  });

  it('are not there twice for one outcome, date and kind', () => {
    const known: KnownReading[] = [
      { id: 'p', outcomeId: 'writing', kind: 'interim', on: '2027-02-10', value: 57 },
    ];
    const [twin] = problems([{ value: 58 }], { known });
    expect(twin).toMatchObject({ field: 'value', confirm: false });
    expect(twin?.message).toContain('57% of pupils');
    for (const kind of POINT_KINDS.filter((each) => each !== 'interim' && each !== 'sustained')) {
      expect(problems([{ value: 58 }], { known, kind })).toEqual([]);
    }
    expect(problems([{ value: 58 }], { known, on: '2027-02-11' })).toEqual([]);
    expect(problems([{ outcomeId: 'absence', value: 25 }], { known })).toEqual([]);
  });

  it('that are percentages lie between 0 and 100, unless the agreement itself goes beyond', () => {
    expect(brief(problems([{ value: 101 }]))).toEqual(['writing value']);
    expect(brief(problems([{ value: -1 }]))).toEqual(['writing value']);
    expect(problems([{ value: 104 }], { outcomes: [{ ...writing, baseline: 90, target: 110 }] })).toEqual([]);
  });

  it('that are unlikely are asked about', () => {
    expect(brief(problems([{ outcomeId: 'absence', value: -1 }]))).toEqual(['absence value?']);
    // Baseline 52 and target 65: more than 26 beyond either is asked about.
    expect(problems([{ value: 26 }])).toEqual([]);
    expect(brief(problems([{ value: 25.9 }]))).toEqual(['writing value?']);
    expect(problems([{ value: 91 }])).toEqual([]);
    expect(brief(problems([{ value: 91.5 }]))).toEqual(['writing value?']);
    // What has been read before makes its neighbours likely.
    const known: KnownReading[] = [
      { id: 'p', outcomeId: 'writing', kind: 'visit', on: '2027-01-10', value: 80 },
    ];
    expect(problems([{ value: 91.5 }], { known })).toEqual([]);
  });

  it('after the end are read from the next term on', () => {
    const ended = { endedOn: '2026-12-11', kind: 'sustained' as const };
    expect(brief(problems([{ value: 58 }], { ...ended, on: '2026-12-31' }))).toEqual(['all on']);
    expect(problems([{ value: 58 }], { ...ended, on: '2027-01-01' })).toEqual([]);
    expect(brief(problems([{ value: 58 }], { kind: 'sustained' }))).toEqual(['all kind']);
  });
});
