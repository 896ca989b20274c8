import { and, asc, count, desc, eq, inArray, isNull } from 'drizzle-orm';
import { account, authority, domainEvent, signOnIdentity, signOnProvider } from '#drizzle/schema';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { seal, unseal } from '~/platform/seal.server';
import { lastDoneBy } from '~/platform/sent-twice.server';
import { type CommandContext, transact } from '~/platform/transact.server';
import { has, type Viewer } from '../domain/roles';
import { issuerProblem, isWithinDomains, type ProviderKind } from '../domain/single-sign-on';
import { loopbackAllowed, type ProviderRow } from './connection.server';
import type { TrialFindings } from './finish.server';

type Input = {
  id: string;
  version: number;
  kind: ProviderKind;
  name: string;
  issuer: string;
  clientId: string;
  secret?: string | undefined;
  domains: string[];
  secondFactor: boolean;
};

const KEEPERS = no(
  'sign-on.forbidden',
  'Only the head of service or an administrator can change how people sign in.',
);

/** Adds a provider, not yet enabled. Sending the same form twice adds one. */
export async function addProvider(viewer: Viewer, input: Input): Promise<Verdict<{ id: string }>> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin', 'lead')) return KEEPERS;
    if (await findOwn(ctx.tx, viewer, input.id)) return yes({ id: input.id });
    const problem = issuerProblem(input.kind, input.issuer, loopbackAllowed());
    if (problem) return no('sign-on.issuer', problem, { field: 'issuer' });
    await ctx.tx.insert(signOnProvider).values({
      id: input.id,
      authorityId: viewer.authorityId,
      kind: input.kind,
      name: input.name,
      issuer: input.issuer,
      clientId: input.clientId,
      sealedSecret: input.secret ? seal('sign-on-secret', input.id, input.secret) : null,
      domains: input.domains,
      secondFactor: input.secondFactor,
      enabled: false,
      createdAt: ctx.now,
      updatedAt: ctx.now,
      version: 1,
    });
    ctx.emit({
      type: 'sign-on.provider-added',
      subject: { type: 'sign-on-provider', id: input.id },
      after: shown(input),
    });
    return yes({ id: input.id });
  });
}

/**
 * Changes a provider. A changed address, client or secret is another connection: the provider is taken out of use until it
 * has been tried again.
 * @returns whether it has to be tried again
 */
export async function changeProvider(viewer: Viewer, input: Input): Promise<Verdict<{ again: boolean }>> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin', 'lead')) return KEEPERS;
    const found = await findOwn(ctx.tx, viewer, input.id);
    if (!found) return no('sign-on.not-found', 'This provider could not be found.');
    // The same form sent twice finds its own provider.
    if (found.version !== input.version)
      return holds(found, input) ? yes({ again: !found.enabled }) : stale(shown(found));
    const problem = issuerProblem(input.kind, input.issuer, loopbackAllowed());
    if (problem) return no('sign-on.issuer', problem, { field: 'issuer' });
    const again =
      found.kind !== input.kind ||
      found.issuer !== input.issuer ||
      found.clientId !== input.clientId ||
      Boolean(input.secret);
    await ctx.tx
      .update(signOnProvider)
      .set({
        kind: input.kind,
        name: input.name,
        issuer: input.issuer,
        clientId: input.clientId,
        ...(input.secret ? { sealedSecret: seal('sign-on-secret', found.id, input.secret) } : {}),
        domains: input.domains,
        secondFactor: input.secondFactor,
        ...(again ? { enabled: false } : {}),
        updatedAt: ctx.now,
        version: found.version + 1,
      })
      .where(eq(signOnProvider.id, found.id));
    ctx.emit({
      type: again ? 'sign-on.provider-reconnected' : 'sign-on.provider-changed',
      subject: { type: 'sign-on-provider', id: found.id },
      before: shown(found),
      after: { ...shown(input), newSecret: Boolean(input.secret) },
    });
    return yes({ again: again && found.enabled });
  });
}

/** Whether a provider is already as a form asks for it. */
function holds(found: ProviderRow, input: Input): boolean {
  const same = canonicalJson(shown(found)) === canonicalJson(shown(input));
  if (!same || !input.secret || found.sealedSecret === null) return same && !input.secret;
  return unseal('sign-on-secret', found.id, found.sealedSecret) === input.secret;
}

/** Puts a provider into use, once a trial since its last change has worked; or takes it out of use. */
export async function setEnabled(
  viewer: Viewer,
  input: { id: string; version: number; enabled: boolean },
): Promise<Verdict> {
  return transact(viewer, async (ctx) => {
    if (!has(viewer, 'admin', 'lead')) return KEEPERS;
    const found = await findOwn(ctx.tx, viewer, input.id);
    if (!found) return no('sign-on.not-found', 'This provider could not be found.');
    if (found.version !== input.version) {
      // The same button pressed twice finds what it did.
      const event = input.enabled ? 'sign-on.enabled' : 'sign-on.disabled';
      const own = await lastDoneBy(ctx.tx, viewer, { type: 'sign-on-provider', id: found.id }, event);
      return own && found.enabled === input.enabled ? yes() : stale({ enabled: found.enabled });
    }
    if (found.enabled === input.enabled) return yes();
    if (input.enabled && (await trialOf(ctx.tx, found.id)).state !== 'worked')
      return no('sign-on.untried', 'Try it out first: it can be used once a trial sign-in has worked.');
    await ctx.tx
      .update(signOnProvider)
      .set({ enabled: input.enabled, updatedAt: ctx.now, version: found.version + 1 })
      .where(eq(signOnProvider.id, found.id));
    tellOf(ctx, found, input.enabled);
    return yes();
  });
}

