/** Addresses of every route in the manifest, filled in with records of the seeded demo. */
import Database from 'better-sqlite3';
import { accessManifest } from '~/accounts/access-manifest';
import { academicYearOf } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { clusterPlace, clusterPlaces } from './cluster-places';
import { moneyPlace, moneyPlaces, moneyQuery } from './money-places';
import { notePlace, notePlaces, noteQuery } from './note-places';
import {
  A_DIAGNOSIS,
  A_NEED,
  ACTION_STEPS,
  ACTIONS,
  type AmendmentPlace,
  AN_AMENDMENT,
  amendmentValues,
  DATA_REQUESTS,
  type DiagnosisPlace,
  diagnosisValues,
  ENDING,
  HELD,
  MILESTONES,
  NO_VISIT,
  PUT_OFF,
  READINGS,
  REVIEWS,
  VISIT_STEPS,
  visitsOf,
} from './place-rows';
import { A_REPORT, reportPlaces } from './report-places';

/**
 * The address a route folder serves: `agreements.$id.sign` → `/agreements/:id/sign`.
 * @param values what its parameters stand for
 */
export function addressOf(folder: string, values: Record<string, string>): string {
  const parts = folder
    .replace(/\[(.)\]/g, '\u0000')
    .split('.')
    .filter((part) => part !== '_index')
    .map((part) => {
      const name = part.replaceAll('\u0000', '.').replace(/_$/, '');
      if (!name.startsWith('$')) return name;
      const [parameter = '', ...rest] = name.slice(1).split('.');
      return [values[parameter] ?? `no-${parameter}`, ...rest].join('.');
    });
  return `/${parts.join('/')}`;
}

/** What second parameters stand for: a part of the record, the same for each. */
const PARTS: Record<string, readonly string[]> = {
  figure: ['good-or-better-pupils', 'years-since-inspection', 'predictions-held'],
  page: ['days', 'how', 'context', 'cost'],
  part: ['focus', 'now', 'wanted'],
  kind: ['agreement-unsigned', 'action-due'],
  band: ['red'],
  criterion: ['red.inspection.grade'],
  number: ['1'],
  year: [String(academicYearOf(calendarDate(new Date())))],
  name: ['expire-invitations'],
  list: ['schools'],
  category: ['mail'],
  section: [
    'purpose',
    'outcomes',
    'timescale',
    'responsibilities',
    'resources',
    'reporting',
    'evaluation',
    'exit',
  ].concat(
    'recompense',
    'confidentiality',
    'safeguarding',
    'data-sharing',
    'code-of-practice',
    'due-diligence',
  ),
};

/** For each kind of address, the record of an authority that stands for its parameter. */
const RECORDS: Record<string, string> = {
  'admin.frameworks': 'select id from banding_framework where authority_id = @authority and in_force limit 1',
  frameworks: 'select id from banding_framework where authority_id = @authority and in_force limit 1',
  'admin.users': 'select id from account where authority_id = @authority order by email limit 1',
  'admin.single-sign-on': 'select id from sign_on_provider where authority_id = @authority limit 1',
  'login_.with': 'select id from sign_on_provider where authority_id = @authority limit 1',
  'admin.mail': 'select id from outbox where authority_id = @authority order by created_at, id limit 1',
  notifications: `select n.id from notification n join account a on a.id = n.account_id
    where n.authority_id = @authority and a.email like 'broker@%' order by n.at desc limit 1`,
  'mail-problems':
    'select id from mail_problem where authority_id = @authority order by ended_at is null desc limit 1',
  'admin.imports': 'select id from import_run where authority_id = @authority limit 1',
  'admin.privacy.holds': 'select id from retention_hold where authority_id = @authority limit 1',
  'admin.privacy.requests':
    "select id from data_request where authority_id = @authority order by state = 'open' desc limit 1",
  schools:
    "select urn as id from school_standing where authority_id = @authority and urn = (select urn from account_grant g join account a on a.id = g.account_id where a.email like 'head@%' and g.authority_id = @authority limit 1) limit 1",
  requests:
    "select id from support_request where authority_id = @authority order by state = 'matching' desc limit 1",
  directory: 'select id from provider where authority_id = @authority limit 1',
  offers: "select id from offer where authority_id = @authority and state = 'draft' limit 1",
  proposals: 'select id from proposal where authority_id = @authority limit 1',
  allocation:
    "select id from allocation_plan where authority_id = @authority order by status = 'done' desc limit 1",
  'agreements.$id.escalation':
    "select agreement_id as id from escalation where authority_id = @authority order by state = 'open' desc limit 1",
  agreements:
    "select id from agreement where authority_id = @authority order by state = 'draft' desc limit 1",
  payables: 'select id from payable where authority_id = @authority order by balance_pence > 0 desc limit 1',
  reports: A_REPORT,
  practice: `select id from practice_note where authority_id = @authority and reach = 'authority'
    order by state = 'published' desc, id limit 1`,
};

