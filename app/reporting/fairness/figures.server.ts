import { designationWords } from '~/directory/wording';
import { type TermKey, termOf } from '~/kernel/academic-year';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { daysWords } from '~/kernel/days';
import { count, dateWords, list } from '~/kernel/words';
import type { CaseFact, CaseProposal } from '../domain/facts/cases';
import { countedTerms } from '../domain/facts/days';
import { SCHOOL_FACETS, type SchoolFact, schoolFacets } from '../domain/facts/schools';
import { busiest } from '../domain/fairness/concentration';
import { REPEATED, saidNo } from '../domain/fairness/repeats';
import type { FigureRecord } from '../domain/figure';
import { type LeaderFact, leaderFacts } from '../facts/leaders.server';
import type { FigureDefinition } from '../figures/definition';
import type { Reading } from '../figures/reading';

/** What is looked back on: a year. */
const YEAR_DAYS = 365;
const since = (today: CalendarDate) => addDays(today, -YEAR_DAYS);
/** The busiest part that is looked at: a fifth. */
export const BUSIEST_SHARE = 0.2;

/** Terms whose work is shared out: this one and the three before it. */
export function termsOfWork(today: CalendarDate): TermKey[] {
  const now = termOf(today);
  return countedTerms(today)
    .filter((term) => term <= now)
    .slice(-4);
}

/** Days on which a school had support under agreements since a day, in words; empty where it had none. */
function supportSince(cases: readonly CaseFact[], day: CalendarDate): string[] {
  return cases.flatMap(({ agreements }) =>
    agreements.flatMap(({ ref, signedOn, supportEndedOn, closedOn }) => {
      const ended = supportEndedOn ?? closedOn;
      return signedOn !== null && (ended === null || ended >= day) ? [ref] : [];
    }),
  );
}

/** Schools whose band calls for support: every band but the one that needs least. */
export function callsForSupport({ band }: SchoolFact): boolean {
  return band !== null && band.place > 0;
}

async function casesBySchool(reading: Reading): Promise<Map<number, CaseFact[]>> {
  return reading.once('cases by school', async () => {
    const found = new Map<number, CaseFact[]>();
    for (const one of await reading.cases()) {
      const theirs = found.get(one.school.urn);
      if (theirs) theirs.push(one);
      else found.set(one.school.urn, [one]);
    }
    return found;
  });
}

async function served(reading: Reading): Promise<FigureRecord[]> {
  const cases = await casesBySchool(reading);
  const from = since(reading.today);
  return (await reading.schools()).filter(callsForSupport).map((school) => {
    const refs = supportSince(cases.get(school.urn) ?? [], from);
    return schoolRecord(school, [refs.length === 0 ? 'None' : list(refs)], null, refs.length > 0);
  });
}

async function asked(reading: Reading): Promise<FigureRecord[]> {
  const cases = await casesBySchool(reading);
  const from = since(reading.today);
  return (await reading.schools()).filter(callsForSupport).map((school) => {
    const sent = (cases.get(school.urn) ?? []).filter(
      ({ submittedOn }) => submittedOn !== null && submittedOn >= from,
    );
    const refs = sent.map(({ ref }) => ref);
    return schoolRecord(school, [refs.length === 0 ? 'None' : list(refs)], null, refs.length > 0);
  });
}

function schoolRecord(
  school: SchoolFact,
  cells: readonly string[],
  value: number | null,
  counts: boolean,
): FigureRecord {
  return {
    id: String(school.urn),
    title: school.name,
    href: `/schools/${school.urn}`,
    cells: [school.band?.name ?? '', school.place, ...cells],
    facets: schoolFacets(school),
    value,
    counts,
  };
}

type Answer = { proposal: CaseProposal; of: CaseFact; on: CalendarDate };

/** Invitations of the last year that came to nothing because nobody came. */
async function answersOfNo(reading: Reading): Promise<Answer[]> {
  const from = since(reading.today);
  return (await reading.cases()).flatMap((of) =>
    of.proposals.flatMap((proposal) => {
      const on = proposal.answeredOn ?? proposal.invitedOn;
      return saidNo(proposal) && on !== null && on >= from ? [{ proposal, of, on }] : [];
    }),
  );
}

async function schoolsWithout(reading: Reading): Promise<FigureRecord[]> {
  const answers = await answersOfNo(reading);
  const from = since(reading.today);
  const declined = (await reading.cases()).filter(
    ({ state, endedOn }) => state === 'declined' && endedOn !== null && endedOn >= from,
  );
  return (await reading.schools()).flatMap((school) => {
    const partners = answers.filter(({ of }) => of.school.urn === school.urn).length;
    const authority = declined.filter((one) => one.school.urn === school.urn).length;
    const all = partners + authority;
    if (all === 0) return [];
    return [
      schoolRecord(
        school,
        [
          count(partners, 'partner could not come', 'partners could not come'),
          authority === 0 ? 'None' : count(authority, 'request'),
        ],
        all,
        all >= REPEATED,
      ),
    ];
  });
}

