import { and, eq, gte, inArray, isNull, lte, or } from 'drizzle-orm';
import { agreedAction, agreement, provider, school } from '#drizzle/schema';
import { ownActions } from '~/agreements/visits/own-actions.server';
import { db } from '~/platform/db.server';
import { type DateSource, onList } from './look.server';
import { wholeDay } from './whole-day';

/** Longer texts are cut on the page: the whole is on the action's own. */
const MOST_LETTERS = 90;

/** Open actions that fall to the viewer, by the day they are due. */
export const actionDates: DateSource = async (look) => {
  const { reach, range } = look;
  const mine = ownActions(reach, onList(look, agreedAction.urn));
  if (!mine) return [];
  const rows = await db()
    .select({ row: agreedAction, schoolName: school.name, ref: agreement.ref })
    .from(agreedAction)
    .innerJoin(school, eq(school.urn, agreedAction.urn))
    .leftJoin(agreement, eq(agreement.id, agreedAction.agreementId))
    .leftJoin(provider, eq(provider.id, agreement.providerId))
    .where(
      and(
        eq(agreedAction.state, 'open'),
        gte(agreedAction.dueOn, range.from),
        lte(agreedAction.dueOn, range.to),
        or(isNull(agreedAction.agreementId), inArray(agreement.state, ['active', 'paused', 'closing'])),
        mine,
      ),
    );
  return rows.map(({ row, schoolName, ref }) =>
    wholeDay({
      key: `action-${row.id}`,
      kind: 'actions',
      title: `${shortened(row.text)} (${ref ?? schoolName})`,
      // What was agreed is between the parties: a calendar outside says only that something is due.
      outside: `Action due (${ref ?? schoolName})`,
      ref,
      on: row.dueOn,
      href: `/actions/${row.id}`,
      sequence: row.version,
      changedAt: row.updatedAt,
    }),
  );
};

function shortened(text: string): string {
  const [line = ''] = text.split('\n');
  return line.length <= MOST_LETTERS ? line : `${line.slice(0, MOST_LETTERS - 2).replace(/\s+\S*$/, '')} …`;
}
