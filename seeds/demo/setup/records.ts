import { createHash } from 'node:crypto';
import { account, accountGrant, authority, bandingFramework, school, schoolLink } from '#drizzle/schema';
import { sendLink } from '~/accounts/tokens.server';
import { canonicalJson } from '~/kernel/canonical-json';
import type { CommandContext } from '~/platform/transact.server';
import { searchTextOf, sortNameOf } from '~/schools/domain/search';
import { idOf } from '../ids';
import type { DemoPerson } from '../people';
import type { DemoSchool } from '../schools';
import type { DemoCounty } from '../world';

/** Rows to a statement: well below either database's limit on parameters. */
const CHUNK = 150;

/** Writes many rows of one table, a few at a time. */
export async function insertAll<Row>(
  rows: readonly Row[],
  insert: (some: Row[]) => Promise<unknown>,
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK) await insert(rows.slice(from, from + CHUNK));
}

/** The authority, its framework and its schools. */
export async function writeAuthority(ctx: CommandContext, county: DemoCounty): Promise<void> {
  const { id, code, name, framework } = county.authority;
  await ctx.tx.insert(authority).values({ id, code, name, settings: {}, demo: true, version: 1 });
  ctx.emit({ type: 'authority.created', subject: { type: 'authority', id }, after: { code, name } });
  await ctx.tx.insert(bandingFramework).values({
    ...framework,
    version: 1,
    id: frameworkIdOf(county),
    authorityId: id,
    adoptedAt: ctx.now,
  });
  ctx.emit({
    type: 'framework.adopted',
    subject: { type: 'framework', id: frameworkIdOf(county) },
    after: { key: framework.key, version: 1, name: framework.name },
  });
  const schools = [...county.schools, ...county.closed.map((one) => one.school), ...county.proposed];
  await insertAll(schools, (some) =>
    ctx.tx.insert(school).values(some.map((one) => schoolRow(one, ctx.now))),
  );
  const links = county.closed.flatMap(({ school: closed, successor, on }) => [
    link(closed.urn, successor, 'successor', on),
    link(successor, closed.urn, 'predecessor', on),
  ]);
  if (links.length > 0) await ctx.tx.insert(schoolLink).values(links);
}

/** Identifier of the first version of the framework an authority of the demo adopted. */
export function frameworkIdOf(county: DemoCounty): string {
  return idOf('framework', county.authority.code);
}

function schoolRow({ slug: _, band: __, ...facts }: DemoSchool, at: Date): typeof school.$inferInsert {
  const { urn: ___, ...hashed } = facts;
  return {
    ...facts,
    searchText: searchTextOf(facts),
    sortName: sortNameOf(facts.name),
    factsHash: createHash('sha256').update(canonicalJson(hashed)).digest('hex'),
    firstSeenAt: at,
    lastChangedAt: at,
  };
}

function link(urn: number, linkUrn: number, kind: 'successor' | 'predecessor', on: string) {
  return {
    id: idOf('link', String(urn), String(linkUrn)),
    urn,
    linkUrn,
    kind,
    typeName: kind === 'successor' ? 'Successor' : 'Predecessor',
    establishedOn: on,
    source: 'links-file',
  };
}

/** Accounts with the demo password, what each may act as, and the invitation that is still open. */
export async function writePeople(
  ctx: CommandContext,
  county: DemoCounty,
  people: readonly DemoPerson[],
  passwordHash: string,
): Promise<void> {
  const authorityId = county.authority.id;
  await insertAll(people, (some) =>
    ctx.tx.insert(account).values(
      some.map(({ id, email, name, invitedDaysAgo }) => ({
        id,
        authorityId,
        email,
        name,
        passwordHash: invitedDaysAgo === undefined ? passwordHash : null,
        active: true,
        createdAt: ctx.now,
        lastSignedInAt: null,
        version: 1,
      })),
    ),
  );
  const grants = people.flatMap((person) =>
    person.grants.map((grant, n) => ({
      ...grant,
      id: idOf('grant', person.id, String(n)),
      accountId: person.id,
      authorityId,
      createdAt: ctx.now,
      endedAt: null,
    })),
  );
  await insertAll(grants, (some) => ctx.tx.insert(accountGrant).values(some));
  for (const person of people) {
    ctx.emit({
      type: 'account.created',
      subject: { type: 'account', id: person.id },
      after: { role: person.grants[0]?.role },
    });
    if (person.invitedDaysAgo !== undefined)
      await sendLink(ctx, 'invite', { id: person.id, email: person.email, authorityId });
  }
}
