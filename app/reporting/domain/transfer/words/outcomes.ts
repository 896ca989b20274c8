import type { TableWords } from './common';

/** What tables and columns hold, in words: for the guide in an export. Columns that mean the same everywhere are in `common`. */
export const outcomesWords: Record<string, TableWords> = {
  measure_point: {
    about:
      "One reading of an outcome's measure. A correction is a new row; a mis-keyed one is withdrawn with a reason.",
    columns: {
      outcome_id: "Id of the outcome in the agreement's content.",
      kind: 'On which occasion it was read.',
      on_date: 'The date it was true of.',
      value: 'The value.',
      note: 'What was said of it.',
      current: 'The one that counts; a correction makes a new row.',
      replaces_id: 'The reading this one corrects.',
    },
  },
  milestone_mark: {
    about:
      'A milestone reached, or said not to be after all. The newest row of a milestone counts. Append-only.',
    columns: {
      milestone_id: "Id of the milestone in the agreement's content.",
      number: 'Number of the mark, from 1.',
      reached: 'Whether it was reached.',
      on_date: 'The day.',
      note: 'What was said of it.',
    },
  },
  escalation: {
    about: 'Progress is not sufficient, and what is done about it: one open case a school and agreement.',
    columns: {
      route: 'For maintained schools or for academies.',
      state: 'Whether it is open.',
      step: 'The step it has come to.',
      opened_at: 'When it was opened.',
    },
  },
  escalation_step: {
    about:
      'Each step up, down or out of an escalation, with its reason and the letter as it was sent. Append-only.',
    columns: {
      escalation_id: 'The case.',
      number: 'Number of the step, from 1.',
      direction: 'Up, down, out, or to the other route.',
      step: 'The step.',
      on_date: 'The date of the step: of the letter, the meeting, the notice.',
      reason: 'Why the step was taken.',
      asks: 'What is asked of the school.',
      answer_by: 'By when it is looked at again.',
      letter: 'The letter as it was sent.',
      by_id: 'Account of the person who took the step.',
    },
  },
  escalation_answer: {
    about: 'What the school says to a step of escalation. Append-only.',
    columns: {
      escalation_id: 'The case.',
      step_number: 'Number of the step it answers.',
      text: 'What the school says.',
    },
  },
  agreement_exit: {
    about: 'How and why an agreement came to its end.',
    columns: {
      ground: 'On what ground it ended.',
      reason: 'Why, in words.',
      begun_at: 'When closing began.',
      begun_by_id: 'Account of the person who began it.',
      ended_on: 'The day support ended: sustained impact is looked for one and two terms after it.',
      evaluation_due_on: 'The day by which the evaluations are due.',
      closed_at: 'When it was closed.',
    },
  },
  exit_criterion_result: {
    about: 'Whether an exit criterion is met, with its evidence. A changed answer is a new row.',
    columns: {
      criterion_id: "Id of the criterion in the agreement's content.",
      met: 'Whether it is met.',
      evidence: 'What shows it.',
    },
  },
  outcome_judgement: {
    about: "What became of an outcome, as the service judges at the end, with the judgement's basis.",
    columns: {
      outcome_id: "Id of the outcome in the agreement's content.",
      result: 'Met, partly or not.',
      basis: 'What the judgement rests on.',
    },
  },
  evaluation: {
    about:
      'What the head, the provider and the service each say of the support. A correction is a new number. Append-only.',
    columns: {
      evaluator: 'Whose it is.',
      number: 'Number of the text, from 1.',
      content: 'The answers, as canonical JSON text.',
      account_id: 'Account of the person who gave it.',
      given_as: 'Name and role as they stood.',
      reason: 'Why it was corrected; empty for the first.',
    },
  },
};
