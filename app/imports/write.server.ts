import { getTableColumns, type Placeholder, sql } from 'drizzle-orm';
import { importRejection, school, schoolChange } from '#drizzle/schema';
import type { CommandContext } from '~/platform/transact.server';
import { searchTextOf, sortNameOf } from '~/schools/domain';
import { newsOf } from './domain/changes';
import type { Finding } from './gias-file.server';
import type { Weighed } from './weigh.server';

const columns = getTableColumns(school);

/** On a school met before, everything is written again but its URN and when it was first seen. */
const overwrite = Object.fromEntries(
  Object.entries(columns)
    .filter(([key]) => key !== 'urn' && key !== 'firstSeenAt')
    .map(([key, column]) => [key, sql`excluded.${sql.identifier(column.name)}`]),
);

type SchoolRow = typeof school.$inferInsert;

/** Writes schools, new and changed, and a line of history for each fact that changed. Never removes one. */
export async function writeSchools(
  ctx: CommandContext,
  weighed: readonly Weighed[],
  runId: string,
): Promise<void> {
  if (weighed.length === 0) return;
  const { tx, now } = ctx;
  // Prepared once and run for each row: building one statement of many rows took seven times as long.
  const blanks = Object.fromEntries(Object.keys(columns).map((key) => [key, sql.placeholder(key)]));
  const upsert = tx
    .insert(school)
    .values(blanks as Record<keyof SchoolRow, Placeholder> & SchoolRow)
    .onConflictDoUpdate({ target: school.urn, set: overwrite })
    .prepare();
  for (const { urn, facts, factsHash } of weighed) {
    const row: SchoolRow = {
      urn,
      ...facts,
      searchText: searchTextOf({ urn, ...facts }),
      sortName: sortNameOf(facts.name),
      factsHash,
      firstSeenAt: now,
      lastChangedAt: now,
    };
    await upsert.execute(row);
  }
  const history = weighed.flatMap(({ urn, changes }) =>
    newsOf(changes).map((change) => ({
      id: `${runId}.${urn}.${change.field}`,
      urn,
      at: now,
      importRunId: runId,
      ...change,
    })),
  );
  for (const part of parts(history, 1000)) await tx.insert(schoolChange).values(part);
}

/** Keeps what was not taken, for the list people download. */
export async function writeFindings(
  ctx: CommandContext,
  findings: readonly Finding[],
  runId: string,
): Promise<void> {
  for (const part of parts(findings, 1000)) {
    await ctx.tx
      .insert(importRejection)
      .values(part.map((finding) => ({ id: ctx.newId(), runId, ...finding })));
  }
}

function parts<T>(items: readonly T[], size: number): T[][] {
  const made: T[][] = [];
  for (let at = 0; at < items.length; at += size) made.push(items.slice(at, at + size));
  return made;
}