/**
 * Addresses of all routes, with records of one authority.
 * @param file the demo's database
 * @param code the authority's code
 */
export function placesOf(file: string, code: string): Map<string, string> {
  const database = new Database(file, { readonly: true });
  try {
    const authority = database.prepare('select id from authority where code = ?').pluck().get(code);
    const values = (folder: string): Record<string, string> => {
      const kind = Object.keys(RECORDS).find((name) => folder.startsWith(`${name}.`));
      const id =
        kind &&
        database
          .prepare(RECORDS[kind] ?? '')
          .pluck()
          .get({ authority });
      const need = database.prepare(A_NEED).get({ authority }) as {
        id: string;
        urn: number;
        request: string;
      };
      if (folder.includes('$needId')) {
        return { needId: need.id, urn: String(need.urn), id: need.request, part: 'focus' };
      }
      const request = DATA_REQUESTS[folder];
      if (request) return database.prepare(`${request} limit 1`).get({ authority }) as Record<'id', string>;
      if (folder.includes('$milestoneId')) {
        const found = database.prepare(`${MILESTONES} limit 1`).get({ authority });
        return found as Record<'id' | 'milestoneId', string>;
      }
      if (folder.includes('$visitId')) {
        const found = database.prepare(`${visitsOf(folder)} limit 1`).get({ authority });
        return { ...NO_VISIT, step: 'record', ...(found as object | undefined) };
      }
      if (folder.includes('$actionId')) {
        const found = database.prepare(`${ACTIONS} limit 1`).get({ authority });
        return { actionId: 'no-action', step: 'done', ...(found as object | undefined) };
      }
      if (folder.includes('$reviewId')) {
        const found = database.prepare(`${REVIEWS} limit 1`).get({ authority });
        return (found ?? { id: 'no-id', reviewId: 'no-review' }) as Record<'id' | 'reviewId', string>;
      }
      // There is no evaluation to keep before an agreement is being closed.
      if (folder === 'agreements.$id.evaluation[.]pdf') {
        return database.prepare(`${ENDING} limit 1`).get({ authority }) as Record<'id', string>;
      }
      if (folder === 'home.put-off.$key') {
        const found = database
          .prepare(`${PUT_OFF} and a.authority_id = @authority limit 1`)
          .get({ authority });
        return { key: 'no-key', ...(found as object | undefined) };
      }
      const ofNotes = notePlace(database, folder, authority);
      if (ofNotes) return ofNotes;
      const ofCluster = clusterPlace(database, folder, authority);
      if (ofCluster) return ofCluster;
      const ofMoney = moneyPlace(database, folder, authority);
      if (ofMoney) return ofMoney;
      if (folder.includes('$heldId')) {
        const found = database.prepare(`${HELD} order by state limit 1`).get({ authority });
        return { heldId: 'no-payment', ...(found as object | undefined) };
      }
      if (folder.includes('$pointId')) {
        const found = database.prepare(`${READINGS} limit 1`).get({ authority });
        return (found ?? { id: 'no-id', pointId: 'no-reading' }) as Record<'id' | 'pointId', string>;
      }
      if (folder.includes('$amendmentId')) {
        const found = database.prepare(AN_AMENDMENT).get({ authority }) as AmendmentPlace | undefined;
        return amendmentValues(found);
      }
      if (folder.includes('$diagnosisId')) {
        const found = database.prepare(A_DIAGNOSIS).get({ authority }) as DiagnosisPlace | undefined;
        return diagnosisValues(found);
      }
      const parts = Object.entries(PARTS).map(([name, [first = '']]) => [name, first]);
      const offer = database
        .prepare('select id from offer where authority_id = ? limit 1')
        .pluck()
        .get(authority);
      return {
        id: String(id ?? 'no-id'),
        urn: String(id ?? 'no-urn'),
        offerId: String(offer),
        ...Object.fromEntries(parts),
      };
    };
    const address = (folder: string) =>
      addressOf(folder, values(folder)) +
      moneyQuery(database, folder, authority) +
      noteQuery(database, folder, authority);
    return new Map(Object.keys(accessManifest).map((folder) => [folder, address(folder)]));
  } finally {
    database.close();
  }
}