async function schoolsWithdrew(reading: Reading): Promise<FigureRecord[]> {
  const from = since(reading.today);
  const withdrawn = (await reading.cases()).filter(
    ({ state, endedOn, submittedOn }) =>
      state === 'withdrawn' && submittedOn !== null && endedOn !== null && endedOn >= from,
  );
  return (await reading.schools()).flatMap((school) => {
    const own = withdrawn.filter((one) => one.school.urn === school.urn);
    if (own.length === 0) return [];
    const refs = list(own.map(({ ref }) => ref));
    return [schoolRecord(school, [refs], own.length, own.length >= REPEATED)];
  });
}

async function leadersSaidNo(reading: Reading): Promise<FigureRecord[]> {
  return byProvider(await answersOfNo(reading), (answers) => [
    count(answers.length, 'invitation'),
    dateWords(
      answers
        .map(({ on }) => on)
        .sort()
        .at(-1),
    ),
  ]);
}

/** Partners a school was shown when it chose another; one not answered yet, or that the broker took off, is none. */
async function leadersNotChosen(reading: Reading): Promise<FigureRecord[]> {
  const from = since(reading.today);
  const decided = (await reading.cases()).flatMap((of) =>
    of.proposals.some(({ chosenOn }) => chosenOn !== null)
      ? of.proposals.flatMap((proposal) =>
          proposal.sharedOn !== null && proposal.sharedOn >= from && proposal.state !== 'withdrawn'
            ? [{ proposal, of, on: proposal.sharedOn }]
            : [],
        )
      : [],
  );
  const chosen = new Set(
    decided.filter(({ proposal }) => proposal.chosenOn !== null).map(({ proposal }) => proposal.providerId),
  );
  return byProvider(
    decided.filter(({ proposal }) => !chosen.has(proposal.providerId)),
    (times) => [
      count(times.length, 'time'),
      dateWords(
        times
          .map(({ on }) => on)
          .sort()
          .at(-1),
      ),
    ],
  );
}

function byProvider(
  answers: readonly Answer[],
  cells: (theirs: readonly Answer[]) => readonly string[],
): FigureRecord[] {
  const found = new Map<string, Answer[]>();
  for (const one of answers)
    found.set(one.proposal.providerId, [...(found.get(one.proposal.providerId) ?? []), one]);
  return [...found]
    .map(([id, theirs]): FigureRecord => {
      const { providerName = '', designation = 'SLE' } = theirs[0]?.proposal ?? {};
      return {
        id,
        title: providerName,
        href: `/directory/${id}`,
        cells: [designationWords(designation), ...cells(theirs)],
        facets: { designation: designationWords(designation) },
        value: theirs.length,
        counts: theirs.length >= REPEATED,
      };
    })
    .sort((a, b) => a.title.localeCompare(b.title, 'en-GB') || (a.id < b.id ? -1 : 1));
}

/** Half-days each leader has given or promised in the terms of work; everybody in the directory, by name. */
export async function workOfLeaders(
  reading: Reading,
): Promise<{ leader: LeaderFact; used: number; committed: number }[]> {
  const terms = new Set(termsOfWork(reading.today));
  const sums = new Map<string, { used: number; committed: number }>();
  for (const { providerId, term, used, committed } of await reading.days()) {
    if (!terms.has(term)) continue;
    const sum = sums.get(providerId) ?? { used: 0, committed: 0 };
    sums.set(providerId, { used: sum.used + used, committed: sum.committed + committed });
  }
  return (await leaderFacts(reading)).map((leader) => ({
    leader,
    ...(sums.get(leader.id) ?? { used: 0, committed: 0 }),
  }));
}

type Work = Awaited<ReturnType<typeof workOfLeaders>>[number];

async function workRecords(
  reading: Reading,
  which: (work: readonly Work[]) => (one: Work) => boolean,
): Promise<FigureRecord[]> {
  const work = await workOfLeaders(reading);
  const counts = which(work);
  return work.map((one) => ({
    id: one.leader.id,
    title: one.leader.name,
    href: `/directory/${one.leader.id}/capacity`,
    cells: [
      designationWords(one.leader.designation),
      one.leader.home.name,
      daysWords(one.used),
      daysWords(one.committed),
    ],
    facets: {
      designation: designationWords(one.leader.designation),
      place: one.leader.home.place,
    },
    value: one.used + one.committed,
    counts: counts(one),
  }));
}

