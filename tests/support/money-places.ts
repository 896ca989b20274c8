/** Records of money that stand for the parameters of its addresses. */
import type Database from 'better-sqlite3';

/** Whose records somebody looks at, as SQL: all, or those of their schools and providers. */
export type Whose = { all: number; urns: string; providers: string };

type Kind = {
  /** The parameter that names it in an address. */
  param: string;
  /** Reads its parameters; ends in a condition. */
  sql: string;
  /** One before others. */
  first?: string;
  /** A record in each of its states. */
  each: string;
  /** Which of them are somebody's; all where the service alone knows of them. */
  theirs?: (whose: Whose) => string;
  /** Parameters where there is none. */
  none: Record<string, string>;
  /** Pages of one step of it. */
  steps?: readonly string[];
};

const KINDS: readonly Kind[] = [
  {
    param: '$claimId',
    sql: 'select id as claimId from claim where authority_id = @authority and submitted_at is not null',
    first: "order by state = 'submitted' desc",
    each: 'group by state',
    theirs: ({ all, urns, providers }) =>
      `(${all} or urn in (${urns}) or home_urn in (${urns}) or provider_id in (${providers}))`,
    none: { claimId: 'no-claim' },
    steps: ['answer', 'send', 'reply', 'approve', 'decline', 'withdraw', 'sample', 'evidence', 'judge'],
  },
  {
    param: '$entryId',
    sql: `select i.id, e.id as entryId from invoice_entry e join invoice i on i.id = e.invoice_id
      where e.authority_id = @authority and e.kind = 'credit-note' and i.number is not null`,
    each: 'group by i.state',
    theirs: ({ all, urns }) => `(${all} or i.urn in (${urns}))`,
    none: { id: 'no-id', entryId: 'no-credit-note' },
  },
  {
    param: 'invoices.$id',
    sql: 'select id from invoice where authority_id = @authority',
    first: "order by state = 'issued' desc",
    each: 'group by state',
    theirs: ({ all, urns }) => `(${all} or (urn in (${urns}) and number is not null))`,
    none: { id: 'no-id' },
    steps: [
      'receipt',
      'approve',
      'issue',
      'order',
      'credit',
      'refund',
      'reverse',
      'void',
      'write-off',
      'reinstate',
    ],
  },
  {
    param: '$paymentId',
    sql: `select p.id, m.id as paymentId from payment m join payable p on p.id = m.payable_id
      where m.authority_id = @authority and m.reverses_id is null`,
    each: 'group by m.method',
    theirs: ({ all, urns, providers }) =>
      `(${all} or p.home_urn in (${urns}) or p.provider_id in (${providers}))`,
    none: { id: 'no-id', paymentId: 'no-payment' },
  },
  {
    param: 'payables.$id',
    sql: 'select id from payable where authority_id = @authority',
    first: "order by state = 'due' desc",
    each: 'group by state',
    theirs: ({ all, urns, providers }) =>
      `(${all} or home_urn in (${urns}) or provider_id in (${providers}))`,
    none: { id: 'no-id' },
  },
  {
    param: '$by.$key',
    sql: "select 'school' as by, urn as key from invoice where authority_id = @authority",
    each: 'group by state',
    none: { by: 'school', key: 'no-school' },
  },
  {
    param: '$fileId',
    sql: 'select id as fileId from bank_file where authority_id = @authority',
    first: 'order by applied_at is not null',
    each: 'group by applied_at is null',
    none: {},
  },
  {
    param: '$potId',
    sql: 'select id as potId from budget_pot where authority_id = @authority',
    each: 'group by closed',
    none: {},
  },
  {
    param: '$commitmentId',
    sql: 'select id as commitmentId from pot_commitment where authority_id = @authority',
    first: 'order by state',
    each: 'group by state',
    none: {},
    steps: ['decide', 'withdraw', 'release'],
  },
  {
    param: '$tariffId',
    sql: 'select id as tariffId from tariff where authority_id = @authority',
    first: "order by state = 'draft' desc",
    each: 'group by state',
    none: {},
  },
  {
    param: '$chargeId',
    sql: 'select id as chargeId from charge where authority_id = @authority',
    first: 'order by state',
    each: 'group by state',
    theirs: ({ all, urns }) => `(${all} or urn in (${urns}))`,
    none: {},
    steps: ['agree', 'decline', 'confirm', 'turn-down', 'cancel'],
  },
];

/** Something of a price list that the demo's authority sells. */
const TAKEN = { kind: 'package', itemKey: 'full-service' };

/** Parameters of one record for an address of money; null for any other address. */
export function moneyPlace(
  database: Database.Database,
  folder: string,
  authority: unknown,
): Record<string, string> | null {
  if (folder.includes('$itemKey')) return TAKEN;
  const kind = KINDS.find(({ param }) => folder.includes(param));
  if (!kind) return null;
  const found = database.prepare(`${kind.sql} ${kind.first ?? ''} limit 1`).get({ authority });
  return {
    ...(kind.steps ? { step: kind.steps[0] ?? '' } : {}),
    ...kind.none,
    ...(found as object | undefined),
  };
}

/** Parameters of a record in each of its states, of those that are somebody's; null for an address of something else. */
export function moneyPlaces(
  database: Database.Database,
  folder: string,
  authority: unknown,
  whose: Whose,
): Record<string, string>[] | null {
  if (folder.includes('$itemKey')) return [TAKEN];
  const kind = KINDS.find(({ param }) => folder.includes(param));
  if (!kind) return null;
  const theirs = kind.theirs ? `and ${kind.theirs(whose)}` : '';
  const found = database.prepare(`${kind.sql} ${theirs} ${kind.each}`).all({ authority }) as Record<
    string,
    string
  >[];
  const { steps } = kind;
  if (!steps || !folder.includes('$step')) return found;
  return found.flatMap((values) => steps.map((step) => ({ ...values, step })));
}

/** What an address of money asks for besides its parameters: a statement is of one school. */
export function moneyQuery(database: Database.Database, folder: string, authority: unknown): string {
  if (!/^recompense\.statements\[\.\]/.test(folder)) return '';
  const urn = database
    .prepare('select urn from invoice where authority_id = @authority and number is not null limit 1')
    .pluck()
    .get({ authority });
  return `?place=${String(authority)}.${String(urn)}`;
}
