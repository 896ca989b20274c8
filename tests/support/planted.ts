import Database from 'better-sqlite3';

/** Stands in every text of casework that a test has planted; no text of the product holds it. */
export const CASEWORK_MARK = 'Zqcasework';
/** Stands in every restricted note, and in why one was opened. */
export const NOTE_MARK = 'Zqrestricted';

/** Tables whose texts are casework: read by the school, the service and the parties alone. */
const CASEWORK =
  `agreed_action agreement agreement_amendment agreement_exit agreement_revision claim claim_line claim_sample
  cluster_request cluster_request_school diagnosis diagnosis_evidence escalation escalation_answer escalation_step evaluation
  exit_criterion_result governor_feedback improvement_review indicator_value match_run measure_point milestone_mark need
  outcome_judgement proposal review_member review_minutes school_standing shortlist support_request visit visit_check
  visit_note`.split(/\s+/);
const NOTES = ['restricted_note', 'glass_break'];
/** Events of these subjects say what was changed in casework. */
const SUBJECTS =
  `agreement action claim diagnosis escalation evaluation indicator measure need proposal request review
  school visit`.split(/\s+/);

/** Tables that hold no casework: public, published, of the authority itself, or of the machinery. */
const OTHERS =
  `__drizzle_migrations access_entry account account_grant account_token address_change allocation_plan analysis_run
  authority authority_arrival backup_record banding_framework bank_file bank_line budget_pot calendar_entry calendar_feed
  calendar_invite capacity_term charge cluster cluster_meeting cluster_minutes cluster_school comparator
  conflict_of_interest data_request day_entitlement diagnosis_reading domain_event erasure import_rejection import_run
  inspection installation invoice invoice_entry invoice_line job job_run kept_answers ledger_entry mail_attempt
  mail_preference mail_problem money_entry money_posting notification number_series offer offer_term outbox passkey payable
  payment pot_allocation pot_commitment practice_note practice_note_revision practice_note_step programme programme_place
  provider ranking_weights rate_limit recompense_settings recovery_code reminder reminder_rules restricted_note_reader
  retention_hold retention_rule retention_run saved_report school school_change school_link school_year session sign_in_step
  sign_on_identity sign_on_provider signature snooze sqlite_sequence stripe_bill stripe_call stripe_event stripe_held
  stripe_party support_outcome tariff totp_secret trajectory trust_membership`.split(/\s+/);

/** Where a row's record is that says whose it is. */
const OWNERS: Record<string, string> = {
  agreement_id: 'agreement',
  claim_id: 'claim',
  cluster_request_id: 'cluster_request',
  diagnosis_id: 'diagnosis',
  escalation_id: 'escalation',
  request_id: 'support_request',
  review_id: 'improvement_review',
  visit_id: 'visit',
};

/** A sentence somebody wrote, rather than a key, a date or a hash. */
const isProse = (text: string) => text.length >= 12 && /\S\s+\S/.test(text);

/** A text with a mark in it; of JSON, in every sentence in it. Keys and what machines read stay. */
function marked(text: string, mark: string): string {
  if (/^[[{]/.test(text)) {
    try {
      return JSON.stringify(deep(JSON.parse(text), mark));
    } catch {
      // A text that only looks like it.
    }
  }
  return isProse(text) ? `${text} ${mark}` : text;
}

function deep(value: unknown, mark: string): unknown {
  if (typeof value === 'string') return isProse(value) ? `${value} ${mark}` : value;
  if (Array.isArray(value)) return value.map((one) => deep(one, mark));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, deep(one, mark)]));
}

/**
 * Puts a mark into every sentence of casework of an authority, in a copy of the demo whose triggers are taken off.
 * @param not a school whose own casework stays as it is, for somebody who may read it
 * @returns how many texts were marked, by table; and tables that neither list knows
 */
