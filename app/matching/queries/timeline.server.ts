import { and, desc, eq } from 'drizzle-orm';
import { account, domainEvent } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import type { Relation } from '../domain/permissions';
import type { ProposalRecord } from '../proposals.server';
import { EVENT_SENTENCES } from '../wording';

export type Happening = { id: string; at: Date; sentence: string; by: string | null; reason: string | null };

type Reader = 'service' | 'client' | 'provider' | 'home-head';

/** Who reads of an event, and who reads the reason given with it. Whoever is not named does not. */
const READERS: Readonly<Record<string, { sees: readonly Reader[]; reason: readonly Reader[] }>> = {
  'proposal.shortlisted': { sees: ['service'], reason: ['service'] },
  'proposal.taken-off': { sees: ['service'], reason: ['service'] },
  'proposal.chosen': { sees: ['service', 'client'], reason: ['service', 'client'] },
  'proposal.choice-taken-back': { sees: ['service', 'client'], reason: [] },
  'proposal.invited': { sees: ['service', 'client', 'provider', 'home-head'], reason: [] },
  'proposal.accepted': { sees: ['service', 'client', 'provider', 'home-head'], reason: [] },
  'proposal.accepted-and-released': { sees: ['service', 'client', 'provider', 'home-head'], reason: [] },
  'proposal.declined': {
    sees: ['service', 'client', 'provider', 'home-head'],
    reason: ['service', 'provider'],
  },
  'proposal.released': { sees: ['service', 'client', 'provider', 'home-head'], reason: [] },
  'proposal.release-refused': {
    sees: ['service', 'client', 'provider', 'home-head'],
    reason: ['service', 'provider', 'home-head'],
  },
  'proposal.approved': { sees: ['service', 'client', 'provider', 'home-head'], reason: ['service'] },
  'proposal.expired': { sees: ['service', 'client', 'provider', 'home-head'], reason: [] },
  'deadline.moved': { sees: ['service', 'client', 'provider', 'home-head'], reason: [] },
  'proposal.withdrawn': { sees: ['service', 'client', 'provider', 'home-head'], reason: ['service'] },
  'proposal.stood-down': { sees: ['service', 'client', 'provider', 'home-head'], reason: [] },
  'proposal.not-needed': { sees: ['service', 'client'], reason: [] },
};

function readersOf(relations: readonly Relation[]): Reader[] {
  return relations.flatMap((relation): Reader[] =>
    relation === 'client-head' || relation === 'client-chair'
      ? ['client']
      : relation === 'system'
        ? []
        : [relation],
  );
}

/** What has happened to a proposal as the viewer may read it, the newest first. */
export async function happeningsOf(
  handle: Db,
  record: Pick<ProposalRecord, 'row' | 'relations'>,
  names: { schoolName: string; providerName: string },
): Promise<Happening[]> {
  const rows = await handle
    .select({ event: domainEvent, by: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(and(eq(domainEvent.subjectType, 'proposal'), eq(domainEvent.subjectId, record.row.id)))
    .orderBy(desc(domainEvent.seq));
  const readers = readersOf(record.relations);
  return rows.flatMap(({ event, by }) => {
    const rule = READERS[event.type];
    const sentence = EVENT_SENTENCES[event.type];
    if (!rule || !sentence || !readers.some((reader) => rule.sees.includes(reader))) return [];
    return [
      {
        id: event.id,
        at: event.at,
        sentence: sentence.replace('{provider}', names.providerName).replace('{school}', names.schoolName),
        by,
        reason: readers.some((reader) => rule.reason.includes(reader)) ? event.reason : null,
      },
    ];
  });
}
