import { and, eq } from 'drizzle-orm';
import { schoolStanding } from '#drizzle/schema';
import { addDays, type CalendarDate } from '~/kernel/clock';
import type { CommandContext } from '~/platform/transact.server';
import { hertfordshire } from '../../frameworks/hertfordshire';
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
import { frameworkIdOf } from './records';

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

/** Puts bands in force, in place of those before. */
export async function writeStandings(
  ctx: CommandContext,
  county: DemoCounty,
  standings: readonly DemoStanding[],
): Promise<void> {
  for (const { school, band, rationale, decidedOn, brokerId } of standings) {
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
      frameworkId: frameworkIdOf(county),
      band,
      priority: hertfordshire.bands.find((one) => one.key === band)?.priority ?? 4,
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
