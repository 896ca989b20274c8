import { yes } from '~/kernel/verdict';
import { type CommandContext, transact } from '~/platform/transact.server';
import type { DemoSchool } from '../schools';
import { writeEntered, writePublished } from '../setup/figures';
import type { DemoCounty } from '../world';
import type { Cast } from './cast';
import type { Timeline } from './timeline';

/** Days before today: before this autumn's bands were agreed. */
const PUBLISHED = 80;
const ENTERED = 74;

/**
 * The figures that the autumn's analysis rests on: what files bring, and what brokers enter of their own schools.
 * @param england whether England's figures come with this authority's
 */
export function bringFigures(
  timeline: Timeline,
  county: DemoCounty,
  cast: Cast,
  options: {
    brokerFor: (slug: string) => string;
    england: boolean;
    asService: (county: DemoCounty, work: (ctx: CommandContext) => Promise<void>) => Promise<void>;
  },
): void {
  const { name, id } = county.authority;
  const published = timeline.instant(PUBLISHED, 7);
  const on = timeline.dateAgo(ENTERED);
  timeline.add(published, `figures of ${name} are published`, () =>
    options.asService(county, (ctx) => writePublished(ctx, county, on, options.england)),
  );
  const caseloads = new Map<string, DemoSchool[]>();
  for (const school of county.schools) {
    const brokerId = options.brokerFor(school.slug);
    caseloads.set(brokerId, [...(caseloads.get(brokerId) ?? []), school]);
  }
  let hour = 9;
  for (const [brokerId, schools] of caseloads) {
    timeline.add(timeline.instant(ENTERED, hour++), `${name}’s brokers enter what no file has`, async () => {
      await transact(cast.person(brokerId), async (ctx) => {
        await writeEntered(ctx, id, brokerId, schools, on);
        return yes();
      });
    });
  }
}
