import { and, eq } from 'drizzle-orm';
import { schoolStanding } from '#drizzle/schema';
import type { FrameworkBand, FrameworkContent } from '~/diagnosis/domain/framework';
import { frameworkInForce } from '~/diagnosis/frameworks.server';
import { addDays, type CalendarDate } from '~/kernel/clock';
import type { CommandContext } from '~/platform/transact.server';
import {
  ASHLODE_HILL_EARLIER,
  ASHLODE_HILL_RATIONALE,
  EARLIER_RATIONALES,
  RATIONALES,
} from '../banks/rationales';
import type { Band } from '../banks/school-row';
import { idOf } from '../ids';
import { HEAD_SCHOOL } from '../people';
import { seeded } from '../random';
import type { DemoSchool } from '../schools';
import type { DemoCounty } from '../world';

const ORDER: readonly Band[] = ['green', 'yellow', 'amber', 'red'];

/** A band as agreed on a date. */
export type DemoStanding = {
  school: DemoSchool;
  band: Band;
  rationale: string;
  decidedOn: CalendarDate;
  brokerId: string;
};

/**
 * The bands of an authority's schools: last year's, and this autumn's that replaced them.
 * @param brokerFor whose caseload a school is in
 */
export function standingsOf(
  county: DemoCounty,
  today: CalendarDate,
  brokerFor: (school: DemoSchool) => string,
): { earlier: DemoStanding[]; current: DemoStanding[] } {
  const taken = new Map<Band, number>();
  const earlier: DemoStanding[] = [];
  const current: DemoStanding[] = [];
  for (const school of county.schools) {
    const random = seeded(`standing/${school.slug}`);
    const band = school.band ?? 'green';
    const bank = RATIONALES[band];
    const n = taken.get(band) ?? 0;
    taken.set(band, n + 1);
    const common = { school, brokerId: brokerFor(school) };
    const isDemo = school.slug === HEAD_SCHOOL;
    earlier.push({
      ...common,
      band: isDemo
        ? 'red'
        : before(
            band,
            random.weighted([
              [0, 6],
              [1, 2],
              [-1, 1],
            ] as const),
          ),
      rationale: isDemo ? ASHLODE_HILL_EARLIER : random.pick(EARLIER_RATIONALES),
      decidedOn: addDays(today, -random.int(372, 410)),
    });
    current.push({
      ...common,
      band,
      rationale: isDemo ? ASHLODE_HILL_RATIONALE : (bank[n % bank.length] ?? ''),
      decidedOn: addDays(today, -random.int(16, 62)),
    });
  }
  return { earlier, current };
}

function before(band: Band, change: number): Band {
  return ORDER[Math.min(3, Math.max(0, ORDER.indexOf(band) + change))] ?? band;
}

const PRIORITY: Record<Band, number> = { green: 4, yellow: 3, amber: 2, red: 1 };

/**
 * The band of an authority's own framework that stands for a colour of the demo. A framework without a band of that
 * priority has the next more pressing one.
 */
export function bandIn({ bands }: Pick<FrameworkContent, 'bands'>, colour: Band): FrameworkBand {
  const found = bands.find(({ priority }) => priority <= PRIORITY[colour]);
  if (!found) throw new Error(`No band stands for ${colour}`);
  return found;
}

/** Puts bands in force, in place of those before, under the framework in force then. */
export async function writeStandings(
  ctx: CommandContext,
  county: DemoCounty,
  standings: readonly DemoStanding[],
): Promise<void> {
  const framework = await frameworkInForce(ctx.tx, county.authority.id);
  if (!framework) throw new Error(`${county.authority.name} has no framework`);
  for (const { school, band: colour, rationale, decidedOn, brokerId } of standings) {
    const { key: band, priority } = bandIn(framework, colour);
    const [last] = await ctx.tx
      .update(schoolStanding)
      .set({ current: false })
      .where(
        and(
          eq(schoolStanding.authorityId, county.authority.id),
          eq(schoolStanding.urn, school.urn),
          eq(schoolStanding.current, true),
        ),
      )
      .returning({ band: schoolStanding.band });
    const id = idOf('standing', String(school.urn), decidedOn);
    await ctx.tx.insert(schoolStanding).values({
      id,
      authorityId: county.authority.id,
      urn: school.urn,
      frameworkId: framework.id,
      band,
      priority,
      rationale,
      decidedOn,
      brokerId,
      current: true,
      version: 1,
    });
    ctx.emit({
      type: 'standing.agreed',
      subject: { type: 'standing', id },
      urn: school.urn,
      ...(last ? { before: { band: last.band } } : {}),
      after: { band },
    });
  }
}
