import { and, asc, eq, inArray, isNull } from 'drizzle-orm';
import { account, accountGrant, visit } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { addDays, type CalendarDate } from '~/kernel/clock';
import type { HalfDays } from '~/kernel/days';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { Db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { groupOf, kindsOf } from '../domain/visits/templates';
import type { TimeOfDay } from '../domain/visits/times';
import type { VisitKind, VisitMode } from '../domain/visits/vocabulary';
import { beforePlace } from './days.server';
import { loadVisit, mayStep, visitEvent, visitNotFound } from './load.server';
import { loadPlace, type VisitAddress, type VisitPlace, visitRights } from './place.server';

/** What is settled of a visit beforehand. */
export type VisitPlan = {
  plannedFor: CalendarDate;
  startsAt: TimeOfDay | null;
  mode: VisitMode;
  halfDays: HalfDays;
  focus: string;
  visitorId: string;
};

/** Somebody who can make a visit. */
export type Visitor = { id: string; name: string };

/** Who can make a visit of a kind here: those who act for the provider, or the service of the authority. */
export async function visitorsFor(handle: Db, place: VisitPlace, kind: VisitKind): Promise<Visitor[]> {
  const who =
    groupOf(kind) === 'support'
      ? and(eq(accountGrant.role, 'leader'), eq(accountGrant.providerId, place.record?.row.providerId ?? ''))
      : and(inArray(accountGrant.role, ['broker', 'lead']), eq(accountGrant.authorityId, place.authorityId));
  return handle
    .selectDistinct({ id: account.id, name: account.name })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(and(who, isNull(accountGrant.endedAt), eq(account.active, true)))
    .orderBy(asc(account.name), asc(account.id));
}

/**
 * Plans a visit; one that has been made without a plan is planned for its date and then recorded.
 * @param input.id the form's id; sent twice it makes one visit
 */
export async function planVisit(
  viewer: Viewer,
  input: { address: VisitAddress; id: string; kind: VisitKind } & VisitPlan,
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    const place = await loadPlace(ctx.tx, viewer, input.address);
    if (!place) return visitNotFound();
    const { id, kind } = input;
    const again = await loadVisit(ctx.tx, viewer, input.address, id);
    if (again) return yes({ id });
    if (!kindsOf(place.record ? 'agreement' : 'school').includes(kind)) {
      return no('visit.wrong-kind', 'Choose a kind of visit that is made here', { field: 'kind' });
    }
    if (!visitRights(place, kind).plan) return mayNotPlan(place);
    const settled = await settledPlan(ctx.tx, place, kind, input, ctx.today);
    if (!settled.ok) return settled;
    const row = {
      id,
      authorityId: place.authorityId,
      urn: place.urn,
      agreementId: place.record?.row.id ?? null,
      kind,
      state: 'planned' as const,
      ...settled.value,
      heldOn: null,
      endedAt: null,
      noteSentAt: null,
      noteNumber: 0,
      noteReadAt: null,
      calledOffReason: null,
      createdById: viewer.accountId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    };
    await ctx.tx.insert(visit).values(row);
    ctx.emit({
      ...visitEvent({ row, place }, 'planned', { on: row.plannedFor, halfDays: row.halfDays, kind }),
      after: { state: 'planned' },
    });
    return yes({ id });
  });
}

function mayNotPlan({ record, standings }: VisitPlace) {
  const away = record && !['active', 'closing'].includes(record.row.state);
  if (away && standings.some((standing) => standing === 'service' || standing === 'provider-leader')) {
    return no(
      'visit.not-now',
      'Visits are planned while the agreement is in force. Nothing can be planned under it now.',
    );
  }
  return no(
    'visit.forbidden',
    'Visits are planned by the provider and the broker; those of the adviser by the service.',
  );
}

async function settledPlan(
  handle: Db,
  place: VisitPlace,
  kind: VisitKind,
  { plannedFor, startsAt, mode, halfDays, focus, visitorId }: VisitPlan,
  today: CalendarDate,
): Promise<Verdict<VisitPlan & { visitorName: string }>> {
  const tooEarly = beforePlace(place.record, plannedFor, today);
  if (tooEarly) return no('visit.too-early', tooEarly, { field: 'plannedFor' });
  if (plannedFor > addDays(today, 731)) {
    return no('visit.too-late', 'Enter a date within two years. Check that the year is right', {
      field: 'plannedFor',
    });
  }
  const visitor = (await visitorsFor(handle, place, kind)).find(({ id }) => id === visitorId);
  if (!visitor) {
    return no('visit.visitor', 'Choose who visits: somebody who can make this kind of visit', {
      field: 'visitorId',
    });
  }
  return yes({ plannedFor, startsAt, mode, halfDays, focus, visitorId, visitorName: visitor.name });
}

/** Moves or otherwise changes a visit that has not taken place. */
export async function moveVisit(
  viewer: Viewer,
  input: { address: VisitAddress; visitId: string; version: number } & VisitPlan,
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadVisit(ctx.tx, viewer, input.address, input.visitId);
    if (!found) return visitNotFound();
    const { row, place } = found;
    const may = mayStep(found, 'write', 'move', 'Visits are changed by those who plan them.');
    if (!may.ok) return may;
    const settled = await settledPlan(ctx.tx, place, row.kind, input, ctx.today);
    if (!settled.ok) return settled;
    const before = planOf(row);
    const same = Object.entries(before).every(([key, value]) => Reflect.get(settled.value, key) === value);
    if (same) return yes();
    if (row.version !== input.version) return stale({ ...before });
    await ctx.tx
      .update(visit)
      .set({ ...settled.value, updatedAt: ctx.now, version: row.version + 1 })
      .where(eq(visit.id, row.id));
    ctx.emit({
      ...visitEvent(found, 'moved', { on: input.plannedFor, from: row.plannedFor }),
      before: { plannedFor: row.plannedFor, halfDays: row.halfDays, visitorId: row.visitorId },
      after: { plannedFor: input.plannedFor, halfDays: input.halfDays, visitorId: input.visitorId },
    });
    return yes();
  });
}

/** What a plan says, from a visit. */
export function planOf({ plannedFor, startsAt, mode, halfDays, focus, visitorId }: VisitPlan): VisitPlan {
  return { plannedFor, startsAt, mode, halfDays, focus, visitorId };
}

/** Calls a planned visit off. Asked again, it is off already. */
export async function callOffVisit(
  viewer: Viewer,
  input: { address: VisitAddress; visitId: string; version: number; reason: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadVisit(ctx.tx, viewer, input.address, input.visitId);
    if (!found) return visitNotFound();
    const { row } = found;
    if (row.state === 'called-off' && row.version === input.version + 1 && found.rights.write) return yes();
    const may = mayStep(found, 'write', 'call-off', 'Visits are called off by those who plan them.');
    if (!may.ok) return may;
    if (row.version !== input.version) {
      return no('stale', 'The visit has changed since you opened this page. Look at it again first.');
    }
    await ctx.tx
      .update(visit)
      .set({
        state: 'called-off',
        calledOffReason: input.reason,
        updatedAt: ctx.now,
        version: row.version + 1,
      })
      .where(eq(visit.id, row.id));
    ctx.emit({
      ...visitEvent(found, 'called-off', { on: row.plannedFor }),
      before: { state: 'planned' },
      after: { state: 'called-off' },
      reason: input.reason,
    });
    return yes();
  });
}