/** For each kind of address, one record in each of its states, of those that somebody has to do with. */
const IN_EACH_STATE: Record<string, string> = {
  'admin.frameworks': 'select id from banding_framework where authority_id = @authority and in_force',
  frameworks: 'select id from banding_framework where authority_id = @authority group by in_force',
  'admin.single-sign-on': 'select id from sign_on_provider where authority_id = @authority group by enabled',
  'login_.with': 'select id from sign_on_provider where authority_id = @authority limit 1',
  'admin.privacy.holds':
    'select id from retention_hold where authority_id = @authority group by ended_at is null',
  'admin.privacy.requests': 'select id from data_request where authority_id = @authority group by state',
  'admin.users':
    'select id from account where authority_id = @authority group by active, password_hash is null',
  schools:
    'select urn as id from school_standing where authority_id = @authority and current and (@all or urn in (@urns)) group by band',
  requests:
    'select id from support_request where authority_id = @authority and (@all or urn in (@urns)) group by state',
  directory:
    'select id from provider where authority_id = @authority and (@all or id in (@providers)) group by designation',
  offers:
    'select id from offer where authority_id = @authority and (@all or provider_id in (@providers)) group by state',
  proposals: `select p.id from proposal p join support_request r on r.id = p.request_id join provider v on v.id = p.provider_id
    where p.authority_id = @authority and (@all or r.urn in (@urns) or v.home_urn in (@urns) or v.id in (@providers)) group by p.state`,
  allocation: 'select id from allocation_plan where authority_id = @authority group by status',
  'agreements.$id.escalation': `select a.id from escalation e join agreement a on a.id = e.agreement_id
    where e.authority_id = @authority and (@all or a.urn in (@urns)) group by e.state, e.step`,
  practice: `select n.id from practice_note n where n.authority_id = @authority
    and (@all or n.urn in (@urns) or n.provider_id in (@providers)) group by n.state`,
  payables: `select id from payable where authority_id = @authority
    and (@all or home_urn in (@urns) or provider_id in (@providers)) group by state`,
  agreements: `select a.id from agreement a join provider v on v.id = a.provider_id
    where a.authority_id = @authority and (@all or a.urn in (@urns) or v.home_urn in (@urns) or v.id in (@providers)) group by a.state`,
};

/**
 * For each route, the addresses somebody should look at: one for each state of record that is theirs, and one for
 * each part of a record that has parts.
 * @param email who looks
 */
