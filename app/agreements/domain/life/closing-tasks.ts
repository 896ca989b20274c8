import { termWords } from '~/kernel/academic-year';
import { assertNever } from '~/kernel/assert-never';
import { count, dateWords, list } from '~/kernel/words';
import { EVALUATORS, type Evaluator } from '../exit/vocabulary';
import { sustainedStates } from '../impact/sustained';
import { SIGNING_PARTY_NAMES, type SigningParty } from '../parties';
import type { Standing } from '../permissions';
import type { LifeRecord } from './record';
import { byDate, type Task, type TaskStatus, task } from './task';

/** Who signs for a party. */
const SIGNER: Readonly<Record<SigningParty, Standing>> = {
  'client-head': 'client-head',
  'client-chair': 'client-chair',
  'provider-head': 'home-head',
  authority: 'service',
};

/** Writing and signing the whole text. */
export function agreeTasks({ state, gaps, unsigned, signed }: LifeRecord): Task[] {
  if (state === 'terminated' && !signed) return [];
  const drafted = task({
    key: 'draft',
    stage: 'agree',
    title: state === 'draft' ? 'Finish the draft and send it for signing' : 'Put into words',
    status: state === 'draft' ? 'now' : 'done',
    why: state === 'draft' && gaps > 0 ? `${count(gaps, 'thing is', 'things are')} missing.` : null,
    whose: ['client-head', 'provider-leader', 'service'],
    place: { page: 'overview' },
  });
  if (state === 'draft') {
    return [
      drafted,
      task({
        key: 'sign',
        stage: 'agree',
        title: 'Sign the agreement',
        status: 'blocked',
        why: 'The broker sends it for signing when nothing is missing.',
        whose: Object.values(SIGNER),
        place: { page: 'overview' },
      }),
    ];
  }
  const signing = task({
    key: 'sign',
    stage: 'agree',
    title: state === 'signing' ? 'Sign the agreement' : 'Signed by all four parties',
    status: state === 'signing' ? 'now' : 'done',
    why:
      state === 'signing'
        ? `Still to sign: ${list(unsigned.map((party) => SIGNING_PARTY_NAMES[party].toLowerCase()))}.`
        : null,
    whose: unsigned.map((party) => SIGNER[party]),
    place: state === 'signing' ? { page: 'sign' } : { page: 'overview' },
  });
  return [drafted, signing];
}

/** A pause, an amendment under way, and an escalation, where there is one. */
export function changeTasks(record: LifeRecord): Task[] {
  return [...pauseTask(record), ...amendmentTask(record), ...escalationTask(record)];
}

function pauseTask({ state, resumeBy, today }: LifeRecord): Task[] {
  if (state !== 'paused') return [];
  return [
    task({
      key: 'resume',
      stage: 'changes',
      title: 'Resume the agreement, or end it',
      status: resumeBy && resumeBy > today ? 'coming' : byDate(resumeBy, today),
      due: resumeBy,
      why: 'It is paused. The days stay kept in the provider’s calendar.',
      whose: ['service'],
      place: { page: 'resume' },
    }),
  ];
}

function amendmentTask({ amendment }: LifeRecord): Task[] {
  if (!amendment) return [];
  const { id, number, state, unsigned } = amendment;
  const base = {
    stage: 'changes' as const,
    key: `amendment:${id}`,
    place: { page: 'amendment' as const, id },
  };
  if (state === 'draft') {
    return [
      task({
        ...base,
        title: `Finish amendment ${number}, or withdraw it`,
        status: 'now',
        why: 'Nothing changes until those it concerns have signed it.',
        whose: ['client-head', 'provider-leader', 'service'],
      }),
    ];
  }
  return [
    task({
      ...base,
      title: `Sign amendment ${number}`,
      status: 'now',
      why: `Still to sign: ${list(unsigned.map((party) => SIGNING_PARTY_NAMES[party].toLowerCase()))}.`,
      whose: unsigned.map((party) => SIGNER[party]),
    }),
  ];
}

