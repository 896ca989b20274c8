import { and, eq } from 'drizzle-orm';
import { domainEvent, ledgerEntry } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import {
  editAmendment,
  sendAmendment,
  signAmendment,
  startAmendment,
} from '~/agreements/amendments/commands.server';
import { editAmendmentPage } from '~/agreements/amendments/queries.server';
import { loadAmendment } from '~/agreements/amendments/record.server';
import { amendmentStatements } from '~/agreements/amendments/sign.server';
import type { SectionKey, SigningParty, TermDays } from '~/agreements/domain';
import type { AmendedPatch } from '~/agreements/domain/amendments/edit';
import { spendDays } from '~/directory/ledger.server';
import { db } from '~/platform/db.server';
import { newFormId, systemActor, transact } from '~/platform/transact.server';
import { newAgreementWorld } from './agreement-world';

export const SPRING = '2026-2-spring';
export const SUMMER = '2026-3-summer';

/** Half-days by term, as an agreement has them. */
export const days = (spring: number, summer: number): TermDays[] => [
  { term: SPRING, halfDays: spring },
  { term: SUMMER, halfDays: summer },
];

export type AmendmentWorld = Awaited<ReturnType<typeof newAmendmentWorld>>;

/**
 * The agreement of `newAgreementWorld`, in force: 3 days in spring and 2 in summer; 1 day more is free in spring and none
 * in summer. What is done to its amendments is done by the broker unless said otherwise.
 */
export async function newAmendmentWorld() {
  const w = await newAgreementWorld();
  const { id } = w;
  const { broker } = w.people;
  await w.send();
  for (const [viewer, party] of w.signers) {
    const signed = await w.sign(viewer, party);
    if (!signed.ok) throw new Error(signed.message);
  }

  async function begin(viewer: Viewer = broker): Promise<string> {
    const input = {
      id,
      amendmentId: newFormId(),
      reason: 'Year 6 needs more',
      sections: ['resources'] as const,
    };
    const made = await startAmendment(viewer, input);
    if (!made.ok) throw new Error(made.message);
    return made.value.amendmentId;
  }

  async function record(amendmentId: string) {
    const found = await loadAmendment(db(), broker, { id, amendmentId });
    if (!found) throw new Error('The amendment is not there');
    return found;
  }

  async function opened(amendmentId: string, section: SectionKey): Promise<string> {
    return (await editAmendmentPage(broker, { id, amendmentId }, section))?.opened ?? '';
  }

  async function edit(
    amendmentId: string,
    section: SectionKey,
    patch: AmendedPatch,
    viewer = broker,
    hash?: string,
  ) {
    const from = hash ?? (await opened(amendmentId, section));
    return editAmendment(viewer, { id, amendmentId, section, patch, opened: from });
  }
  const setDays = (amendmentId: string, spring: number, summer: number) =>
    edit(amendmentId, 'resources', { resources: { days: days(spring, summer) } });

  async function send(amendmentId: string) {
    return sendAmendment(broker, { id, amendmentId, version: (await record(amendmentId)).row.version });
  }

  async function sign(
    amendmentId: string,
    viewer: Viewer,
    party: SigningParty,
    more: { hash?: string; password?: string } = {},
  ) {
    const { content, row } = await record(amendmentId);
    const statements = amendmentStatements({ content, base: row.baseRevision }, party);
    const password = 'a long enough password';
    return signAmendment(viewer, { id, amendmentId, party, hash: row.hash, statements, password, ...more });
  }

  /** Signs for the parties in turn, as far as each has to. */
  async function signAll(amendmentId: string, but = 0) {
    const { concerned } = await record(amendmentId);
    const asked = w.signers.filter(([, party]) => concerned.some((one) => one.party === party));
    const outcomes: unknown[] = [];
    for (const [viewer, party] of asked.slice(0, asked.length - but)) {
      outcomes.push(await sign(amendmentId, viewer, party));
    }
    return outcomes;
  }

  /** Half-days of the agreement by term: committed and used. */
  async function ledger() {
    const rows = await db().select().from(ledgerEntry).where(eq(ledgerEntry.agreementId, id));
    const of = (term: string) => {
      const inTerm = rows.filter((row) => row.term === term);
      return [
        inTerm.reduce((sum, { committed }) => sum + committed, 0),
        inTerm.reduce((sum, { used }) => sum + used, 0),
      ];
    };
    return { spring: of(SPRING), summer: of(SUMMER) };
  }

  async function use(term: string, halfDays: number) {
    const spent = await transact(systemActor('job', 'testshire'), (ctx) =>
      spendDays(ctx, { providerId: 'priya', agreementId: id, term, halfDays }),
    );
    if (!spent.ok) throw new Error(spent.message);
  }

  /** Events of the agreement of a type. */
  async function eventsOf(type: string) {
    return db()
      .select()
      .from(domainEvent)
      .where(and(eq(domainEvent.subjectId, id), eq(domainEvent.type, type)));
  }

  return {
    ...w,
    begin,
    amendment: record,
    opened,
    edit,
    setDays,
    sendIt: send,
    signIt: sign,
    signAll,
    days: ledger,
    use,
    eventsOf,
  };
}