export function plantMarks(
  file: string,
  authorityId: string,
  not: number,
): { planted: Record<string, number>; unknown: string[] } {
  const database = new Database(file);
  try {
    const names = (type: string) =>
      database.prepare('select name from sqlite_master where type = ?').pluck().all(type) as string[];
    for (const trigger of names('trigger')) database.exec(`drop trigger "${trigger}"`);
    const known = new Set([...CASEWORK, ...NOTES, ...OTHERS]);
    const planted: Record<string, number> = {};
    database.transaction(() => {
      for (const table of CASEWORK)
        planted[table] = plant(
          database,
          table,
          CASEWORK_MARK,
          `${owned(database, table)} ${notOf(database, table)}`,
          {
            authorityId,
            not,
          },
        );
      for (const table of NOTES)
        planted[table] = plant(database, table, NOTE_MARK, 'authority_id = @authorityId', {
          authorityId,
          not,
        });
      const subjects = SUBJECTS.map((subject) => `'${subject}'`).join(',');
      planted.domain_event = plant(
        database,
        'domain_event',
        CASEWORK_MARK,
        `chain = @authorityId and subject_type in (${subjects}) and (urn is null or urn <> @not)`,
        { authorityId, not },
      );
    })();
    return {
      planted,
      unknown: names('table').filter((name) => !known.has(name) && !name.startsWith('sqlite_')),
    };
  } finally {
    database.close();
  }
}

const columnsOf = (database: Database.Database, table: string) =>
  database.prepare('select name, type from pragma_table_info(?)').all(table) as {
    name: string;
    type: string;
  }[];

const has = (database: Database.Database, table: string, column: string) =>
  columnsOf(database, table).some(({ name }) => name === column);

function owned(database: Database.Database, table: string): string {
  if (has(database, table, 'authority_id')) return 'authority_id = @authorityId';
  const [column = '', parent = ''] =
    Object.entries(OWNERS).find(([name]) => has(database, table, name)) ?? [];
  if (!parent) throw new Error(`Nobody knows whose ${table} is`);
  const key = parent === 'agreement' || has(database, parent, 'id') ? 'id' : column;
  return `${column} in (select ${key} from ${parent} where ${owned(database, parent)})`;
}

const notOf = (database: Database.Database, table: string) =>
  has(database, table, 'urn') ? 'and (urn is null or urn <> @not)' : '';

function plant(
  database: Database.Database,
  table: string,
  mark: string,
  where: string,
  values: { authorityId: string; not: number },
): number {
  const texts = columnsOf(database, table)
    .filter(({ name, type }) => type.toLowerCase() === 'text' && !/(^|_)(id|hash)$/.test(name))
    .map(({ name }) => name);
  const rows = database
    .prepare(`select rowid as row_at, * from ${table} where ${where}`)
    .all(values) as Record<string, unknown>[];
  let count = 0;
  for (const row of rows) {
    for (const column of texts) {
      const before = row[column];
      // A sealed text is told by its form, and stays.
      if (typeof before !== 'string' || before.startsWith('v1.')) continue;
      const after = marked(before, mark);
      if (after === before) continue;
      count += 1;
      database.prepare(`update ${table} set ${column} = ? where rowid = ?`).run(after, row.row_at);
    }
  }
  return count;
}

/**
 * Sentences of casework that a message or notice holds, word for word: there should be none.
 * @returns the table and the start of the sentence
 */
export function caseworkInMessages(file: string): string[] {
  const database = new Database(file, { readonly: true });
  try {
    const asked: Record<string, string> = {
      diagnosis:
        "select narrative || '\n' || coalesce(priorities, '') || '\n' || coalesce(response, '') from diagnosis",
      visit_note: "select json_extract(content, '$.activities') from visit_note",
      review_minutes: "select json_extract(content, '$.summary') from review_minutes",
      need: "select evidence || '\n' || outcome from need",
      restricted_note: 'select body from restricted_note where not sealed',
      glass_break: 'select reason from glass_break',
    };
    const messages = [
      ...(database.prepare("select body || coalesce(html, '') from outbox").pluck().all() as string[]),
      ...(database
        .prepare("select message || coalesce(mail_message, '') from notification")
        .pluck()
        .all() as string[]),
    ].join('\n');
    return Object.entries(asked).flatMap(([table, sql]) =>
      (database.prepare(sql).pluck().all() as (string | null)[])
        .flatMap((text) => (text ?? '').split('\n'))
        .filter((line) => line.length >= 40 && messages.includes(line.slice(0, 40)))
        .map((line) => `${table}: ${line.slice(0, 40)}`),
    );
  } finally {
    database.close();
  }
}