function escalationTask({ escalation, today }: LifeRecord): Task[] {
  if (escalation?.state !== 'open') return [];
  const { answered, answerBy } = escalation;
  return [
    answered
      ? task({
          key: 'escalation',
          stage: 'changes',
          title: 'Look again at whether progress is sufficient',
          status: byDate(answerBy, today),
          due: answerBy,
          why: 'The school has answered.',
          whose: ['service'],
          place: { page: 'escalation' },
        })
      : task({
          key: 'escalation',
          stage: 'changes',
          title: 'Answer what has been said about progress',
          status: byDate(answerBy, today),
          due: answerBy,
          whose: ['client-head', 'client-chair'],
          place: { page: 'escalation' },
        }),
  ];
}

const EVALUATOR_STANDING: Readonly<Record<Evaluator, Standing>> = {
  'client-head': 'client-head',
  provider: 'provider-leader',
  service: 'service',
};
const EVALUATION_TITLES: Readonly<Record<Evaluator, string>> = {
  'client-head': 'Evaluate the support, for the school',
  provider: 'Evaluate the support, for the provider',
  service: 'Evaluate the support, for the authority',
};
const EVALUATION_DONE: Readonly<Record<Evaluator, string>> = {
  'client-head': 'Evaluated by the school',
  provider: 'Evaluated by the provider',
  service: 'Evaluated by the authority',
};

const NOT_CLOSING = 'The support has to come to its end first: the broker begins to close the agreement.';

/** From the last visit to the closed record: closing begun, criteria, measures at exit, judgements, evaluations. */
export function endingTasks(record: LifeRecord): Task[] {
  const closing = record.state === 'closing' || record.state === 'closed';
  return [
    beginTask(record),
    ...judgingTasks(record, closing),
    ...evaluationTasks(record, closing),
    closeTask(record),
  ];
}

function closeTask({ state, missing }: LifeRecord): Task {
  const base = { key: 'close', stage: 'ending' as const, whose: ['service'] as Standing[] };
  const place = { page: 'ending' as const };
  if (state === 'closed') return task({ ...base, place, title: 'Closed', status: 'done' });
  const title = 'Close the agreement';
  if (state !== 'closing') return task({ ...base, place, title, status: 'blocked', why: NOT_CLOSING });
  const hard = missing.filter(({ soft }) => !soft);
  const [first] = hard.length > 0 ? hard : missing;
  const more = hard.length > 1 ? ` ${count(hard.length - 1, 'more thing', 'more things')} after that.` : '';
  return task({
    ...base,
    place,
    title,
    status: hard.length > 0 ? 'blocked' : 'now',
    why: first ? `${first.message}${more}` : null,
  });
}

function beginTask({ state, ends, today, halfDaysLeft }: LifeRecord): Task {
  const base = { key: 'begin-close', stage: 'ending' as const, whose: ['service'] as Standing[] };
  if (state === 'closing' || state === 'closed') {
    return task({ ...base, title: 'Closing begun', status: 'done', place: { page: 'ending' } });
  }
  const title = 'Begin to close the agreement';
  const place = { page: 'begin-close' as const };
  if (state === 'draft' || state === 'signing') {
    return task({ ...base, title, place, status: 'blocked', why: 'It has to be signed and in force first.' });
  }
  if (ends && ends < today) {
    return task({
      ...base,
      title,
      place,
      due: ends,
      status: 'overdue',
      why: 'The date on which it ends is past.',
    });
  }
  if (halfDaysLeft === 0) {
    return task({ ...base, title, place, due: ends, status: 'now', why: 'All its days are used.' });
  }
  return task({
    ...base,
    title,
    place,
    due: ends,
    status: 'coming',
    why: 'When its term ends, or sooner when the exit criteria are met.',
  });
}

