import { eq } from 'drizzle-orm';
import { visit } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { VISIT_TEMPLATES } from '~/agreements/domain/visits/templates';
import { acknowledgeNote, checkVisit, giveFeedback } from '~/agreements/visits/after.server';
import { planVisit } from '~/agreements/visits/plan.server';
import { holdVisit, recordVisit } from '~/agreements/visits/record.server';
import { addDays, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { ADVISER_VISITS, GOVERNORS_COMMENT } from '../banks/lived';
import { idOf } from '../ids';
import { schoolDay } from '../school-days';
import { must } from './case';
import type { Cast } from './cast';
import type { Timeline } from './timeline';

type Recorded = keyof typeof ADVISER_VISITS;
type Kind = Recorded | 'performance-management';

/** The adviser’s visits of a year, by school, and days before today; one is still to come where they are below zero. */
const YEAR: readonly (readonly [school: string, kind: Kind, daysAgo: number])[] = [
  ['ashlode-hill', 'self-evaluation', 262],
  ['ashlode-hill', 'challenge-and-support', 158],
  ['ashlode-hill', 'data-and-targets', 52],
  ['ashlode-hill', 'performance-management', 24],
  ['castle-gate-junior', 'challenge-and-support', 150],
  ['castle-gate-junior', 'data-and-targets', 46],
  ['hindlewell', 'data-and-targets', 60],
  ['hindlewell', 'performance-management', 20],
  ['eastgate', 'self-evaluation', 33],
  ['ashlode-hill', 'self-evaluation', -23],
  ['whitefriars', 'data-and-targets', -9],
];

/** The four visits that an adviser makes to a school in a year, apart from any agreement. */
export function visitSchools(timeline: Timeline, cast: Cast, brokerFor: (slug: string) => string): void {
  for (const [slug, kind, daysAgo] of YEAR) {
    const { urn } = cast.school(slug);
    const adviser = () => cast.person(brokerFor(slug));
    const id = idOf('adviser-visit', slug, kind, String(daysAgo));
    const ahead = daysAgo < 0;
    const plannedAt = ahead ? 6 : daysAgo + 12;
    const what = `${kind} visit to ${slug}`;
    timeline.add(timeline.instant(plannedAt, 11, 20), `${what} planned`, () =>
      plan(adviser(), urn, id, kind, ahead ? 6 - daysAgo : 12),
    );
    if (ahead) continue;
    timeline.add(timeline.instant(daysAgo, 16, 40), `${what} made`, () => make(adviser(), urn, id, kind));
    timeline.add(timeline.instant(daysAgo - 4, 9, 10), `${what} followed up`, () =>
      followUp(cast, urn, id, kind),
    );
  }
}

async function plan(adviser: Viewer, urn: number, id: string, kind: Kind, inDays: number): Promise<void> {
  must(
    await planVisit(adviser, {
      address: { urn },
      id,
      kind,
      plannedFor: schoolDay(addDays(calendarDate(clock.now()), inDays)),
      startsAt: '13:30',
      mode: 'at-school',
      halfDays: 1,
      focus:
        kind === 'performance-management'
          ? 'Objectives of the headteacher, for the governors'
          : ADVISER_VISITS[kind].focus,
      visitorId: adviser.accountId,
    }),
  );
}

async function make(adviser: Viewer, urn: number, id: string, kind: Kind): Promise<void> {
  const address = { urn };
  const heldOn = calendarDate(clock.now());
  const held = { heldOn, endedAt: '15:30', halfDays: 1 };
  const { version } = await visitRow(id);
  if (kind === 'performance-management') {
    must(await holdVisit(adviser, { address, visitId: id, version, ...held }));
    return;
  }
  const { focus, activities, seen, section, recommendations } = ADVISER_VISITS[kind];
  must(
    await recordVisit(adviser, {
      address,
      visitId: id,
      version,
      noteId: idOf('adviser-note', id),
      actions: [],
      ...held,
      present: 'The headteacher and one other leader',
      ...{ focus, activities, seen, recommendations },
      outcomes: [],
      sections: VISIT_TEMPLATES[kind].sections.map(({ key }) => ({ key, text: section })),
    }),
  );
}

/** Head and lead, or the chair, look at what came of it. */
async function followUp(cast: Cast, urn: number, id: string, kind: Kind): Promise<void> {
  const address = { urn };
  if (kind === 'performance-management') {
    const content = {
      format: 1 as const,
      answers: { independent: 'yes', prepared: 'partly', measurable: 'yes', followed: 'yes' } as const,
      comments: GOVERNORS_COMMENT,
      sharedWithHead: false,
    };
    must(
      await giveFeedback(cast.chair(urn), {
        address,
        visitId: id,
        id: idOf('feedback', id),
        number: 0,
        content,
      }),
    );
    return;
  }
  must(await acknowledgeNote(cast.head(urn), { address, visitId: id, noteNumber: 1 }));
  if (kind !== 'data-and-targets') return;
  const answers = VISIT_TEMPLATES[kind].checks.map(({ key }, n) => ({
    key,
    met: n !== 2,
    note: n === 2 ? 'The next one begins with the aims of the school.' : '',
  }));
  must(await checkVisit(cast.lead(), { address, visitId: id, answers }));
}

async function visitRow(id: string): Promise<typeof visit.$inferSelect> {
  const [row] = await db().select().from(visit).where(eq(visit.id, id));
  if (!row) throw new Error(`Visit ${id} is not there`);
  return row;
}
