import { eq } from 'drizzle-orm';
import { agreedAction } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { CalendarDate } from '~/kernel/clock';
import { can, next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { NewEvent } from '~/platform/audit.server';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { mayDo } from '../domain';
import { type ActionEvent, actionMachine, looksAfter, readsAction } from '../domain/visits/actions';
import { eventOf } from '../record.server';
import type { ActionRow } from './actions.server';
import { loadVisit } from './load.server';
import { loadPlace, type VisitPlace } from './place.server';

/** An agreed action, where it belongs, and whether the viewer may say what became of it now. */
export type LoadedAction = { row: ActionRow; place: VisitPlace; mine: boolean };

/**
 * An agreed action: of an agreement its parties know all, of an adviser's visit those who read its note.
 * @returns null for one that is not the viewer's to know of
 */
export async function loadAction(handle: Db, viewer: Viewer, id: string): Promise<LoadedAction | null> {
  const [row] = await handle.select().from(agreedAction).where(eq(agreedAction.id, id)).limit(1);
  if (!row) return null;
  const address = row.agreementId ? { agreementId: row.agreementId } : { urn: row.urn };
  const place = await loadPlace(handle, viewer, address);
  if (!place || !readsAction(place.standings, row.owner)) return null;
  if (!row.agreementId) {
    const visited = row.visitId ? await loadVisit(handle, viewer, address, row.visitId) : null;
    if (!visited?.rights['read-note']) return null;
  }
  const { record, standings } = place;
  const followed = record ? mayDo('act', standings, record.row.state) : true;
  return { row, place, mine: followed && looksAfter(standings, row.owner) };
}

/** What is said of an action, as an event of its agreement or of its visit. */
function actionEvent(
  { row, place }: LoadedAction,
  type: string,
  details: Record<string, unknown> = {},
): NewEvent {
  const about = place.record
    ? eventOf(place.record.row, type)
    : {
        type,
        subject: { type: 'visit', id: row.visitId ?? row.id },
        urn: row.urn,
        authorityId: row.authorityId,
      };
  return { ...about, details: { actionId: row.id, owner: row.owner, ...details } };
}

/** Opens an action for a step of its owner or of the service; a form sent twice finds its step taken. */
async function open(
  handle: Db,
  viewer: Viewer,
  { id, version }: { id: string; version: number },
  event: ActionEvent,
  isDone: (row: ActionRow) => boolean,
): Promise<Verdict<{ found: LoadedAction; done: boolean }>> {
  const found = await loadAction(handle, viewer, id);
  if (!found) return no('action.not-found', 'This action could not be found.');
  const { row, mine } = found;
  if (!mine) {
    return no(
      'action.forbidden',
      'What became of an action is said by whom it falls to, or by the service, while the agreement is followed.',
    );
  }
  if (row.version === version + 1 && isDone(row)) return yes({ found, done: true });
  if (!can(actionMachine, row.state, event)) {
    return no(
      'action.not-now',
      `This action is ${row.state} already. Go back to see what was written about it.`,
    );
  }
  if (row.version !== version) return stale({ dueOn: row.dueOn });
  return yes({ found, done: false });
}

/**
 * An action is done, with what came of it, or is dropped, with why.
 * @returns `action.not-now` where it has ended already
 */
export async function endAction(
  viewer: Viewer,
  input: { id: string; version: number; event: 'finish' | 'drop'; result: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const to = input.event === 'finish' ? 'done' : 'dropped';
    const opened = await open(ctx.tx, viewer, input, input.event, ({ state }) => state === to);
    if (!opened.ok) return opened;
    const { found, done } = opened.value;
    if (done) return yes();
    const { row } = found;
    const state = next(actionMachine, row.state, input.event);
    if (!state.ok) return state;
    await ctx.tx
      .update(agreedAction)
      .set({
        state: state.value,
        result: input.result,
        endedAt: ctx.now,
        endedById: viewer.accountId,
        updatedAt: ctx.now,
        version: row.version + 1,
      })
      .where(eq(agreedAction.id, row.id));
    ctx.emit({
      ...actionEvent(found, `action.${to}`),
      before: { state: row.state },
      after: { state: state.value },
      reason: input.result,
    });
    return yes();
  });
}

/** Moves the date of an open action, with why. */
export async function moveAction(
  viewer: Viewer,
  input: { id: string; version: number; dueOn: CalendarDate; reason: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const opened = await open(ctx.tx, viewer, input, 'move', ({ dueOn }) => dueOn === input.dueOn);
    if (!opened.ok) return opened;
    const { found, done } = opened.value;
    if (done) return yes();
    const { row } = found;
    if (row.dueOn === input.dueOn) {
      return no('action.same-date', 'Enter another date than the one it has', { field: 'dueOn' });
    }
    if (input.dueOn < ctx.today) {
      return no('action.past', 'Enter a date that has not passed', { field: 'dueOn' });
    }
    await ctx.tx
      .update(agreedAction)
      .set({ dueOn: input.dueOn, updatedAt: ctx.now, version: row.version + 1 })
      .where(eq(agreedAction.id, row.id));
    ctx.emit({
      ...actionEvent(found, 'action.moved', { from: row.dueOn, to: input.dueOn }),
      before: { dueOn: row.dueOn },
      after: { dueOn: input.dueOn },
      reason: input.reason,
    });
    return yes();
  });
}
