import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { dateWords } from '~/kernel/words';
import { type AgreementContent, type Outcome, totalHalfDays } from './content';
import { SIGNING_PARTIES, SIGNING_PARTY_NAMES } from './parties';
import { type RecompenseTerms, recompenseOf, type TermsFault, termsFaults } from './recompense';
import { SECTIONS, type SectionKey } from './sections';

/** Something that has to be put right before the agreement may go for signing. */
export type Gap = { section: SectionKey; message: string };

/** What is missing or does not fit together, in the order of the sections; empty when it may go for signing. */
export function readinessOf(content: AgreementContent): Gap[] {
  const found: Record<SectionKey, string[]> = {
    purpose: missing([[content.purpose.improvement, 'Say what will be improved']]),
    outcomes: outcomeGaps(content),
    timescale: timescaleGaps(content),
    responsibilities: missing([
      [content.responsibilities.client, 'Say what the client school will do'],
      [content.responsibilities.provider, 'Say what the provider will do'],
      [content.responsibilities.home, 'Say what the provider’s home school will do'],
      [content.responsibilities.authority, 'Say what the local authority will do'],
    ]),
    resources: [
      ...(totalHalfDays(content) > 0 ? [] : ['The approved proposal has no days']),
      ...missing([[content.resources.people, 'Name the people who will give the support']]),
    ],
    reporting: missing([
      [content.reporting.lines, 'Say who reports to whom'],
      [content.reporting.frequency, 'Say how often progress is reported'],
    ]),
    evaluation: evaluationGaps(content),
    exit: exitGaps(content),
    recompense: recompenseGaps(content),
    confidentiality: missing([
      [content.confidentiality.terms, 'Say what is kept confidential'],
      [content.confidentiality.safeguardingException, 'Say what happens when a child may be at risk'],
    ]),
    safeguarding: missing([[content.safeguarding.compliance, 'Say how safeguarding is assured']]),
    'data-sharing': missing([
      [content.dataSharing.shared, 'Say what data is shared'],
      [content.dataSharing.purpose, 'Say what the data is used for'],
      [content.dataSharing.kept, 'Say how the data is kept, and for how long'],
    ]),
    'code-of-practice': missing([[content.codeOfPractice.terms, 'Give the code of practice']]),
    'due-diligence': SIGNING_PARTIES.filter((party) => content.dueDiligence[party].length === 0).map(
      (party) => `Give at least one statement for: ${SIGNING_PARTY_NAMES[party]}`,
    ),
  };
  return SECTIONS.flatMap((section) => found[section].map((message) => ({ section, message })));
}

function missing(pairs: [value: string | number | null, message: string][]): string[] {
  return pairs.flatMap(([value, message]) =>
    value === null || (typeof value === 'string' && value.trim() === '') ? [message] : [],
  );
}

function outcomeGaps({ outcomes, timescale }: AgreementContent): string[] {
  if (outcomes.length === 0) return ['Add at least one outcome for children'];
  return outcomes.flatMap((row, index) => {
    const name = `Outcome ${index + 1}`;
    const gaps = missing([
      [row.outcome, `${name}: say what will be better for children`],
      [row.measure, `${name}: say what is measured`],
      [row.unit, `${name}: give the unit`],
      [row.baseline, `${name}: give the baseline`],
      [row.baselineOn, `${name}: say when the baseline was taken`],
      [row.baselineSource, `${name}: say what evidence the baseline rests on`],
      [row.target, `${name}: set a target`],
      [row.byDate, `${name}: say by when the target is to be reached`],
      [row.dataSource, `${name}: say where the figure will be read`],
    ]);
    return [...gaps, ...outcomeConflicts(row, name, timescale.starts)];
  });
}

function outcomeConflicts(row: Outcome, name: string, starts: string | null): string[] {
  const gaps: string[] = [];
  if (row.baseline !== null && row.baseline === row.target) {
    gaps.push(`${name}: the target is the same as the baseline`);
  }
  if (row.byDate && starts && row.byDate <= starts) {
    gaps.push(`${name}: the target date must be after the start, ${dateWords(starts)}`);
  }
  return gaps;
}

function timescaleGaps({ timescale: { starts, ends }, milestones }: AgreementContent): string[] {
  const gaps = missing([
    [starts, 'Give the date it starts'],
    [ends, 'Give the date it ends'],
  ]);
  if (starts && ends && ends <= starts) gaps.push('The end must be after the start');
  if (milestones.length === 0) gaps.push('Add at least one milestone');
  for (const [index, { text, date }] of milestones.entries()) {
    const name = `Milestone ${index + 1}`;
    gaps.push(
      ...missing([
        [text, `${name}: say what will have happened`],
        [date, `${name}: give its date`],
      ]),
    );
    if (date && ((starts && date < starts) || (ends && date > ends))) {
      gaps.push(`${name}: its date must lie between the start and the end`);
    }
  }
  return gaps;
}

function evaluationGaps({ evaluation, timescale }: AgreementContent): string[] {
  const gaps = missing([
    [evaluation.method, 'Say how the support will be evaluated'],
    [evaluation.by, 'Say who evaluates it'],
    [evaluation.on, 'Say when it is evaluated'],
  ]);
  if (evaluation.on && timescale.starts && evaluation.on <= timescale.starts) {
    gaps.push(`The evaluation must come after the start, ${dateWords(timescale.starts)}`);
  }
  return gaps;
}

function exitGaps({ exit }: AgreementContent): string[] {
  return [
    ...(exit.criteria.length === 0 ? ['Add at least one exit criterion that can be tested'] : []),
    ...exit.criteria.flatMap(({ text }, index) =>
      missing([[text, `Exit criterion ${index + 1}: say how it is tested`]]),
    ),
    ...missing([[exit.earlyExit, 'Say how the agreement may be ended early']]),
  ];
}

/** The provider is not to be out of pocket unawares: a free day, or one not paid for, needs its reason written down. */
function recompenseGaps(content: AgreementContent): string[] {
  const { recompense: terms } = content;
  const gaps: string[] = [];
  const given = totalHalfDays(content);
  const explained = terms.note.trim() !== '';
  if (terms.halfDays !== given && !explained) {
    gaps.push(
      `${daysWords(terms.halfDays)} are paid for and ${daysWords(given)} given: make them equal, or say why under “Also agreed”`,
    );
  }
  if (terms.ratePence === 0 && !explained)
    gaps.push('Give the rate for a day, or say under “Also agreed” why it is free');
  return [...gaps, ...sharingGaps(terms), ...termsFaults(terms, content.timescale).map(faultWords)];
}

function sharingGaps(terms: RecompenseTerms): string[] {
  if (terms.payer !== 'shared') return [];
  if (terms.sharing === 'percent') {
    const fits = terms.authorityPercent >= 1 && terms.authorityPercent <= 99;
    return fits ? [] : ['Give the authority’s part as a percentage from 1 to 99'];
  }
  const { total } = recompenseOf(terms);
  // More than the whole is a fault of its own.
  if (terms.authorityPence > 0 && terms.authorityPence !== total) return [];
  return [
    `Give the authority’s part as an amount above £0 and below ${moneyWords(total)}, so that both pay, or choose one payer`,
  ];
}

function faultWords({ row, message }: TermsFault): string {
  return row === null
    ? message
    : `Instalment ${row + 1}: ${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}
