import { inArray } from 'drizzle-orm';
import { agreement, diagnosis, need, provider, schoolStanding, supportRequest } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';

/** The authorities with casework at some schools, each once a school: their people are told what becomes of them. */
export async function authoritiesWithCasework(
  tx: Db,
  urns: readonly number[],
): Promise<{ urn: number; authorityId: string }[]> {
  if (urns.length === 0) return [];
  const among = [...urns];
  const rows = [];
  for (const records of [supportRequest, agreement, schoolStanding, diagnosis, need]) {
    rows.push(
      ...(await tx
        .selectDistinct({ urn: records.urn, authorityId: records.authorityId })
        .from(records)
        .where(inArray(records.urn, among))),
    );
  }
  rows.push(
    ...(await tx
      .selectDistinct({ urn: provider.homeUrn, authorityId: provider.authorityId })
      .from(provider)
      .where(inArray(provider.homeUrn, among))),
  );
  return [...new Map(rows.map((row) => [`${row.urn}/${row.authorityId}`, row])).values()];
}