export function placesFor(file: string, code: string, email: string): Map<string, string[]> {
  const database = new Database(file, { readonly: true });
  try {
    const authority = database.prepare('select id from authority where code = ?').pluck().get(code);
    const grants = database
      .prepare(
        'select role, urn, provider_id as provider from account_grant where account_id = (select id from account where email = ?)',
      )
      .all(email) as { role: string; urn: number | null; provider: string | null }[];
    const all = grants.every(({ urn, provider }) => urn === null && provider === null) ? 1 : 0;
    const urns = grants.flatMap(({ urn }) => urn ?? []).join(',') || '0';
    const providers = grants.flatMap(({ provider }) => (provider ? [`'${provider}'`] : [])).join(',') || "''";
    const ask = (sql: string) =>
      database
        .prepare(
          sql.replaceAll('@urns', urns).replaceAll('@providers', providers).replaceAll('@all', String(all)),
        )
        .pluck()
        .all({ authority })
        .map(String);
    const needs = database
      .prepare(
        `select n.id, n.urn, n.request_id as request from need n left join support_request r on r.id = n.request_id
         where n.authority_id = @authority and (${all} or n.urn in (${urns})) group by n.state, r.state`,
      )
      .all({ authority }) as { id: string; urn: number; request: string | null }[];

    const diagnoses = database
      .prepare(
        `select d.id, d.urn, null as evidence from diagnosis d where d.authority_id = @authority
         and (${all} or (d.urn in (${urns}) and d.shared_at is not null)) group by d.state`,
      )
      .all({ authority }) as DiagnosisPlace[];

    const amendments = database
      .prepare(
        `select m.id, m.agreement_id as agreement from agreement_amendment m join agreement a on a.id = m.agreement_id
         join provider v on v.id = a.provider_id where a.authority_id = @authority
         and (${all} or a.urn in (${urns}) or v.home_urn in (${urns}) or v.id in (${providers})) group by m.state`,
      )
      .all({ authority }) as AmendmentPlace[];

    const valuesFor = (folder: string): Record<string, string>[] => {
      if (
        !folder.includes('$') ||
        folder.includes('$name') ||
        folder.includes('$kind') ||
        folder.endsWith('$figure')
      )
        return [{}];
      // A file is a download, not a page to look at.
      if (folder.includes('$evidenceId') || /\[\.\](pdf|ics|csv|zip)/.test(folder)) return [];
      const request = DATA_REQUESTS[folder];
      if (request) return database.prepare(request).all({ authority }) as { id: string }[];
      if (folder.includes('$diagnosisId')) return diagnoses.map(diagnosisValues);
      if (folder.includes('$amendmentId')) return amendments.map(amendmentValues);
      if (folder.includes('$milestoneId')) {
        const theirs = `(${all} or a.urn in (${urns}) or v.home_urn in (${urns}) or v.id in (${providers}))`;
        return database.prepare(`${MILESTONES} and ${theirs} group by a.state`).all({ authority }) as Record<
          'id' | 'milestoneId',
          string
        >[];
      }
      if (folder.includes('$visitId') || folder.includes('$actionId')) {
        const visited = folder.includes('$visitId');
        const theirs = `(${all} or t.urn in (${urns}) or v.home_urn in (${urns}) or v.id in (${providers}))`;
        const found = database
          .prepare(
            visited
              ? `${visitsOf(folder)} and ${theirs} group by t.kind, t.state, t.note_number > 0`
              : `${ACTIONS} and ${theirs} group by t.state, t.owner`,
          )
          .all({ authority }) as Record<string, string>[];
        if (!folder.includes('$step')) return found;
        return found.flatMap((values) =>
          (visited ? VISIT_STEPS : ACTION_STEPS).map((step) => ({ ...values, step })),
        );
      }
      if (folder.includes('$reviewId')) {
        const theirs = `(${all} or a.urn in (${urns}) or v.home_urn in (${urns}) or v.id in (${providers}))`;
        return database.prepare(`${REVIEWS} and ${theirs} group by r.state`).all({ authority }) as Record<
          'id' | 'reviewId',
          string
        >[];
      }
      if (folder === 'home.put-off.$key') {
        return database.prepare(`${PUT_OFF} and a.email = @email`).all({ email }) as { key: string }[];
      }
      const ofNotes = notePlaces(database, folder, authority);
      if (ofNotes) return ofNotes;
      const ofCluster = clusterPlaces(database, folder, authority, { all, urns, providers });
      if (ofCluster) return ofCluster;
      const roles = grants.map(({ role }) => role);
      const ofReports = reportPlaces(database, folder, authority, { roles, urns, providers });
      if (ofReports) return ofReports;
      const ofMoney = moneyPlaces(database, folder, authority, { all, urns, providers });
      if (ofMoney) return ofMoney;
      if (folder.includes('$heldId'))
        return database.prepare(`${HELD} group by kind, state`).all({ authority }) as { heldId: string }[];
      if (folder.includes('$pointId')) {
        const theirs = `(${all} or a.urn in (${urns}) or v.home_urn in (${urns}) or v.id in (${providers}))`;
        return database.prepare(`${READINGS} and ${theirs} group by a.state`).all({ authority }) as Record<
          'id' | 'pointId',
          string
        >[];
      }
      if (folder.includes('$needId')) {
        return needs.map(({ id, urn, request }) => ({
          needId: id,
          urn: String(urn),
          id: request ?? 'no-id',
        }));
      }
      const kind = Object.keys(IN_EACH_STATE).find((name) => folder.startsWith(`${name}.`));
      const offers = ask(
        "select id from offer where authority_id = @authority and state = 'published' limit 1",
      );
      return kind
        ? ask(IN_EACH_STATE[kind] ?? '').map((id) => ({ id, urn: id, offerId: offers[0] ?? '' }))
        : [];
    };
    const withParts = (folder: string, values: Record<string, string>): Record<string, string>[] => {
      const name = Object.keys(PARTS).find((part) => folder.includes(`$${part}`));
      return name ? (PARTS[name] ?? []).map((part) => ({ ...values, [name]: part })) : [values];
    };
    return new Map(
      Object.keys(accessManifest).map((folder) => [
        folder,
        valuesFor(folder)
          .flatMap((values) => withParts(folder, values))
          .map((values) => addressOf(folder, values) + noteQuery(database, folder, authority)),
      ]),
    );
  } finally {
    database.close();
  }
}
