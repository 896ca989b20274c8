import { eq } from 'drizzle-orm';
import { claim, recompenseSettings, visit } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { correctNote } from '~/agreements/visits/correct.server';
import { planVisit } from '~/agreements/visits/plan.server';
import { type NoteInput, recordVisit } from '~/agreements/visits/record.server';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { answerClaim } from '~/recompense/claims/answer.server';
import { approveClaim } from '~/recompense/claims/decide.server';
import { claimableNow } from '~/recompense/claims/load.server';
import { type ClaimInput, makeClaim } from '~/recompense/claims/make.server';
import type { RecompenseSettings } from '~/recompense/domain/settings/vocabulary';
import { must, newRecompenseWorld, type RecompenseOptions } from './recompense-world';

export type ClaimWorld = Awaited<ReturnType<typeof newClaimWorld>>;

/**
 * The recompense world on Monday 22 February 2027, with visits of one day each recorded on the days given; a day comes to
 * £360, half of it the authority's. Nothing is drawn for evidence unless the settings say so.
 * @param options.visits the days of visits, with their half-days; one of a day on 4 February unless told otherwise
 */
export async function newClaimWorld(
  options: RecompenseOptions & {
    visits?: readonly (readonly [key: string, on: string, halfDays: number])[];
    settings?: Partial<RecompenseSettings>;
  } = {},
) {
  const w = await newRecompenseWorld(options);
  const { leader, head, broker } = w.people;
  const here = { agreementId: w.id };
  const visitId = (key: string) => `visit${key}`.padEnd(9, '0');
  await settings(options.settings ?? {});
  for (const [key, on, halfDays] of options.visits ?? [['one', '2027-02-04', 2]]) {
    await visited(key, on, halfDays);
  }
  w.world.travelTo('2027-02-22T09:00:00.000Z');

  async function settings(more: Partial<RecompenseSettings>): Promise<void> {
    const values = {
      ...{ sampleBasisPoints: 0, sampleAbovePence: 100_000_000 },
      invoiceFrom: {
        name: 'Testshire',
        address: '1 High Street',
        vatNumber: 'GB123456789',
        email: 'a@b.example',
      },
      bank: { accountName: 'Testshire Council', sortCode: '112233', accountNumber: '12345678' },
      ...more,
    };
    await w.world.open.write((tx) =>
      tx
        .insert(recompenseSettings)
        .values({ authorityId: 'testshire', settings: values, updatedAt: new Date(), version: 1 })
        .onConflictDoUpdate({ target: recompenseSettings.authorityId, set: { settings: values } }),
    );
  }

  async function note(on: string, halfDays: number): Promise<NoteInput> {
    const { content } = await w.record();
    return {
      ...{ heldOn: on, endedAt: '15:30', halfDays, present: 'Two teachers', focus: 'Writing' },
      ...{ activities: 'Taught together', seen: 'Pupils redraft', recommendations: 'Go on', sections: [] },
      outcomes: content.outcomes.map(({ id }) => ({ id, progress: 'not-looked-at' as const, evidence: '' })),
    };
  }

  /** A support visit planned and recorded by the leader, on the evening of its day. */
  async function visited(key: string, on: string, halfDays: number): Promise<string> {
    const id = visitId(key);
    w.world.travelTo(`${on}T06:00:00.000Z`);
    const plan = { kind: 'support', plannedFor: on, startsAt: '09:00', mode: 'at-school', halfDays } as const;
    await must(planVisit(leader, { address: here, id, ...plan, focus: 'Writing', visitorId: 'leader' }));
    w.world.travelTo(`${on}T18:00:00.000Z`);
    const typed = await note(on, halfDays);
    await must(
      recordVisit(leader, {
        ...{ address: here, visitId: id, version: 1, noteId: `note${key}`.padEnd(9, '0'), actions: [] },
        ...typed,
      }),
    );
    return id;
  }

  /** A form of a claim with everything ticked that may be claimed, changed as told. */
  async function form(more: Partial<ClaimInput> = {}): Promise<ClaimInput> {
    const open = await claimableNow(db(), await w.record(), '2027-02-22');
    return {
      id: newFormId(),
      agreementId: w.id,
      version: 0,
      visits: open.days.map((row) => ({ visitId: row.visitId, halfDays: row.halfDays })),
      instalments: open.instalments.map(({ key, amountPence }) => ({ key, amountPence })),
      expenses: [],
      note: '',
      send: true,
      ...more,
    };
  }

  async function row(id: string) {
    const [found] = await db().select().from(claim).where(eq(claim.id, id));
    if (!found) throw new Error('The claim is not there');
    return found;
  }

  /** A claim of everything ticked, sent by the leader. */
  async function sent(more: Partial<ClaimInput> = {}): Promise<string> {
    return (await must(makeClaim(leader, await form(more)))).id;
  }

  async function confirmed(more: Partial<ClaimInput> = {}): Promise<string> {
    const id = await sent(more);
    await must(answerClaim(head, { id, version: (await row(id)).version, queries: [] }));
    return id;
  }

  async function approved(more: Partial<ClaimInput> = {}, by: Viewer = broker): Promise<string> {
    const id = await confirmed(more);
    await must(approveClaim(by, { id, version: (await row(id)).version, removed: [], reason: '' }));
    return id;
  }

  return {
    ...w,
    settings,
    visitId,
    visited,
    form,
    row,
    sent,
    confirmed,
    approved,

    /** The note of a visit corrected to other half-days. */
    async corrected(key: string, halfDays: number): Promise<void> {
      const [found] = await db()
        .select()
        .from(visit)
        .where(eq(visit.id, visitId(key)));
      const typed = await note(found?.heldOn ?? '', halfDays);
      await must(
        correctNote(leader, {
          ...{
            address: here,
            visitId: visitId(key),
            noteNumber: found?.noteNumber ?? 1,
            noteId: newFormId(),
          },
          ...{ reason: 'Half of it was cancelled', actions: [] },
          ...typed,
        }),
      );
    },
  };
}
