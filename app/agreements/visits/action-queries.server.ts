import { and, asc, eq, inArray } from 'drizzle-orm';
import { account, domainEvent } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { type Db, db } from '~/platform/db.server';
import { today } from '~/platform/page-clock.server';
import { withoutWithheld } from '~/platform/withheld.server';
import { mayDo } from '../domain';
import { isOverdue, looksAfter, readsAction } from '../domain/visits/actions';
import { type AgreementHead, headOf } from '../queries.server';
import { loadAgreement } from '../record.server';
import { type LoadedAction, loadAction } from './action-commands.server';
import { type ActionView, actionsOf, actionView } from './actions.server';
import { VISIT_SENTENCES } from './wording';

/** An action in a list: `mine` where the viewer may say what became of it. */
export type ListedAction = ActionView & { overdue: boolean; mine: boolean };

export type ActionsPage = AgreementHead & { actions: ListedAction[] };

/** Agreed actions of an agreement; null where it is not the viewer's to know of. */
export async function actionsPage(viewer: Viewer, id: string): Promise<ActionsPage | null> {
  const record = await loadAgreement(db(), viewer, id);
  if (!record) return null;
  const followed = mayDo('act', record.standings, record.row.state);
  const actions = await actionsOf(db(), id);
  return {
    ...headOf(record),
    actions: actions
      .filter(({ owner }) => readsAction(record.standings, owner))
      .map((action) => ({
        ...action,
        overdue: isOverdue(action, today()),
        mine: followed && action.state === 'open' && looksAfter(record.standings, action.owner),
      })),
  };
}

export type ActionPage = {
  action: ListedAction;
  /** The agreement it belongs to; null for one of an adviser's visit. */
  agreement: AgreementHead | null;
  base: string;
  urn: number;
  schoolName: string;
  history: { id: string; at: Date; who: string; title: string; reason: string | null }[];
  today: CalendarDate;
};

/** One agreed action with what has happened to it; null where it is not the viewer's to know of. */
export async function actionPage(viewer: Viewer, id: string): Promise<ActionPage | null> {
  const found = await loadAction(db(), viewer, id);
  if (!found) return null;
  const { row, place, mine } = found;
  const [by] = row.endedById
    ? await db().select({ name: account.name }).from(account).where(eq(account.id, row.endedById))
    : [];
  return {
    action: {
      ...actionView(row, by?.name ?? null),
      overdue: isOverdue(row, today()),
      mine: mine && row.state === 'open',
    },
    agreement: place.record && headOf(place.record),
    base: place.base,
    urn: place.urn,
    schoolName: place.schoolName,
    history: await historyOf(db(), found),
    today: today(),
  };
}

/** What has been said of an action, the newest first; its events are those of its agreement or visit that name it. */
async function historyOf(handle: Db, { row, place }: LoadedAction): Promise<ActionPage['history']> {
  const subjectId = place.record?.row.id ?? row.visitId ?? row.id;
  const rows = await handle
    .select({ event: domainEvent, name: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(
      and(
        eq(domainEvent.subjectId, subjectId),
        inArray(domainEvent.type, ['action.done', 'action.dropped', 'action.moved']),
      ),
    )
    .orderBy(asc(domainEvent.at), asc(domainEvent.seq));
  const shown = await withoutWithheld(handle, rows);
  return shown
    .flatMap(({ event, name }) => {
      const { details = {} } = JSON.parse(event.payload) as {
        details?: { actionId?: string; from?: string; to?: string };
      }; // Written by the commands of actions alone.
      if (details.actionId !== row.id) return [];
      const title = VISIT_SENTENCES[event.type]?.(details) ?? event.type;
      return [{ id: event.id, at: event.at, who: name ?? 'Alongside', title, reason: event.reason }];
    })
    .reverse();
}
