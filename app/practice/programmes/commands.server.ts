import { and, eq } from 'drizzle-orm';
import { cluster, offer, programme, provider } from '#drizzle/schema';
import { isService, type Viewer } from '~/accounts/domain/roles';
import { focusAreaName } from '~/diagnosis/domain';
import { canonicalJson } from '~/kernel/canonical-json';
import { next } from '~/kernel/state-machine';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { dateWords } from '~/kernel/words';
import { stale } from '~/platform/forms.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { changedSince, differencesOf } from '../clusters/commands.server';
import { peopleAt } from '../clusters/record.server';
import { heldPlaces } from '../domain/programmes/places';
import { checkDates, sessionsInOrder } from '../domain/programmes/sessions';
import { programmeMachine } from '../domain/programmes/states';
import type { ProgrammeInput } from './forms';
import { settlePlaces } from './place-commands.server';
import {
  headsFor,
  linesOf,
  loadProgramme,
  openProgramme,
  type ProgrammeRow,
  programmeEvent,
  programmeNotFound,
  saveProgramme,
} from './record.server';

/**
 * Drafts a programme of the authority.
 * @param input.id the form's: sent twice, it answers with the programme there is
 */
export async function draftProgramme(
  viewer: Viewer,
  input: ProgrammeInput & { id: string },
): Promise<Verdict<{ id: string }>> {
  return transact<{ id: string }>(viewer, async (ctx) => {
    if (!isService(viewer)) return no('programme.forbidden', 'Programmes are made by the service.');
    const already = await loadProgramme(ctx.tx, viewer, input.id);
    if (already) return yes({ id: already.row.id });
    const fits = await fitting(ctx, viewer.authorityId, input);
    if (!fits.ok) return fits;
    const { sessions: _s, offerId: _o, ...fields } = input;
    const row: ProgrammeRow = {
      ...fields,
      ...fits.value,
      authorityId: viewer.authorityId,
      state: 'draft',
      endReason: null,
      createdById: viewer.accountId,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    };
    await ctx.tx.insert(programme).values(row);
    ctx.emit({ ...programmeEvent(row, 'programme.drafted'), after: textOf(row) });
    return yes({ id: row.id });
  });
}

/** What a programme rests on: a cluster of the authority that goes on, an offer of the directory, dates that fit. */
async function fitting(
  { tx }: CommandContext,
  authorityId: string,
  input: ProgrammeInput,
): Promise<Verdict<Pick<ProgrammeRow, 'sessions' | 'offerId' | 'providerId'>>> {
  const dates = checkDates(input.closesOn, input.sessions);
  if (!dates.ok) return dates;
  if (input.clusterId !== null) {
    const [found] = await tx
      .select({ id: cluster.id })
      .from(cluster)
      .where(and(eq(cluster.id, input.clusterId), eq(cluster.authorityId, authorityId)));
    if (!found)
      return no('programme.no-cluster', 'Choose a cluster of your authority', { field: 'clusterId' });
  }
  const [run] =
    input.offerId === null
      ? []
      : await tx
          .select({ offerId: offer.id, providerId: provider.id })
          .from(offer)
          .innerJoin(provider, eq(provider.id, offer.providerId))
          .where(and(eq(offer.id, input.offerId), eq(offer.authorityId, authorityId)));
  if (input.offerId !== null && !run)
    return no('programme.no-offer', 'Choose an offer of your authority', { field: 'offerId' });
  return yes({
    sessions: sessionsInOrder(input.sessions),
    offerId: run?.offerId ?? null,
    providerId: run?.providerId ?? null,
  });
}

type Texts = Omit<ProgrammeInput, 'clusterId'> & { clusterId: string | null };

/** What a programme says of itself, by label: for the event, and to set two texts side by side. */
function textOf(row: Texts): Record<string, string> {
  return {
    Name: row.name,
    'What it is': row.description,
    'Focus areas': row.focusAreas.map(focusAreaName).join('\n'),
    Sessions: row.sessions.map(({ on, times, place }) => `${dateWords(on)}, ${times}, ${place}`).join('\n'),
    Places: String(row.places),
    'Most for one school': row.mostEach === null ? 'No limit' : String(row.mostEach),
    'Ask by': dateWords(row.closesOn),
  };
}

/** Who has or waits for a place: heads of their schools. */
async function headsWithPlaces(ctx: CommandContext, id: string): Promise<string[]> {
  const lines = await linesOf(ctx.tx, id);
  const urns = lines.filter(({ state }) => state === 'taken' || state === 'waiting').map(({ urn }) => urn);
  return peopleAt(ctx.tx, [...new Set(urns)], ['head']);
}

/**
 * Changes a programme. More places go to those that wait; nobody’s place is taken away. Schools with places are told when
 * its sessions change.
 * @returns `stale` with both texts where somebody else has changed it since the form was opened
 */
