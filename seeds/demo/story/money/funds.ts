import { and, eq, inArray } from 'drizzle-orm';
import { potCommitment } from '#drizzle/schema';
import { recompenseOf } from '~/agreements/domain';
import { addDays, calendarDate } from '~/kernel/clock';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { askForMoney } from '~/recompense/budgets/ask.server';
import { decideCommitment, withdrawCommitment } from '~/recompense/budgets/decide.server';
import { allocateToPot, closePot, makePot } from '~/recompense/budgets/pots.server';
import { coverNow } from '~/recompense/budgets/read.server';
import { financialYearDates, financialYearOf } from '~/recompense/domain/budgets/pots';
import type { RecompenseSettings } from '~/recompense/domain/settings/vocabulary';
import { changeRecompenseSettings } from '~/recompense/settings/commands.server';
import { idOf } from '../../ids';
import type { DemoCounty } from '../../world';
import { recordOf } from '../agreement-of';
import { type Case, must } from '../case';
import type { Cast } from '../cast';
import type { Timeline } from '../timeline';

const potId = (authorityId: string, what: string | number) => idOf('pot', authorityId, String(what));
/** A small pot for one purpose, in Marlshire alone. */
const READING = 'reading';

/**
 * The lead settles what invoices show, and makes a pot for each financial year since the service began; before the first
 * agreement is signed, which waits for its money.
 */
export function openPots(
  timeline: Timeline,
  cast: Cast,
  county: DemoCounty,
  options: { began: number; settings: Partial<RecompenseSettings>; pence: number; more: boolean },
): void {
  const lead = cast.leadFor(county.authority.id);
  const { id: authorityId, name } = county.authority;
  timeline.add(timeline.instant(options.began - 1, 10), `${name}’s settings of money`, async () => {
    must(await changeRecompenseSettings(lead, { patch: options.settings, version: 0 }));
  });
  timeline.add(timeline.now, `${name} draws claims for evidence`, async () => {
    must(await changeRecompenseSettings(lead, { patch: { sampleBasisPoints: 1_000 }, version: 1 }));
  });
  const began = timeline.dateAgo(options.began);
  const now = financialYearOf(timeline.today);
  for (let year = financialYearOf(began); year <= now; year += 1) {
    const { from, to } = financialYearDates(year);
    // A year's money is settled some weeks before it begins.
    const settled = addDays(from, -24);
    const at = settled <= began ? timeline.instant(options.began - 1, 11) : new Date(`${settled}T11:00:00Z`);
    timeline.add(at, `${name}’s pot of ${year}`, async () => {
      must(
        await makePot(lead, {
          id: potId(authorityId, year),
          name: `School-to-school support ${year} to ${year + 1}`,
          about: 'The authority’s part of support between schools, under agreements.',
          costCode: `SI-${year % 100}-100`,
          startsOn: from,
          endsOn: to,
          amountPence: options.pence,
          reason: 'As settled in the budget of the council.',
        }),
      );
    });
  }
  if (!options.more) return;
  timeline.add(timeline.instant(20, 10), `${name} adds to a pot`, async () => {
    const id = potId(authorityId, now);
    must(
      await allocateToPot(lead, {
        id,
        allocationId: idOf('allocation', id),
        version: 1,
        amountPence: options.pence + 500_000,
        reason: 'Moved from another budget, as the schools forum agreed.',
      }),
    );
  });
  const { from, to } = financialYearDates(now);
  timeline.add(timeline.instant(45, 12), `${name}’s pot for reading`, async () => {
    const text = { startsOn: from, endsOn: to, reason: 'A grant of the county’s reading partnership.' };
    must(
      await makePot(lead, {
        ...text,
        id: potId(authorityId, READING),
        name: 'Reading and mathematics recovery',
        about: 'For schools where the youngest pupils have lost most.',
        costCode: 'SI-RM-210',
        amountPence: 100_000,
      }),
    );
    const old = {
      id: potId(authorityId, 'old'),
      version: 1,
      closed: true,
      reason: 'The programme has ended.',
    };
    must(
      await makePot(lead, {
        ...text,
        id: old.id,
        name: 'Leadership programme',
        about: 'Closed: what was left went back.',
        costCode: 'SI-LP-180',
        amountPence: 0,
      }),
    );
    must(await closePot(lead, old));
  });
}

/** The broker commits the authority’s part before the authority signs; what is above the threshold the lead agrees to. */
export async function fund(told: Case): Promise<void> {
  const { row, content } = await recordOf(told, told.broker);
  const { authorityPays } = recompenseOf(content.recompense);
  const missing = authorityPays - (await coverNow(db(), row.id)).approved;
  if (missing <= 0) return;
  const on = row.startsOn ?? calendarDate(clock.now());
  const id = idOf('commitment', row.id, String(missing));
  const asked = must(
    await askForMoney(told.broker, {
      id,
      agreementId: row.id,
      parts: [{ potId: potId(row.authorityId, financialYearOf(on)), amountPence: missing }],
      reason: 'As agreed with the school: its band is served first.',
    }),
  );
  if (asked.state === 'asked') await agree(told, row.id);
}

/** The lead agrees to what was asked for an agreement. */
async function agree(told: Case, agreementId: string): Promise<void> {
  const waiting = await db()
    .select()
    .from(potCommitment)
    .where(and(eq(potCommitment.agreementId, agreementId), inArray(potCommitment.state, ['asked'])));
  const lead = told.cast.leadFor(told.broker.authorityId);
  for (const { id, version } of waiting) {
    const reason = 'The school needs it now, and the plan is sound.';
    must(await decideCommitment(lead, { id, version, approve: true, reason }));
  }
}

/** The broker asks the small pot for more than it has: the lead has to agree. Nothing where the authority pays nothing. */
export async function askTooMuch(told: Case): Promise<void> {
  const { row, content } = await recordOf(told, told.broker);
  const amountPence = recompenseOf(content.recompense).authorityPays;
  if (amountPence === 0) return;
  must(
    await askForMoney(told.broker, {
      id: askedId(told),
      agreementId: row.id,
      parts: [{ potId: potId(row.authorityId, READING), amountPence }],
      reason: 'This is what the pot is for, and the school cannot wait for next year’s.',
    }),
  );
}

const askedId = (told: Case) => idOf('commitment', told.requestId, 'asked');

/** What was asked is declined by the lead, or taken back by the broker. */
export async function endAsking(told: Case, how: 'declined' | 'withdrawn'): Promise<void> {
  const [found] = await db()
    .select()
    .from(potCommitment)
    .where(eq(potCommitment.id, askedId(told)));
  if (!found) return;
  const which = { id: found.id, version: found.version };
  if (how === 'withdrawn') {
    const reason = 'The school has asked for fewer days; we ask again once that is written.';
    must(await withdrawCommitment(told.broker, { ...which, reason }));
    return;
  }
  const reason = 'The pot has to last until spring. Ask the general one.';
  const lead = told.cast.leadFor(told.broker.authorityId);
  must(await decideCommitment(lead, { ...which, approve: false, reason }));
}