function judgingTasks({ criteria, outcomes, today, evaluationDueOn }: LifeRecord, closing: boolean): Task[] {
  const base = { stage: 'ending' as const, due: closing ? evaluationDueOn : null };
  const open = (done: boolean): Pick<Task, 'status' | 'why'> =>
    done
      ? { status: 'done', why: null }
      : closing
        ? { status: byDate(evaluationDueOn, today), why: null }
        : { status: 'blocked', why: NOT_CLOSING };
  const judgedCriteria = criteria.filter(({ judged }) => judged).length;
  const unread = outcomes.filter(({ points }) => !points.some(({ kind }) => kind === 'exit'));
  const unjudged = outcomes.filter(({ judged }) => !judged);
  return [
    task({
      ...base,
      ...open(judgedCriteria === criteria.length),
      key: 'criteria',
      title: `Say which exit criteria are met (${judgedCriteria} of ${criteria.length})`,
      whose: ['service'],
      place: { page: 'ending' },
    }),
    task({
      ...base,
      ...open(unread.length === 0),
      key: 'exit-points',
      title: `Read each measure at the end (${outcomes.length - unread.length} of ${outcomes.length})`,
      whose: ['client-head', 'provider-leader', 'service'],
      place: { page: 'add-point' },
    }),
    task({
      ...base,
      ...open(unjudged.length === 0),
      key: 'outcomes',
      title: `Judge each outcome (${outcomes.length - unjudged.length} of ${outcomes.length})`,
      whose: ['service'],
      place: { page: 'ending' },
    }),
  ];
}

function evaluationTasks({ evaluated, evaluationDueOn, today }: LifeRecord, closing: boolean): Task[] {
  return EVALUATORS.map((evaluator) => {
    const done = evaluated.includes(evaluator);
    return task({
      key: `evaluate:${evaluator}`,
      stage: 'ending',
      title: done ? EVALUATION_DONE[evaluator] : EVALUATION_TITLES[evaluator],
      status: done ? 'done' : closing ? byDate(evaluationDueOn, today) : 'blocked',
      why: done || closing ? null : NOT_CLOSING,
      due: closing ? evaluationDueOn : null,
      whose: [EVALUATOR_STANDING[evaluator]],
      place: { page: 'evaluate' },
    });
  });
}

/** Sustained impact: each measure again, one and two terms after the support ended. */
export function afterTasks({ outcomes, endedOn, today, state, signed, calendar }: LifeRecord): Task[] {
  if (outcomes.length === 0 || (state === 'terminated' && !signed)) return [];
  const over = endedOn !== null && (state === 'closed' || state === 'terminated');
  if (!over) return [1, 2].map((n) => ({ ...afterTask(n), status: 'blocked', why: NOT_OVER }));
  const points = outcomes.flatMap(({ id, points: read }) => read.map((one) => ({ ...one, outcomeId: id })));
  const ids = outcomes.map(({ id }) => id);
  return sustainedStates(endedOn, ids, points, today, calendar).map((slot) => ({
    ...afterTask(slot.termsAfter),
    ...afterStatus(slot, outcomes.length),
    due: slot.dueBy,
  }));
}

const NOT_OVER = 'The support has to end first. Then we see whether it lasts.';

function afterTask(n: number): Task {
  return task({
    key: `after:${n}`,
    stage: 'after',
    title: `Read the measures again, ${n === 1 ? 'one term' : 'two terms'} after the end`,
    status: 'blocked',
    whose: ['client-head', 'service'],
    place: { page: 'add-point' },
  });
}

type Slot = ReturnType<typeof sustainedStates>[number];

function afterStatus({ state, term, opens, unread }: Slot, all: number): { status: TaskStatus; why: string } {
  const read = `${all - unread.length} of ${count(all, 'measure')} read.`;
  switch (state) {
    case 'read':
      return { status: 'done', why: `Read for the ${termWords(term)}.` };
    case 'to-come':
      return {
        status: 'blocked',
        why: `It can be read from the ${termWords(term)} on, ${dateWords(opens)}.`,
      };
    case 'due':
      return { status: 'now', why: `For the ${termWords(term)}. ${read}` };
    case 'overdue':
      return { status: 'overdue', why: `For the ${termWords(term)}. ${read}` };
    case 'missed':
      return {
        status: 'blocked',
        why: `It was not read in the ${termWords(term)} and cannot be any more. ${read}`,
      };
    default:
      return assertNever(state, 'slot of sustained impact');
  }
}
