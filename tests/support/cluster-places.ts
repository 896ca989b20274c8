/** Records of clusters and programmes that stand for the parameters of their addresses. */
import type Database from 'better-sqlite3';
import type { Whose } from './money-places';

type Kind = {
  /** A part of the address that names it; the first that fits counts. */
  param: string;
  /** Reads its parameters; ends in a condition. */
  sql: string;
  /** One before others. */
  first: string;
  /** A record in each of its states. */
  each: string;
  theirs: (whose: Whose) => string;
  none: Record<string, string>;
};

const inCluster = ({ all, urns }: Whose) =>
  `(${all} or c.id in (select cluster_id from cluster_school where urn in (${urns}) and state = 'member'))`;
const ofProgramme = ({ all, urns, providers }: Whose) =>
  `(${all} or (p.state <> 'draft' and (p.provider_id in (${providers}) or p.cluster_id is null or exists
    (select 1 from cluster_school k where k.cluster_id = p.cluster_id and k.state = 'member' and k.urn in (${urns})))))`;

const KINDS: readonly Kind[] = [
  {
    param: 'clusters.$id.schools.$urn',
    sql: `select c.id, s.urn from cluster_school s join cluster c on c.id = s.cluster_id
      where c.authority_id = @authority and c.state = 'active' and s.state in ('member', 'invited')`,
    first: "order by s.state = 'member' desc, s.urn",
    each: 'group by s.state, c.chair_id is null',
    theirs: ({ all, urns }) => `(${all} or s.urn in (${urns}))`,
    none: { id: 'no-id', urn: 'no-urn' },
  },
  {
    param: '$meetingId',
    sql: `select c.id, m.id as meetingId from cluster_meeting m join cluster c on c.id = m.cluster_id
      where c.authority_id = @authority`,
    first: "order by m.state = 'held' desc, m.on_date",
    each: 'group by m.state',
    theirs: inCluster,
    none: { id: 'no-id', meetingId: 'no-meeting' },
  },
  {
    param: '$shareId',
    sql: `select c.id, r.id as shareId from cluster_request r join cluster c on c.id = r.cluster_id
      where c.authority_id = @authority`,
    first: 'order by r.ended_at is null desc, r.at',
    each: 'group by r.ended_at is null',
    theirs: inCluster,
    none: { id: 'no-id', shareId: 'no-request' },
  },
  {
    param: 'clusters.$id',
    sql: 'select c.id from cluster c where c.authority_id = @authority',
    first: `order by c.state = 'active' desc,
      (select count(*) from cluster_school s where s.cluster_id = c.id and s.state = 'member') desc, c.name`,
    each: 'group by c.state, c.kind',
    theirs: ({ all, urns }) =>
      `(${all} or c.id in (select cluster_id from cluster_school where urn in (${urns}) and state in ('member', 'invited')))`,
    none: { id: 'no-id' },
  },
  {
    param: '$placeId',
    sql: `select p.id, l.id as placeId from programme_place l join programme p on p.id = l.programme_id
      where p.authority_id = @authority`,
    first: "order by l.state = 'taken' desc, l.number",
    each: 'group by l.state',
    theirs: ({ all, urns, providers }) => `(${all} or l.urn in (${urns}) or p.provider_id in (${providers}))`,
    none: { id: 'no-id', placeId: 'no-place' },
  },
  {
    param: 'programmes.$id',
    sql: 'select p.id from programme p where p.authority_id = @authority',
    first: "order by p.state = 'open' desc, p.name",
    each: 'group by p.state',
    theirs: ofProgramme,
    none: { id: 'no-id' },
  },
];

/** Parameters of one record of an authority; null for an address of something else. */
export function clusterPlace(
  database: Database.Database,
  folder: string,
  authority: unknown,
): Record<string, string> | null {
  const kind = KINDS.find(({ param }) => folder.includes(param));
  if (!kind) return null;
  const found = database.prepare(`${kind.sql} ${kind.first} limit 1`).get({ authority });
  return { ...kind.none, ...(found as object | undefined) };
}

/** Parameters of a record in each of its states, of those that are somebody's; null for an address of something else. */
export function clusterPlaces(
  database: Database.Database,
  folder: string,
  authority: unknown,
  whose: Whose,
): Record<string, string>[] | null {
  const kind = KINDS.find(({ param }) => folder.includes(param));
  if (!kind) return null;
  return database.prepare(`${kind.sql} and ${kind.theirs(whose)} ${kind.each}`).all({ authority }) as Record<
    string,
    string
  >[];
}