const busiestOf = (work: readonly Work[]) => {
  const most = new Set(
    busiest(
      work,
      BUSIEST_SHARE,
      ({ used, committed }) => used + committed,
      (a, b) => (a.leader.id < b.leader.id ? -1 : 1),
    ),
  );
  return (one: Work) => most.has(one);
};

const WORK_COLUMNS = ['Designation', 'Home school', 'Days used', 'Days committed'];
const WORK =
  'Days used and committed of everybody of this authority who is in the directory now, this term and the three before it, from the ledger of days. In order of name: how many days somebody gives depends on what they were asked for and what their own school can spare.';

/** Whether support reaches those it is meant for, and work is shared. */
export const FAIRNESS_FIGURES: Record<string, FigureDefinition> = {
  'fairness-served': {
    ...{ group: 'fairness', way: 'share', unit: 'schools' },
    label: 'Schools that call for support and have had some this year',
    explains:
      'Schools on the roll in any band but the one that needs least; counted are those with an agreement signed by everybody under which support was given or was to be given in the last 365 days. The band is the one in force today.',
    columns: ['Band', 'Place', 'Agreements'],
    facets: SCHOOL_FACETS,
    records: served,
  },
  'fairness-asked': {
    ...{ group: 'fairness', way: 'share', unit: 'schools' },
    label: 'Schools that call for support and have asked for some this year',
    explains:
      'Schools on the roll in any band but the one that needs least; counted are those with a request sent in the last 365 days, whatever became of it. Where fewer of one kind ask, fewer can be served.',
    columns: ['Band', 'Place', 'Requests'],
    facets: SCHOOL_FACETS,
    records: asked,
  },
  'fairness-schools-without': {
    ...{ group: 'fairness', way: 'count', unit: 'schools' },
    label: 'Schools whose wish was not met more than once',
    explains:
      'Schools with an invitation of theirs that was declined or ran out, or a request that the authority declined, in the last 365 days; counted are those with two or more. They may need somebody to look for a partner with them.',
    columns: ['Band', 'Place', 'Partners', 'Declined by the authority'],
    facets: SCHOOL_FACETS,
    records: schoolsWithout,
  },
  'fairness-schools-withdrew': {
    ...{ group: 'fairness', way: 'count', unit: 'schools' },
    label: 'Schools that took a request back more than once',
    explains:
      'Schools that withdrew a request they had sent, in the last 365 days; counted are those with two or more. Schools may decline or choose otherwise, and their reasons are with each request.',
    columns: ['Band', 'Place', 'Requests'],
    facets: SCHOOL_FACETS,
    records: schoolsWithdrew,
  },
  'fairness-leaders-said-no': {
    ...{ group: 'fairness', way: 'count', unit: 'records', noun: ['leader', 'leaders'] },
    label: 'Leaders who could not come more than once',
    explains:
      'Leaders and teaching schools who declined an invitation of this authority’s schools or did not answer it in time, in the last 365 days; counted are those with two or more. What their home school decided, and conflicts of interest, are left out. It may be that they are asked too often, or for the wrong things: talk with them about what they offer.',
    columns: ['Designation', 'Invitations', 'The last'],
    facets: ['designation'],
    records: leadersSaidNo,
  },
  'fairness-leaders-not-chosen': {
    ...{ group: 'fairness', way: 'count', unit: 'records', noun: ['leader', 'leaders'] },
    label: 'Leaders put to schools more than once and not chosen',
    explains:
      'Leaders and teaching schools whom this authority’s schools were shown in the last 365 days when they chose somebody else, and whom none chose; counted are those shown twice or more. A school chooses what suits it best; a talk about the words of the offer may help.',
    columns: ['Designation', 'Put to schools', 'The last'],
    facets: ['designation'],
    records: leadersNotChosen,
  },
  'fairness-leaders-used': {
    ...{ group: 'fairness', way: 'share', unit: 'records', noun: ['leader', 'leaders'] },
    label: 'Leaders who have given or promised days',
    explains: `Counted are those with any days. ${WORK}`,
    columns: WORK_COLUMNS,
    facets: ['designation', 'place'],
    records: (reading) =>
      workRecords(
        reading,
        () =>
          ({ used, committed }) =>
            used + committed > 0,
      ),
  },
  'fairness-busiest': {
    ...{ group: 'fairness', way: 'weighted-share', unit: 'records', noun: ['leader', 'leaders'] },
    label: 'Share of all days that the busiest fifth give',
    explains: `Days of the fifth of leaders with most days, as a share of the days of all. Were all asked for as much, it would be a fifth. ${WORK}`,
    columns: WORK_COLUMNS,
    facets: [],
    records: (reading) => workRecords(reading, busiestOf),
  },
};
