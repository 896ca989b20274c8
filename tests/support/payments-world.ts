import { eq } from 'drizzle-orm';
import * as schema from '#drizzle/schema';
import type { Pence } from '~/kernel/money';
import { yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { type CommandContext, newFormId, systemActor, transact } from '~/platform/transact.server';
import { claimApproved, type Division } from '~/recompense/domain/ledger/postings';
import { issueSeveral } from '~/recompense/invoices/issue.server';
import { makeInvoice } from '~/recompense/invoices/make.server';
import { post } from '~/recompense/ledger/post.server';
import { takeBankFile } from '~/recompense/payments/bank/commands.server';
import { makePayable } from '~/recompense/payments/make.server';
import { CLIENT, HOME, newAgreementWorld } from './agreement-world';
import { must } from './recompense-world';

export type PaymentsWorld = Awaited<ReturnType<typeof newPaymentsWorld>>;

/**
 * Testshire with an agreement for claims to belong to, a broker and a lead, and money between it and the schools: claims
 * as if approved, by the commands of the product. The school is asked for its part, the home school is owed all of it.
 */
export async function newPaymentsWorld() {
  const w = await newAgreementWorld();
  const lead = await w.world.person('lead', { role: 'lead' }, { passwordHash: w.passwordHash });
  await w.world.open.write((tx) =>
    tx.insert(schema.recompenseSettings).values({
      authorityId: 'testshire',
      settings: {
        approvalThresholdPence: 100_000_000,
        invoiceFrom: { name: 'Testshire Council', address: '1 High Street', vatNumber: '', email: '' },
        bank: { accountName: 'Testshire', sortCode: '112233', accountNumber: '12345678' },
      },
      updatedAt: new Date(),
      version: 1,
    }),
  );

  /** An approved claim: what the school is asked for is issued as an invoice, and the home school is owed the whole. */
  async function claimed(
    homePence: Pence,
    { schoolPence = homePence, dueOn = '2027-03-01' }: { schoolPence?: Pence; dueOn?: string } = {},
  ): Promise<{ invoiceId: string; ref: string; payableId: string; claimId: string }> {
    const claimId = newFormId();
    const made = await must(
      transact(systemActor('job', 'testshire'), async (ctx) => {
        const ref = await approved(ctx, claimId, homePence);
        const { invoiceId } = await makeInvoice(ctx, {
          authorityId: 'testshire',
          kind: 'claim',
          urn: CLIENT,
          claimId,
          agreementId: w.id,
          vatTreatment: 'outside',
          lines: [{ description: `Support in school, ${ref}`, netPence: schoolPence }],
        });
        const { payableId } = await makePayable(ctx, {
          authorityId: 'testshire',
          claimId,
          agreementId: w.id,
          providerId: 'priya',
          homeUrn: HOME,
          netPence: homePence,
          vatTreatment: 'outside',
          dueOn,
        });
        const division: Division = {
          authorityPence: homePence - schoolPence,
          schoolPence,
          homeSchoolPence: homePence,
          brokeragePence: 0,
        };
        const tags = { agreementId: w.id, providerId: 'priya', urn: CLIENT, homeUrn: HOME };
        await post(ctx, {
          authorityId: 'testshire',
          kind: 'claim-approved',
          memo: ref,
          subject: { type: 'claim', id: claimId },
          entries: claimApproved(
            division,
            { schoolPence: 0, homeSchoolPence: 0 },
            { ...tags, invoiceId, payableId },
          ),
        });
        return yes({ invoiceId, payableId });
      }),
    );
    const { issued } = await issueSeveral(lead, [made.invoiceId]);
    if (issued.length !== 1) throw new Error('The invoice could not be issued');
    return { ...made, ref: (await invoice(made.invoiceId)).ref ?? '', claimId };
  }

  async function approved(ctx: CommandContext, id: string, totalPence: Pence): Promise<string> {
    const ref = `TES-CLM-${id.slice(0, 5)}`;
    await ctx.tx.insert(schema.claim).values({
      id,
      ref,
      authorityId: 'testshire',
      agreementId: w.id,
      urn: CLIENT,
      providerId: 'priya',
      homeUrn: HOME,
      state: 'approved',
      note: '',
      totalPence,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    });
    return ref;
  }

  async function invoice(id: string) {
    const [row] = await db().select().from(schema.invoice).where(eq(schema.invoice.id, id));
    if (!row) throw new Error('The invoice is not there');
    return row;
  }

  return {
    ...w,
    people: { ...w.people, lead },
    claimed,
    invoice,

    async payable(id: string) {
      const [row] = await db().select().from(schema.payable).where(eq(schema.payable.id, id));
      if (!row) throw new Error('The payable is not there');
      return row;
    },

    /** The broker sends a bank's file: rows of amount in pounds and text, under the usual headings, dated today. */
    async bankFile(
      rows: readonly (readonly [pounds: string, text: string, date?: string])[],
      name = 'bank.csv',
    ) {
      const lines = rows.map(([pounds, text, date]) => `${date ?? ukToday()},${text},${pounds}`);
      const text = ['Date,Description,Amount', ...lines].join('\r\n');
      const bytes = new TextEncoder().encode(text);
      return must(takeBankFile(w.people.broker, { id: newFormId(), file: { name, bytes, hash: text } }));
    },
  };
}

/** Today as a British bank writes it. */
function ukToday(): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London' }).format(new Date());
}