function tellOf(ctx: CommandContext, found: ProviderRow, enabled: boolean): void {
  const subject = { type: 'sign-on-provider', id: found.id };
  if (enabled) ctx.emit({ type: 'sign-on.enabled', subject, details: { name: found.name } });
  else ctx.emit({ type: 'sign-on.disabled', subject, details: { name: found.name } });
}

async function findOwn(handle: Db, viewer: Viewer, id: string): Promise<ProviderRow | null> {
  const [row] = await handle
    .select()
    .from(signOnProvider)
    .where(and(eq(signOnProvider.id, id), eq(signOnProvider.authorityId, viewer.authorityId)));
  return row ?? null;
}

/** What the audit trail and a stale form show: never the secret. */
const shown = ({
  kind,
  name,
  issuer,
  clientId,
  domains,
  secondFactor,
}: Omit<Input, 'id' | 'version' | 'secret'>) => ({
  kind,
  name,
  issuer,
  clientId,
  domains,
  secondFactor,
});

export type Trial =
  | { state: 'none' }
  | { state: 'failed'; at: Date; why: string }
  | { state: 'worked'; at: Date; findings: TrialFindings };

/** Events after which a trial counts, or counts no longer. */
const OF_TRIALS = [
  'sign-on.provider-added',
  'sign-on.provider-reconnected',
  'sign-on.tried',
  'sign-on.trial-failed',
] as const;

/** How the last trial since the connection was last changed went, from the audit trail. */
async function trialOf(handle: Db, providerId: string): Promise<Trial> {
  const [last] = await handle
    .select({ type: domainEvent.type, at: domainEvent.at, payload: domainEvent.payload })
    .from(domainEvent)
    .where(
      and(
        eq(domainEvent.subjectType, 'sign-on-provider'),
        eq(domainEvent.subjectId, providerId),
        inArray(domainEvent.type, [...OF_TRIALS]),
      ),
    )
    .orderBy(desc(domainEvent.seq))
    .limit(1);
  const { details } = JSON.parse(last?.payload ?? '{}') as {
    details?: Partial<TrialFindings> & { why?: string };
  }; // written by `finishSignOn`
  if (last?.type === 'sign-on.trial-failed') return { state: 'failed', at: last.at, why: details?.why ?? '' };
  if (last?.type !== 'sign-on.tried') return { state: 'none' };
  const { email = false, domain = false, secondFactor = false } = details ?? {};
  return { state: 'worked', at: last.at, findings: { email, domain, secondFactor } };
}

export type ProviderView = Omit<ProviderRow, 'sealedSecret' | 'authorityId'> & {
  hasSecret: boolean;
  joined: number;
};

function toView({ sealedSecret, authorityId: _, ...row }: ProviderRow, joined: number): ProviderView {
  return { ...row, hasSecret: sealedSecret !== null, joined };
}

/** Providers of the viewer's authority, by name, with how many accounts are joined to each. */
export async function listProviders(viewer: Viewer): Promise<ProviderView[]> {
  if (!has(viewer, 'admin', 'lead')) return [];
  const rows = await db()
    .select()
    .from(signOnProvider)
    .where(eq(signOnProvider.authorityId, viewer.authorityId))
    .orderBy(asc(signOnProvider.name));
  const joined = await joinedTo(rows.map(({ id }) => id));
  return rows.map((row) => toView(row, joined.get(row.id) ?? 0));
}

/** One provider of the viewer's authority with its last trial; null when there is none. */
export async function findProvider(
  viewer: Viewer,
  id: string,
): Promise<(ProviderView & { trial: Trial }) | null> {
  if (!has(viewer, 'admin', 'lead')) return null;
  const row = await findOwn(db(), viewer, id);
  if (!row) return null;
  const joined = await joinedTo([id]);
  return { ...toView(row, joined.get(id) ?? 0), trial: await trialOf(db(), id) };
}

async function joinedTo(ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await db()
    .select({ id: signOnIdentity.providerId, n: count() })
    .from(signOnIdentity)
    .innerJoin(account, eq(account.id, signOnIdentity.accountId))
    .where(
      and(inArray(signOnIdentity.providerId, ids), isNull(signOnIdentity.endedAt), eq(account.active, true)),
    )
    .groupBy(signOnIdentity.providerId);
  return new Map(rows.map(({ id, n }) => [id, Number(n)]));
}

/**
 * Providers somebody may sign in with: those of an authority, or those whose domains take in an email address. By the
 * address's domain alone: it says nothing of who has an account.
 */
export async function providersToSignInWith(
  by: { email: string } | { authorityCode: string },
): Promise<{ id: string; name: string; authority: string }[]> {
  const rows = await db()
    .select({
      id: signOnProvider.id,
      name: signOnProvider.name,
      domains: signOnProvider.domains,
      authority: authority.name,
    })
    .from(signOnProvider)
    .innerJoin(authority, eq(authority.id, signOnProvider.authorityId))
    .where(
      and(
        eq(signOnProvider.enabled, true),
        'authorityCode' in by ? eq(authority.code, by.authorityCode) : undefined,
      ),
    )
    .orderBy(asc(authority.name), asc(signOnProvider.name));
  return rows
    .filter(({ domains }) => 'authorityCode' in by || isWithinDomains(by.email, domains))
    .map(({ id, name, authority: of }) => ({ id, name, authority: of }));
}

/** Whether anybody can sign in with an account at work, so that the sign-in page says so. */
export async function anyProvider(): Promise<boolean> {
  const rows = await db()
    .select({ id: signOnProvider.id })
    .from(signOnProvider)
    .where(eq(signOnProvider.enabled, true))
    .limit(1);
  return rows.length > 0;
}
