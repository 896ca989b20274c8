import { schoolStanding } from '#drizzle/schema';
import { addDays } from '~/kernel/clock';
import type { CommandContext } from '~/platform/transact.server';
import type { Band } from '../banks/school-row';
import { idOf } from '../ids';
import { type Random, seeded } from '../random';
import type { DemoSchool } from '../schools';
import { frameworkIdOf, insertAll } from '../setup/records';
import { bandIn, standingsOf } from '../setup/standings';
import type { DemoCounty } from '../world';
import type { Timeline } from './timeline';

const ORDER: readonly Band[] = ['green', 'yellow', 'amber', 'red'];

/** A year before, schools were a little further from where they are. */
const A_YEAR_BACK = [
  [0, 12],
  [1, 3],
  [-1, 1],
] as const;

const RATIONALE = 'Carried over from the service’s own records of before Alongside.';

type Recalled = { school: DemoSchool; band: Band; daysAgo: number };

/**
 * Bands of the two years before last year’s, as a service brings them along from its own records on its first day, so
 * that what happened over time can be seen. Written in one go with one event: nobody settled them here.
 */
export function recallBands(
  timeline: Timeline,
  county: DemoCounty,
  options: {
    at: Date;
    brokerFor: (school: DemoSchool) => string;
    asService: (county: DemoCounty, work: (ctx: CommandContext) => Promise<void>) => Promise<void>;
  },
): void {
  const { earlier } = standingsOf(county, timeline.today, options.brokerFor);
  const recalled = earlier.flatMap(({ school, band }) => yearsBefore(school, band));
  const frameworkId = frameworkIdOf(county);
  const rows = recalled.map(({ school, band: colour, daysAgo }) => {
    const decidedOn = addDays(timeline.today, -daysAgo);
    const { key: band, priority } = bandIn(county.authority.framework, colour);
    return {
      id: idOf('standing', String(school.urn), decidedOn),
      authorityId: county.authority.id,
      ...{ urn: school.urn, frameworkId, band, priority, decidedOn },
      rationale: RATIONALE,
      brokerId: options.brokerFor(school),
      current: false,
      version: 1,
    };
  });
  timeline.add(options.at, 'bands of the years before are brought along', () =>
    options.asService(county, async (ctx) => {
      await insertAll(rows, (some) => ctx.tx.insert(schoolStanding).values(some));
      ctx.emit({
        type: 'standing.brought-along',
        subject: { type: 'authority', id: county.authority.id },
        details: { standings: rows.length },
      });
    }),
  );
}

/** Two autumns, and for some schools that moved an update in the spring between. */
function yearsBefore(school: DemoSchool, lastYear: Band): Recalled[] {
  const random = seeded(`band-history/${school.slug}`);
  const second = further(lastYear, random);
  const third = further(second, random);
  const records: Recalled[] = [
    { school, band: third, daysAgo: random.int(1102, 1140) },
    { school, band: second, daysAgo: random.int(737, 775) },
  ];
  if (second !== lastYear && random.chance(0.5))
    records.push({ school, band: lastYear, daysAgo: random.int(590, 640) });
  return records;
}

function further(band: Band, random: Random): Band {
  const change = random.weighted(A_YEAR_BACK);
  return ORDER[Math.min(3, Math.max(0, ORDER.indexOf(band) + change))] ?? band;
}
