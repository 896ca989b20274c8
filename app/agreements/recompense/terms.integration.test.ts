import { createHash } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { agreement, agreementRevision } from '#drizzle/schema';
import { type AgreementWorld, CLIENT, HOME, newAgreementWorld } from '#tests/support/agreement-world';
import { canonicalJson } from '~/kernel/canonical-json';
import { yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { editSection } from '../commands.server';
import { agreementText, type Instalment, type RecompenseTerms } from '../domain';
import { changesPage, textPage } from '../queries.server';
import { usualTermsFrom } from '../usual-terms.server';
import { recompensePage } from './queries.server';

let w: AgreementWorld;

beforeEach(async () => {
  w = await newAgreementWorld();
});
afterEach(() => usualTermsFrom(async () => ({})));

async function save(change: Partial<RecompenseTerms>) {
  const { row, content } = await w.record();
  return editSection(w.people.broker, {
    id: w.id,
    section: 'recompense',
    revision: row.revision,
    patch: { recompense: { ...content.recompense, ...change } },
    note: '',
  });
}
const part = (key: string, when: Instalment['when'], basisPoints: number, term: string | null = null) => ({
  key,
  when,
  term,
  basisPoints,
});

describe('the terms of recompense', () => {
  it('are refused beside each field where they do not add up, and nothing is saved', async () => {
    const refused = await save({
      payer: 'shared',
      sharing: 'amount',
      authorityPence: 99_999_900,
      instalments: [part('a', 'on-signing', 4000), part('b', 'by-term', 5000, '2027-1-autumn')],
    });
    expect(refused).toMatchObject({ ok: false, code: 'agreement.terms' });
    expect(refused.ok ? null : refused.details?.fields).toEqual({
      authorityAmount: expect.stringContaining('enter no more than that'),
      'instalments[1].due': expect.stringContaining('autumn term 2027 lies outside the timescale'),
      'instalments[1].share': 'The shares make 90%: together they must make 100%',
    });
    expect((await w.record()).row.revision).toBe(1);
  });

  it('are worked out for everyone the agreement concerns, and for nobody else', async () => {
    await save({
      brokerageBasisPoints: 1000,
      instalments: [part('a', 'by-term', 4000, '2026-2-spring'), part('b', 'on-days', 6000)],
    });
    for (const viewer of Object.values(w.people)) {
      const page = await recompensePage(viewer, w.id);
      const { work = 0, brokerage, homeSchool } = page?.sum ?? {};
      expect(work).toBeGreaterThan(0);
      expect([brokerage, homeSchool]).toEqual([work / 10, (work * 9) / 10]);
      expect(page?.instalments.map(({ amountPence, dueOn }) => [amountPence, dueOn])).toEqual([
        [work * 0.4, '2027-01-01'],
        [work * 0.6, null],
      ]);
    }
    await w.world.school(100003);
    for (const stranger of [
      await w.world.person('other-head', { role: 'head', urn: 100003 }),
      await w.world.person('home-chair', { role: 'chair', urn: HOME }, { authorityId: 'elsewhere' }),
      await w.world.person('other-broker', { role: 'broker' }, { authorityId: 'elsewhere' }),
      await w.world.person('member', { role: 'member' }),
      await w.world.person('admin', { role: 'admin' }),
    ]) {
      expect(await recompensePage(stranger, w.id)).toBeNull();
    }
  });

  it('of a text from before there were instalments read whole, while text and hash stay as signed', async () => {
    const { content } = await w.record();
    const { sharing, authorityPence, brokerageBasisPoints, vat, instalments, ...terms } = content.recompense;
    const stored = canonicalJson({ ...content, format: 1, recompense: terms });
    const hash = createHash('sha256').update(stored).digest('hex');
    await transact(systemActor('cli', 'testshire'), async ({ tx, now, newId }) => {
      const early = { id: newId(), agreementId: w.id, number: 2, content: stored, hash, byId: null, at: now };
      await tx.insert(agreementRevision).values({ ...early, note: null });
      await tx.update(agreement).set({ revision: 2 }).where(eq(agreement.id, w.id));
      return yes();
    });

    const record = await w.record();
    expect(record.content).toEqual({ ...content, format: 1 });
    expect(record.hash).toBe(hash);
    expect(agreementText(record.content)).not.toContain('VAT');
    expect((await textPage(w.people.head, w.id))?.hash).toBe(hash);

    expect(await save({}), 'saved as it was').toEqual({ ok: true, value: { revision: 2, changed: false } });
    await save({ vat: 'exempt' });
    const changes = await changesPage(w.people.head, w.id);
    expect(changes?.revisions.map((revision) => revision.changes.map(({ label }) => label))).toEqual([
      ['VAT'],
      [],
      [],
    ]);
    expect(agreementText((await w.record()).content)).toContain('VAT: Exempt from VAT');
    const [kept] = await db().select().from(agreementRevision).where(eq(agreementRevision.number, 2));
    expect(kept).toMatchObject({ content: stored, hash });
  });

  it('are first suggested as the authority usually agrees', async () => {
    usualTermsFrom(async (_, authorityId) =>
      authorityId === 'testshire' ? { vat: 'standard', brokerageBasisPoints: 500 } : {},
    );
    await w.world.request('r2', CLIENT, w.people.head, { ref: 'TES-0002', state: 'partnered', needs: [] });
    const id = await w.drafted('p2', 'r2', { '2026-2-spring': 2 });
    const { content } = await w.record(w.people.broker, id);
    expect(content.recompense).toMatchObject({ vat: 'standard', brokerageBasisPoints: 500 });
  });
});
