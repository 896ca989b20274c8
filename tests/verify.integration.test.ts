/** What `verify` finds of days, invitations, texts and partners when somebody has changed records by hand. */
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { agreementRevision, ledgerEntry, proposal, signature, supportRequest } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { runRecordChecks } from '~/platform/record-checks.server';
import { wire } from '~/wiring.server';
import { newAgreementWorld } from './support/agreement-world';

it('names days promised twice, texts that were changed, and requests that lost their partner', async () => {
  wire();
  const w = await newAgreementWorld();
  const { row, hash } = await w.record();
  const wrong = async () => Object.values(await runRecordChecks(db())).flatMap(({ problems }) => problems);
  expect(await wrong()).toEqual([]);

  const { people, world } = w;
  const now = new Date();
  await world.open.write(async (tx) => {
    const [held] = await tx.select().from(ledgerEntry).where(eq(ledgerEntry.term, '2026-2-spring'));
    if (!held) throw new Error('Nothing is held');
    await tx.insert(ledgerEntry).values({ ...held, id: 'again', held: 6 });
    await tx.insert(ledgerEntry).values({ ...held, id: 'below', term: '2026-3-summer', held: -9 });
    await tx.insert(agreementRevision).values({
      ...{ id: 'forged', agreementId: row.id, number: row.revision + 1, content: '{}', hash, at: now },
      ...{ byId: people.broker.accountId, note: null },
    });
    const signed = {
      ...{ agreementId: row.id, revision: row.revision, party: 'authority' as const, signedAs: 'Broker' },
      ...{ accountId: people.broker.accountId, statements: [], at: now, superseded: false },
    };
    await tx.insert(signature).values({ ...signed, id: 's1', textHash: hash });
    await tx.insert(signature).values({ ...signed, id: 's2', textHash: 'another' });
    await tx.update(supportRequest).set({ state: 'matching' });
  });
  expect(await wrong()).toEqual([
    'Days of Priya Nair in 2026-3-summer come to less than none.',
    'Days of Priya Nair in 2026-2-spring are promised twice: 12 half-days of 8.',
    'The text of revision forged is not the one that was written.',
    `The signature of authority on ${row.ref} is of another text.`,
    `${row.ref} is signed more than once by authority.`,
    expect.stringMatching(/^Request \S+ is matching, with 1 approved proposals\.$/),
  ]);

  await world.open.write((tx) => tx.update(proposal).set({ state: 'accepted' }));
  expect(await wrong()).toContain('Proposal p1 asks for 10 half-days and holds 7.');
});
