import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { type DocumentModel, type DocumentPart, heading, paragraph } from '~/kernel/document';
import { moneyWords } from '~/kernel/money';
import { count, dateWords, instantWords } from '~/kernel/words';
import { RESULT_SCORES } from '../domain/exit/achievement';
import { totalUse } from '../domain/life/days';
import type { EvaluationDocument, EvaluationView } from '../exit/documents.server';
import {
  ATTRIBUTION_WORDS,
  achievementWords,
  EVALUATOR_NAMES,
  GROUNDS,
  NOT_PROOF,
  PAYS,
  RESULTS,
} from '../exit/wording';
import { answersOf, comparedQuestions, EACH_COUNTS_THE_SAME, givenWords } from '../ui/exit/evaluation-words';
import { outcomeFigures } from '../ui/exit/outcome-figures';
import { between } from '../ui/frame';
import { STATE_TAGS } from '../wording';

/** The whole evaluation of an agreement, as far as its reader may read it: what its page says. */
export function evaluationModel(page: EvaluationDocument): DocumentModel {
  return {
    title: 'Evaluation',
    caption: `Agreement ${page.ref}. ${between(page)}`,
    footer: `Evaluation of agreement ${page.ref}`,
    parts: [
      ...paragraph(STATE_TAGS[page.state].label),
      heading('What it came to'),
      ...paragraph(achievementWords(page.achievement)),
      ...paragraph(EACH_COUNTS_THE_SAME),
      heading('Outcomes'),
      ...page.outcomes.flatMap(outcomeParts),
      heading('How it ended'),
      howItEnded(page),
      heading('Exit criteria'),
      {
        kind: 'table',
        caption: 'Exit criteria, each with whether it is met and what shows it',
        columns: [{ head: 'Criterion' }, { head: 'Met' }, { head: 'What shows it' }],
        rows: page.criteria.map(({ text, answer }) => [
          text,
          answer ? (answer.met ? 'Met' : 'Not met') : 'Not answered',
          answer?.evidence ?? '',
        ]),
      },
      heading('What each of the three says'),
      ...evaluations(page),
      heading('How far it is due to the support'),
      ...paragraph(NOT_PROOF),
      single(
        page.evaluations.map(({ evaluator, current }) => [
          EVALUATOR_NAMES[evaluator],
          current
            ? `${ATTRIBUTION_WORDS[current.content.attribution]}.\nWhat else was going on: ${current.content.elsewhere}`
            : 'Not given, or not to be read yet',
        ]),
      ),
      heading('Days and recompense'),
      days(page),
      ...paragraph(
        `Recompense agreed: ${moneyWords(page.recompense.total)} at most, paid by ${PAYS[page.recompense.payer]}.${
          page.state === 'closed' ? ' What is paid goes by the days used.' : ''
        }`,
      ),
      ...onRecord(page),
    ],
  };
}

/** Facts each of which is one text, whatever its lines. */
function single(rows: readonly (readonly [label: string, words: string])[]): DocumentPart {
  return { kind: 'facts', rows: rows.map(([label, words]) => ({ label, words: [words] })) };
}

function outcomeParts(one: EvaluationDocument['outcomes'][number], n: number): DocumentPart[] {
  const { outcome, judgement } = one;
  return [
    heading(`${n + 1}. ${outcome.outcome} ${judgement ? RESULTS[judgement.result].label : 'Not judged'}`, 3),
    ...paragraph(outcome.measure),
    single([
      ...outcomeFigures(one).map(({ label, figure, on }): [string, string] => [
        label,
        on ? `${figure}\n${dateWords(on)}` : figure,
      ]),
      ...(judgement ? [['Score', String(RESULT_SCORES[judgement.result])] as const] : []),
    ]),
    ...(judgement ? paragraph(`${judgement.basis} (${judgement.by}, ${instantWords(judgement.at)})`) : []),
  ];
}

function howItEnded({ exit, starts, ends }: EvaluationDocument): DocumentPart {
  const rows: [string, string][] = exit
    ? [
        ['Why', GROUNDS[exit.ground].label],
        ['How it came to its end', exit.reason],
        ['Agreed to run', starts && ends ? `${dateWords(starts)} to ${dateWords(ends)}` : ''],
        ['Support ended on', dateWords(exit.endedOn)],
        ['Closed on', dateWords(exit.closedOn)],
      ]
    : [];
  return single(rows.map(([label, words]) => [label, words || 'Not yet']));
}

function evaluations({ evaluations: three, exit }: EvaluationDocument): DocumentPart[] {
  const evaluates = three.some(({ mine }) => mine);
  const read = three.filter(({ current }) => current !== null);
  const answer = (of: EvaluationView, question: string) =>
    of.current ? answersOf(of.current.content).find((one) => one.question === question)?.answer : undefined;
  return [
    single(
      three.map((one) => [
        EVALUATOR_NAMES[one.evaluator],
        givenWords(one, evaluates, exit?.evaluationDueOn ?? null),
      ]),
    ),
    ...(read.length > 0
      ? [
          {
            kind: 'table' as const,
            caption: 'The evaluations, question by question',
            columns: [
              { head: 'Question' },
              ...read.map(({ evaluator }) => ({ head: EVALUATOR_NAMES[evaluator] })),
            ],
            rows: comparedQuestions().map((question) => [
              question,
              ...read.map((one) => answer(one, question) ?? ''),
            ]),
          },
        ]
      : []),
    ...three.flatMap((one) =>
      one.earlier.flatMap((text) => [
        heading(
          `${EVALUATOR_NAMES[one.evaluator]}, as first said on ${dateWords(new Date(text.at).toISOString().slice(0, 10))}`,
          3,
        ),
        single(answersOf(text.content).map(({ question, answer: said }) => [question, said])),
      ]),
    ),
  ];
}

function days({ days: terms }: EvaluationDocument): DocumentPart {
  const total = totalUse(terms);
  const figures = (of: Pick<typeof total, 'planned' | 'used' | 'left' | 'returned'>) =>
    [of.planned, of.used, of.left, of.returned].map(daysWords);
  return {
    kind: 'table',
    caption: 'Days of support by term',
    columns: [
      { head: 'Term' },
      { head: 'Agreed', numeric: true },
      { head: 'Used', numeric: true },
      { head: 'Kept', numeric: true },
      { head: 'Given back', numeric: true },
    ],
    rows: [
      ...terms.map((term) => [capital(termWords(term.term)), ...figures(term)]),
      ['Together', ...figures(total)],
    ],
  };
}

function onRecord({ record }: EvaluationDocument): DocumentPart[] {
  if (!record) return [];
  const { outcomes, met, partly, countsFrom, reply, repliedAt } = record;
  const counted = countsFrom ? ` It counts from ${dateWords(countsFrom)}.` : '';
  return [
    heading('On the provider’s record'),
    ...paragraph(
      `${count(outcomes, 'outcome')} judged: ${met} met, ${partly} partly met, ${outcomes - met - partly} not met.${counted}`,
    ),
    ...(repliedAt
      ? [
          heading(`The provider’s reply, ${instantWords(new Date(repliedAt))}`, 3),
          ...paragraph(reply ?? 'Read, with nothing to add.'),
        ]
      : []),
  ];
}

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
