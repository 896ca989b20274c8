import { and, eq, inArray, isNotNull } from 'drizzle-orm';
import { school, schoolLink } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { type Actor, type CommandContext, transact } from '~/platform/transact.server';
import { authoritiesWithCasework } from './casework-authorities.server';
import { type InferredLink, inferSuccessors } from './domain/successors';

const PART = 500;

/**
 * Joins schools that closed to those that took over from them, as their numbers show, so that a closed
 * school's casework can be found from its successor. Links already held stay as they are.
 * @param laCodes the authorities whose schools to look at
 * @returns how many successions are new
 */
export async function joinConversions(
  actor: Actor,
  laCodes: readonly string[],
  runId: string,
): Promise<number> {
  let joined = 0;
  for (const laCode of laCodes) {
    const links = await unknownLinks(db(), laCode);
    for (let at = 0; at < links.length; at += PART) {
      const part = links.slice(at, at + PART);
      await transact(actor, async (ctx) => {
        const { tx, newId, emit } = ctx;
        await tx
          .insert(schoolLink)
          .values(part.flatMap((link) => bothWays(link, newId)))
          .onConflictDoNothing();
        emit({
          type: 'import.conversions-joined',
          subject: { type: 'import', id: runId },
          details: { laCode, links: part.length },
        });
        await tellOfSuccessions(ctx, part);
        return yes();
      });
      joined += part.length;
    }
  }
  return joined;
}

async function unknownLinks(handle: Db, laCode: string): Promise<InferredLink[]> {
  const schools = await handle
    .select({
      urn: school.urn,
      laCode: school.laCode,
      establishmentNumber: school.establishmentNumber,
      statusGroup: school.statusGroup,
      openDate: school.openDate,
      closeDate: school.closeDate,
    })
    .from(school)
    .where(and(eq(school.laCode, laCode), isNotNull(school.establishmentNumber)));
  const inferred = inferSuccessors(schools);
  const known = new Set<string>();
  for (let at = 0; at < inferred.length; at += PART) {
    const urns = inferred.slice(at, at + PART).map((link) => link.predecessor);
    const rows = await handle
      .select({ urn: schoolLink.urn, linkUrn: schoolLink.linkUrn })
      .from(schoolLink)
      .where(and(eq(schoolLink.kind, 'successor'), inArray(schoolLink.urn, urns)));
    for (const row of rows) known.add(`${row.urn}/${row.linkUrn}`);
  }
  return inferred.filter((link) => !known.has(`${link.predecessor}/${link.successor}`));
}

function bothWays(link: InferredLink, newId: () => string) {
  const shared = { establishedOn: link.establishedOn, source: 'same-number' };
  return [
    {
      id: newId(),
      urn: link.predecessor,
      linkUrn: link.successor,
      kind: 'successor' as const,
      typeName: 'Successor',
      ...shared,
    },
    {
      id: newId(),
      urn: link.successor,
      linkUrn: link.predecessor,
      kind: 'predecessor' as const,
      typeName: 'Predecessor',
      ...shared,
    },
  ];
}

/** Tells the authorities with casework at schools that were taken over. */
export async function tellOfSuccessions(
  { tx, emit }: CommandContext,
  links: readonly Pick<InferredLink, 'predecessor' | 'successor'>[],
): Promise<void> {
  const successorOf = new Map(links.map((link) => [link.predecessor, link.successor]));
  for (const { urn, authorityId } of await authoritiesWithCasework(tx, [...successorOf.keys()])) {
    emit({
      type: 'school.succeeded',
      subject: { type: 'school', id: String(urn) },
      urn,
      authorityId,
      details: { successor: successorOf.get(urn) ?? urn },
    });
  }
}
