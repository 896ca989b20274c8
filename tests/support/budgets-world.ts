import { potCommitment } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import type { Pence } from '~/kernel/money';
import { type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { newFormId, systemActor, transact } from '~/platform/transact.server';
import { askForMoney } from '~/recompense/budgets/ask.server';
import { spendCommitted, unspend } from '~/recompense/budgets/commit.server';
import { post } from '~/recompense/ledger/post.server';
import { newRecompenseWorld, type RecompenseOptions, type RecompenseWorld } from './recompense-world';

export type BudgetsWorld = ReturnType<typeof withBudgets<RecompenseWorld>>;

/** The recompense world with what budgets do all the time: asking, drawing as claims do, and taking back. */
export async function newBudgetsWorld(options: RecompenseOptions = {}) {
  return withBudgets(await newRecompenseWorld(options));
}

/** Any world of recompense, with what budgets do. */
export function withBudgets<W extends RecompenseWorld>(w: W) {
  const { id } = w;

  /** Asks as the broker unless told otherwise, from pot to pence. */
  const ask = (
    from: Record<string, Pence>,
    more: { viewer?: Viewer; reason?: string; id?: string; of?: string } = {},
  ) =>
    askForMoney(more.viewer ?? w.people.broker, {
      id: more.id ?? newFormId(),
      agreementId: more.of ?? id,
      parts: Object.entries(from).map(([potId, amountPence]) => ({ potId, amountPence })),
      reason: more.reason ?? '',
    });

  /** Moves money of the agreement as an approved claim would, with nothing else in the posting. */
  async function draw(amountPence: Pence): Promise<Verdict> {
    return transact<undefined>(systemActor('job', 'testshire'), async (ctx) => {
      const subject = { type: 'claim', id: ctx.newId() };
      const entries = await spendCommitted(ctx, { agreementId: id, amountPence, subject });
      if (!entries.ok) return entries;
      const posting = { authorityId: 'testshire', kind: 'claim-approved', memo: 'Drawn', subject } as const;
      await post(ctx, { ...posting, entries: entries.value });
      return yes();
    });
  }

  /** Takes money of the agreement back, as a claw-back would. */
  async function clawBack(amountPence: Pence): Promise<Verdict> {
    return transact<undefined>(systemActor('job', 'testshire'), async (ctx) => {
      const entries = await unspend(ctx, { agreementId: id, amountPence });
      const subject = { type: 'claim', id: ctx.newId() };
      await post(ctx, { authorityId: 'testshire', kind: 'claw-back', memo: 'Taken back', subject, entries });
      return yes();
    });
  }

  return {
    ...w,
    ask,
    draw,
    clawBack,
    /** Every commitment there is, the oldest first. */
    commitments: async () => db().select().from(potCommitment).orderBy(potCommitment.createdAt),
  };
}
