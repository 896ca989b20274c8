import { type Command, InvalidArgumentError } from 'commander';
import { eq, or } from 'drizzle-orm';
import { supportRequest } from '#drizzle/schema';
import { readRequest } from '~/diagnosis/requests.server';
import { calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { type AllocationReport, allocateAuthority } from './allocation/now.server';
import { allocateFile, type FileAllocation } from './allocation-file.server';
import { candidatesReport, candidatesText } from './candidates.server';
import { rank } from './domain/score';
import { rankInputs } from './inputs.server';
import { offerCards } from './queries/offers.server';

/** What `rank --json` prints. */
export type RankReport = {
  request: string;
  model: string;
  ranked: { offer: string; score: number; factors: ReturnType<typeof rank>['ranked'][number]['factors'] }[];
  excluded: { offer: string; reasons: ReturnType<typeof rank>['excluded'][number]['reasons'] }[];
};

/**
 * Ranks every offer for a request as things stand, and keeps nothing.
 * @param key the request's id or its reference (`MAR-0042`)
 * @returns null where there is no such request
 */
export async function rankReport(key: string): Promise<RankReport | null> {
  const handle = db();
  const [found] = await handle
    .select({ id: supportRequest.id })
    .from(supportRequest)
    .where(or(eq(supportRequest.id, key), eq(supportRequest.ref, key)));
  const request = found ? await readRequest(handle, found.id) : null;
  if (!request) return null;
  const inputs = await rankInputs(handle, request, calendarDate(clock.now()));
  const { ranked, excluded } = rank(inputs);
  return {
    request: request.id,
    model: inputs.model.version,
    ranked: ranked.map(({ offerId, score, factors }) => ({ offer: offerId, score, factors })),
    excluded: excluded.map(({ offerId, reasons }) => ({ offer: offerId, reasons })),
  };
}

/** Seconds to look for the best plan, unless said otherwise. */
const USUAL_SECONDS = 10;
const MOST_SECONDS = 3600;

/**
 * Registers `rank --request ID`, `candidates --authority CODE` and `allocate --authority CODE` or `--problem FILE`
 * `[--seconds N]`, each with `--json`.
 */
export function registerMatchingCommands(program: Command): void {
  program
    .command('rank')
    .description('Rank the offers for a request, with the reasons')
    .requiredOption('--request <id>', 'the request, by id or reference')
    .option('--json', 'print one JSON object')
    .action(async (options: { request: string; json?: boolean }) => {
      const report = await rankReport(options.request);
      if (!report) throw new Error(`There is no request ${options.request}.`);
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : await asText(report));
    });
  program
    .command('candidates')
    .description('Count the offers that could be the partner of each open request of an authority')
    .requiredOption('--authority <code>', 'the authority, by its GIAS code')
    .option('--json', 'print one JSON object')
    .action(async (options: { authority: string; json?: boolean }) => {
      const report = await candidatesReport(options.authority);
      if (!report) throw new Error(`There is no authority ${options.authority}.`);
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : candidatesText(report));
    });
  const allocate = program
    .command('allocate')
    .description(
      'Plan all open requests of an authority, or a problem from a file, against the days on offer',
    )
    .option('--authority <code>', 'the authority, by its GIAS code')
    .option('--problem <file>', 'a problem file (JSON)')
    .option('--seconds <n>', 'seconds to look for the best plan', readSeconds, USUAL_SECONDS)
    .option('--json', 'print one JSON object');
  allocate.action(
    async (options: { authority?: string; problem?: string; seconds: number; json?: boolean }) => {
      const { authority, problem, seconds } = options;
      if ((authority === undefined) === (problem === undefined)) {
        allocate.error('error: give either --authority CODE or --problem FILE', { exitCode: 2 });
      }
      const report =
        problem === undefined
          ? await allocateAuthority(authority ?? '', seconds)
          : await allocateFile(problem, seconds);
      if (!report) throw new Error(`There is no authority ${authority}.`);
      process.stdout.write(options.json ? `${JSON.stringify(report)}\n` : allocationText(report));
    },
  );
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (seconds > 0 && seconds <= MOST_SECONDS) return seconds;
  throw new InvalidArgumentError(`Give a number of seconds above 0 and up to ${MOST_SECONDS}.`);
}

function allocationText({
  assignments,
  objective,
  bound,
  gap,
  seconds,
}: AllocationReport | FileAllocation): string {
  const lines = [
    `${assignments.length} requests met, ${objective} of at most ${bound} points (${(gap * 100).toFixed(2)}% short at most), in ${seconds.toFixed(2)} s`,
    ...assignments.map(({ need, offer }) => `${need}  ${offer}`),
  ];
  return `${lines.join('\n')}\n`;
}

async function asText(report: RankReport): Promise<string> {
  const cards = await offerCards(
    db(),
    [...report.ranked, ...report.excluded].map(({ offer }) => offer),
  );
  const name = (offer: string) => {
    const card = cards.get(offer);
    return card ? `${card.title} (${card.providerName})` : offer;
  };
  const lines = [
    `${report.ranked.length} offers suggested, score version ${report.model}`,
    ...report.ranked.flatMap(({ offer, score, factors }, i) => [
      `${String(i + 1).padStart(3)}. ${String(score).padStart(3)}  ${name(offer)}`,
      ...factors.map(
        ({ label, points, weight, sentence }) => `            ${points}/${weight} ${label}: ${sentence}`,
      ),
    ]),
    `${report.excluded.length} not suggested`,
    ...report.excluded.map(
      ({ offer, reasons }) => `     ${name(offer)}: ${reasons.map(({ sentence }) => sentence).join(' ')}`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}