export async function changeProgramme(
  viewer: Viewer,
  id: string,
  input: ProgrammeInput & { version: number },
): Promise<Verdict<{ changed: boolean }>> {
  return transact<{ changed: boolean }>(viewer, async (ctx) => {
    const opened = await openProgramme(ctx.tx, viewer, id, 'change');
    if (!opened.ok) return opened;
    const { row } = opened.value;
    const fits = await fitting(ctx, row.authorityId, input);
    if (!fits.ok) return fits;
    const { version, sessions: _s, offerId: _o, ...fields } = input;
    const wanted = { ...fields, ...fits.value };
    const theirs = textOf(row);
    const yours = textOf(wanted);
    const same = wanted.clusterId === row.clusterId && wanted.offerId === row.offerId;
    if (same && canonicalJson(theirs) === canonicalJson(yours)) return yes({ changed: false });
    if (row.version !== version) return stale(differencesOf(theirs, yours));
    const lines = await linesOf(ctx.tx, id);
    const held = heldPlaces(lines);
    if (wanted.places < held)
      return no('programme.places-held', `Enter ${held} or more: so many have a place`, { field: 'places' });
    if (lines.length > 0 && wanted.clusterId !== row.clusterId)
      return no(
        'programme.asked-already',
        'Schools have asked for places, so this can no longer be changed',
        {
          field: 'clusterId',
        },
      );
    const after = await saveProgramme(ctx, row, wanted);
    const moved = canonicalJson(row.sessions) !== canonicalJson(wanted.sessions);
    const whom = moved ? await headsWithPlaces(ctx, id) : [];
    ctx.emit({ ...programmeEvent(after, 'programme.changed', { whom }), before: theirs, after: yours });
    await settlePlaces(ctx, after);
    return yes({ changed: true });
  });
}

/** What can be done to the whole of a programme without words. */
export type ProgrammeMove = 'open' | 'close' | 'reopen' | 'end';

/**
 * Opens a programme to its schools, closes it to new names, opens it again, or ends it. It can end when it is said of each
 * who has a place whether they completed it; whoever still waits is then told that there is no place.
 */
export async function moveProgramme(
  viewer: Viewer,
  id: string,
  input: { version: number; move: ProgrammeMove },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadProgramme(ctx.tx, viewer, id);
    if (!found) return programmeNotFound();
    const { row } = found;
    const lead = { open: 'open', close: 'closed', reopen: 'open', end: 'ended' } as const;
    // Sent twice.
    if (row.state === lead[input.move] && row.version === input.version + 1) return yes();
    const deed = input.move === 'reopen' ? 'open' : input.move;
    const opened = await openProgramme(ctx.tx, viewer, id, deed);
    if (!opened.ok) return opened;
    if (row.version !== input.version) return changedSince();
    const to = next(programmeMachine, row.state, input.move);
    if (!to.ok) return to;
    if (input.move === 'end') {
      const open = (await linesOf(ctx.tx, id)).filter(({ state }) => state === 'taken');
      if (open.length > 0)
        return no('programme.unsaid', 'Say of each who has a place whether they completed it, then end it.');
    }
    const after = await saveProgramme(ctx, row, { state: to.value });
    const states = { before: { state: row.state }, after: { state: to.value } };
    switch (input.move) {
      case 'open': {
        const whom = await headsFor(ctx.tx, after);
        ctx.emit({ ...programmeEvent(after, 'programme.opened', { whom }), ...states });
        break;
      }
      case 'close':
        ctx.emit({ ...programmeEvent(after, 'programme.closed'), ...states });
        break;
      case 'reopen':
        ctx.emit({ ...programmeEvent(after, 'programme.reopened'), ...states });
        break;
      case 'end': {
        const whom = await headsWithPlaces(ctx, id);
        ctx.emit({ ...programmeEvent(after, 'programme.ended', { whom }), ...states });
      }
    }
    return yes();
  });
}

/** Cancels a programme, with the reason; schools with places, or waiting for one, are told. */
export async function cancelProgramme(
  viewer: Viewer,
  id: string,
  input: { version: number; reason: string },
): Promise<Verdict> {
  return transact<undefined>(viewer, async (ctx) => {
    const found = await loadProgramme(ctx.tx, viewer, id);
    if (!found) return programmeNotFound();
    if (found.row.state === 'cancelled' && found.row.endReason === input.reason) return yes();
    const opened = await openProgramme(ctx.tx, viewer, id, 'cancel');
    if (!opened.ok) return opened;
    const { row } = opened.value;
    if (row.version !== input.version) return changedSince();
    const to = next(programmeMachine, row.state, 'cancel');
    if (!to.ok) return to;
    const whom = await headsWithPlaces(ctx, id);
    const after = await saveProgramme(ctx, row, { state: to.value, endReason: input.reason });
    ctx.emit({
      ...programmeEvent(after, 'programme.cancelled', {
        whom: [...whom, ...(row.providerId ? ['provider'] : [])],
      }),
      before: { state: row.state },
      after: { state: to.value },
      reason: input.reason,
    });
    return yes();
  });
}
