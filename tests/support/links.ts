/** One-use links, as the person reads them whose mail they are in. */
import { and, desc, eq } from 'drizzle-orm';
import { outbox } from '#drizzle/schema';
import { db } from '~/platform/db.server';
import { openLink } from '~/platform/mail/seal.server';

/**
 * The token in the newest message of a kind.
 * @param to whom it was written to; anybody unless said
 * @returns empty text where there is none
 */
export async function tokenOf(template: string, to?: string): Promise<string> {
  const [row] = await db()
    .select()
    .from(outbox)
    .where(and(eq(outbox.template, template), to === undefined ? undefined : eq(outbox.to, to)))
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(1);
  const link = row?.sealedLink ? openLink(row.id, row.sealedLink) : null;
  return link?.split('/').at(-1) ?? '';
}
