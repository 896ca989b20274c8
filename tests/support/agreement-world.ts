import { eq } from 'drizzle-orm';
import { ledgerEntry, proposal } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { draftAgreement, editSection, sendForSigning, signAgreement } from '~/agreements/commands.server';
import { type SigningParty, statementsFor } from '~/agreements/domain';
import { loadAgreement } from '~/agreements/record.server';
import { holdDays } from '~/directory/ledger.server';
import { db } from '~/platform/db.server';
import { hashPassword } from '~/platform/password.server';
import { systemActor, transact } from '~/platform/transact.server';
import { newWorld } from './world';

export const CLIENT = 100001;
export const HOME = 100002;
/** Half-days of the first agreement; a little more is offered. */
const DAYS = { '2026-2-spring': 6, '2026-3-summer': 4 };
const CAPS = { '2026-2-spring': 8, '2026-3-summer': 4 };
const PASSWORD = 'a long enough password';
let hashed: Promise<string> | null = null;

export type AgreementWorld = Awaited<ReturnType<typeof newAgreementWorld>>;

/**
 * Testshire with a partnership just approved: a school of Testshire, a provider from Elsewhere whose days are held,
 * the agreement drafted (`TES-A-0001`), and the people it concerns.
 */
export async function newAgreementWorld() {
  hashed ??= hashPassword(PASSWORD);
  const passwordHash = await hashed;
  const world = await newWorld();
  const away = { passwordHash, authorityId: 'elsewhere' };
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(CLIENT, { name: 'Ashbrook Primary School' });
  await world.school(HOME, { name: 'Thornfield Junior School', laCode: '899', laName: 'Elsewhere' });
  await world.standing(CLIENT);
  await world.provider('priya', HOME, { name: 'Priya Nair', authorityId: 'elsewhere', caps: CAPS });
  await world.offer('writing', 'priya', { authorityId: 'elsewhere', openToOthers: true, days: CAPS });
  const head = await world.person('head', { role: 'head', urn: CLIENT }, { passwordHash });
  const chair = await world.person('chair', { role: 'chair', urn: CLIENT }, { passwordHash });
  const leader = await world.person('leader', { role: 'leader', providerId: 'priya' }, away);
  const release = await world.person('release', { role: 'head', urn: HOME }, away);
  const broker = await world.person('broker', { role: 'broker' }, { passwordHash });
  await world.request('r1', CLIENT, head, { state: 'partnered' });
  const id = await drafted('p1', 'r1');

  /** An approved proposal with its days held, and the agreement drafted from it. */
  async function drafted(
    proposalId: string,
    requestId: string,
    days: Record<string, number> = DAYS,
  ): Promise<string> {
    const made = await transact(systemActor('job', 'testshire'), async (ctx) => {
      await ctx.tx.insert(proposal).values({
        id: proposalId,
        authorityId: 'testshire',
        requestId,
        offerId: 'writing',
        providerId: 'priya',
        state: 'approved',
        days,
        waived: [],
        startFrom: '2027-01-11',
        // The clock's own time: a second proposal of the same offer for the same request comes later.
        createdAt: new Date(),
        updatedAt: new Date(),
        version: 1,
      });
      const held = await holdDays(ctx, { offerId: 'writing', providerId: 'priya', proposalId, days });
      return held.ok ? draftAgreement(ctx, { proposalId }) : held;
    });
    if (!made.ok) throw new Error(made.message);
    return made.value.id;
  }

  async function record(viewer: Viewer = broker, agreementId = id) {
    const found = await loadAgreement(db(), viewer, agreementId);
    if (!found) throw new Error('The agreement is not there');
    return found;
  }

  return {
    world,
    /** The agreement. */
    id,
    passwordHash,
    people: { head, chair, leader, release, broker },
    /** The four who sign, each with their party. */
    signers: [
      [head, 'client-head'],
      [chair, 'client-chair'],
      [release, 'provider-head'],
      [broker, 'authority'],
    ] as [Viewer, SigningParty][],
    drafted,
    record,

    /** The broker sends it for signing. */
    async send() {
      return sendForSigning(broker, { id, version: (await record()).row.version });
    },

    /** Signs the text in force with every statement confirmed, unless told otherwise. */
    async sign(viewer: Viewer, party: SigningParty, more: { hash?: string; password?: string } = {}) {
      const { content, hash } = await record();
      const statements = statementsFor(content, party);
      return signAgreement(viewer, { id, party, hash, statements, password: PASSWORD, ...more });
    },

    /** Writes another purpose. */
    async edit(viewer: Viewer, improvement: string, revision?: number) {
      return editSection(viewer, {
        id,
        section: 'purpose',
        revision: revision ?? (await record()).row.revision,
        patch: { purpose: { improvement } },
        note: '',
      });
    },

    /** Half-days held and committed of the provider. */
    async ledger() {
      const rows = await db().select().from(ledgerEntry).where(eq(ledgerEntry.providerId, 'priya'));
      const sum = (key: 'held' | 'committed') => rows.reduce((total, row) => total + row[key], 0);
      return { held: sum('held'), committed: sum('committed') };
    },
  };
}
