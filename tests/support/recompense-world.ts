import { eq } from 'drizzle-orm';
import { moneyEntry } from '#drizzle/schema';
import { editSection, sendForSigning, signAgreement } from '~/agreements/commands.server';
import { type RecompenseTerms, recompenseOf, statementsFor } from '~/agreements/domain';
import type { Pence } from '~/kernel/money';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { askForMoney } from '~/recompense/budgets/ask.server';
import { makePot } from '~/recompense/budgets/pots.server';
import { potFigures } from '~/recompense/budgets/read.server';
import { wireBudgets } from '~/recompense/budgets/wiring.server';
import { balanceOf } from '~/recompense/domain/ledger/posting';
import type { LedgerAccount } from '~/recompense/domain/ledger/vocabulary';
import { newAgreementWorld } from './agreement-world';

/** £300 a day for five days, 20% on-costs, no cover, £100 of expenses at most: £1,900 in all, of which £1,800 for work. */
export const TERMS = {
  ratePence: 30_000,
  halfDays: 10,
  onCostsBasisPoints: 2000,
  backfillPencePerDay: 0,
  expensesCapPence: 10_000,
  payer: 'shared',
  authorityPercent: 50,
} as const satisfies Partial<RecompenseTerms>;

export type RecompenseOptions = {
  /** Terms other than `TERMS`; what neither says stays as drafted. */
  terms?: Partial<RecompenseTerms>;
  /** What the pot `pot` holds; null for an authority without pots. £20,000 unless told otherwise. */
  potPence?: Pence | null;
  /** How far the agreement is taken: to a draft, out for signing, or in force (the default). */
  until?: 'draft' | 'signing' | 'active';
};

export type RecompenseWorld = Awaited<ReturnType<typeof newRecompenseWorld>>;

/**
 * The agreement of `newAgreementWorld` with terms of recompense, a pot with money in it, and a lead: in force, with the
 * authority's part committed from the pot, unless told otherwise. The gate and the handlers of budgets are wired as in
 * the product. Other parts of the money extend it by functions of their own.
 */
export async function newRecompenseWorld(options: RecompenseOptions = {}) {
  const { potPence = 2_000_000, until = 'active' } = options;
  wireBudgets();
  const w = await newAgreementWorld();
  const { id } = w;
  const lead = await w.world.person('lead', { role: 'lead' }, { passwordHash: w.passwordHash });
  const { broker } = w.people;

  const terms = { ...(await w.record()).content.recompense, ...TERMS, ...options.terms };
  await must(
    editSection(broker, {
      id,
      section: 'recompense',
      revision: (await w.record()).row.revision,
      patch: { recompense: terms },
      note: '',
    }),
  );
  if (potPence !== null) await pot('pot', potPence);
  if (until !== 'draft') await must(w.send());
  if (until === 'active') {
    await fund();
    await signAll();
  }

  /** A pot of the financial years 2026 to 2028, made by the lead. */
  async function pot(
    potId: string,
    amountPence: Pence,
    more: Partial<Omit<Parameters<typeof makePot>[1], 'id' | 'amountPence'>> = {},
  ): Promise<string> {
    await must(
      makePot(lead, {
        id: potId,
        name: `Pot ${potId}`,
        about: 'Support between schools',
        costCode: `CC-${potId}`,
        startsOn: '2026-04-01',
        endsOn: '2028-03-31',
        amountPence,
        reason: 'Agreed by cabinet',
        ...more,
      }),
    );
    return potId;
  }

  /** The authority's part of an agreement as it is written. */
  async function need(agreementId = id): Promise<Pence> {
    return recompenseOf((await w.record(broker, agreementId)).content.recompense).authorityPays;
  }

  /** Commits the authority's part from the pot, by the lead; nothing where there is no pot or no part. */
  async function fund(agreementId = id, potId = 'pot', amountPence?: Pence): Promise<void> {
    const pence = amountPence ?? (await need(agreementId));
    if (potPence === null || pence === 0) return;
    await must(
      askForMoney(lead, {
        id: newFormId(),
        agreementId,
        parts: [{ potId, amountPence: pence }],
        reason: 'Agreed with the school',
      }),
    );
  }

  /** Signs for all four parties. */
  async function signAll(agreementId = id): Promise<void> {
    for (const [viewer, party] of w.signers) {
      const { content, hash } = await w.record(broker, agreementId);
      const statements = statementsFor(content, party);
      await must(
        signAgreement(viewer, {
          id: agreementId,
          party,
          hash,
          statements,
          password: 'a long enough password',
        }),
      );
    }
  }

  /** A second agreement of the same school and provider, with the same terms, in force and funded. */
  async function anotherAgreement(
    key: string,
    days: Record<string, number>,
    more: { terms?: Partial<RecompenseTerms>; until?: RecompenseOptions['until'] } = {},
  ): Promise<string> {
    await w.world.request(`r-${key}`, 100001, w.people.head, { state: 'partnered' });
    const agreementId = await w.drafted(`p-${key}`, `r-${key}`, days);
    const { row } = await w.record(broker, agreementId);
    await must(
      editSection(broker, {
        id: agreementId,
        section: 'recompense',
        revision: row.revision,
        patch: { recompense: { ...terms, halfDays: sumOf(days), ...more.terms } },
        note: '',
      }),
    );
    if (more.until === 'draft') return agreementId;
    const { version } = (await w.record(broker, agreementId)).row;
    await must(sendForSigning(broker, { id: agreementId, version }));
    if (more.until === 'signing') return agreementId;
    await fund(agreementId);
    await signAll(agreementId);
    return agreementId;
  }

  return {
    ...w,
    people: { ...w.people, lead },
    pot,
    need,
    fund,
    signAll,
    anotherAgreement,
    books,
    /** What of a pot is allocated, committed, spent and free, from the ledger. */
    async potFigures(potId = 'pot') {
      return (await potFigures(db(), [potId])).get(potId);
    },
  };
}

const sumOf = (days: Record<string, number>) => Object.values(days).reduce((sum, one) => sum + one, 0);

/** The value of a verdict that has to be yes. */
export async function must<T>(
  verdict: Promise<{ ok: true; value: T } | { ok: false; message: string; code: string }>,
): Promise<T> {
  const settled = await verdict;
  if (!settled.ok) throw new Error(`${settled.code}: ${settled.message}`);
  return settled.value;
}

/** The balance of every account of an authority's ledger, in pence; throws where any posting does not make zero. */
export async function books(authorityId = 'testshire'): Promise<Partial<Record<LedgerAccount, Pence>>> {
  const entries = await db().select().from(moneyEntry).where(eq(moneyEntry.authorityId, authorityId));
  for (const postingId of new Set(entries.map((entry) => entry.postingId))) {
    const sum = balanceOf(entries.filter((entry) => entry.postingId === postingId));
    if (sum !== 0) throw new Error(`Posting ${postingId} makes ${sum} pence, not zero`);
  }
  const balances: Partial<Record<LedgerAccount, Pence>> = {};
  for (const { account, amountPence } of entries) {
    const sum = (balances[account] ?? 0) + amountPence;
    balances[account] = sum;
  }
  return Object.fromEntries(Object.entries(balances).filter(([, pence]) => pence !== 0));
}
