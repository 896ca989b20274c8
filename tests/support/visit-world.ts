import { asc, eq } from 'drizzle-orm';
import { domainEvent, ledgerEntry, visit } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { VisitAddress } from '~/agreements/visits/place.server';
import { planVisit } from '~/agreements/visits/plan.server';
import { type NoteInput, recordVisit } from '~/agreements/visits/record.server';
import { db } from '~/platform/db.server';
import { newAgreementWorld } from './agreement-world';

/** Thursday 4 February 2027 at 3:30pm, in a term for which six half-days are committed. */
export const HELD = { heldOn: '2027-02-04', endedAt: '15:30', halfDays: 2 };

/** A support visit as it is planned, by the leader. */
export const PLAN = {
  kind: 'support' as const,
  plannedFor: '2027-02-04',
  startsAt: '09:00',
  mode: 'at-school' as const,
  halfDays: 2,
  focus: 'Modelling writing in Year 6',
  visitorId: 'leader',
};

export type VisitWorld = Awaited<ReturnType<typeof newVisitWorld>>;

/** The agreement world with its agreement signed and in force, three days before a visit; and a lead. */
export async function newVisitWorld() {
  const w = await newAgreementWorld();
  const lead = await w.world.person('lead', { role: 'lead' });
  await w.send();
  for (const [viewer, party] of w.signers) await w.sign(viewer, party);
  w.world.travelTo('2027-02-01T09:00:00.000Z');
  const here: VisitAddress = { agreementId: w.id };

  const row = async (id: string) => (await db().select().from(visit).where(eq(visit.id, id)))[0];

  /** What the writer of a note says, of the outcomes of the agreement. */
  async function note(more: Partial<NoteInput> = {}): Promise<NoteInput> {
    const { content } = await w.record();
    return {
      ...HELD,
      present: 'Both Year 6 teachers',
      focus: 'Modelling writing in Year 6',
      activities: 'Taught together, then looked at books',
      seen: 'Pupils redraft with care',
      outcomes: content.outcomes.map(({ id }) => ({
        id,
        progress: 'some' as const,
        evidence: '12 of 30 books',
      })),
      sections: [],
      recommendations: 'Do the same in Year 5',
      ...more,
    };
  }

  return {
    ...w,
    people: { ...w.people, lead },
    here,
    row,
    note,

    /** A support visit planned by the leader. */
    async planned(id = 'visit0001', more: Partial<typeof PLAN> = {}): Promise<string> {
      const made = await planVisit(w.people.leader, { address: here, id, ...PLAN, ...more });
      if (!made.ok) throw new Error(made.message);
      return made.value.id;
    },

    /** Writes the note of a visit, with one action for the provider due on 20 February. */
    async write(
      viewer: Viewer,
      visitId: string,
      more: Partial<NoteInput> & { noteId?: string; address?: VisitAddress } = {},
    ) {
      const { noteId = 'note00001', address = here, ...typed } = more;
      const version = (await row(visitId))?.version ?? 0;
      const due = { owner: 'provider' as const, ownerName: null, dueOn: '2027-02-20' };
      const actions = [{ id: `${noteId}a`, text: 'Plan a unit', ...due }];
      return recordVisit(viewer, { address, visitId, version, noteId, actions, ...(await note(typed)) });
    },

    /** Half-days the agreement has used, by term. */
    async used(): Promise<Record<string, number>> {
      const rows = await db().select().from(ledgerEntry).where(eq(ledgerEntry.agreementId, w.id));
      const sums: Record<string, number> = {};
      for (const { term, used } of rows) sums[term] = (sums[term] ?? 0) + used;
      return sums;
    },

    events: async (type: string) =>
      db().select().from(domainEvent).where(eq(domainEvent.type, type)).orderBy(asc(domainEvent.seq)),
  };
}
