import type { DiagnosisState } from '~/diagnosis/domain/diagnosis-states';
import type { BandTerms, CriterionData } from '~/diagnosis/domain/framework';
import type { RequestState } from '~/diagnosis/domain/request-states';
import { boolean, index, integer, json, real, table, text, timestamp, uniqueIndex } from '../columns';
import { account, authority } from './accounts';
import { school } from './schools';

/** A band of a framework; `priority` 1 is the first to be served, comparable across frameworks. */
export type BandData = {
  key: string;
  name: string;
  letter: string;
  priority: 1 | 2 | 3 | 4;
  meaning: string;
  /** What a school in the band gets and owes; absent in copies adopted before it was recorded. */
  terms?: BandTerms;
};

/** A banding framework in one version. An authority adopts a version; edits make a new one. */
export const bandingFramework = table(
  'banding_framework',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id').references(() => authority.id),
    key: text('key').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    source: text('source').notNull(),
    bands: json<readonly BandData[]>('bands').notNull(),
    criteria: json<readonly CriterionData[]>('criteria')
      .notNull()
      .$defaultFn(() => []),
    adoptedAt: timestamp('adopted_at').notNull(),
    adoptedById: text('adopted_by_id').references(() => account.id),
    /** Why this version was made. */
    note: text('note'),
    /** The version diagnoses are made under now; earlier ones stay for the diagnoses made under them. */
    inForce: boolean('in_force')
      .notNull()
      .$defaultFn(() => true),
  },
  (t) => [uniqueIndex('banding_framework_version').on(t.authorityId, t.key, t.version)],
);

/** A school's agreed band and its adviser, in one authority. Superseded, never overwritten. */
export const schoolStanding = table(
  'school_standing',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    frameworkId: text('framework_id')
      .notNull()
      .references(() => bandingFramework.id),
    band: text('band').notNull(),
    priority: integer('priority').notNull(),
    rationale: text('rationale').notNull(),
    decidedOn: text('decided_on').notNull(),
    brokerId: text('broker_id').references(() => account.id),
    /** The diagnosis that led to it, where one did. */
    diagnosisId: text('diagnosis_id'),
    /** The one in force; earlier ones stay as history. */
    current: boolean('current').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('school_standing_school').on(t.authorityId, t.urn, t.current),
    index('school_standing_band').on(t.authorityId, t.current, t.band),
    // Whoever is at a school asks for its band, whoever's it is.
    index('school_standing_urn').on(t.urn, t.current),
  ],
);

/** A school's ask for support. `draft` is filled a page at a time by the wizard. */
export const supportRequest = table(
  'support_request',
  {
    id: text('id').primaryKey(),
    /** What people say on the telephone: `MAR-0042`. */
    ref: text('ref').notNull().unique(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    state: text('state').$type<RequestState>().notNull(),
    raisedById: text('raised_by_id')
      .notNull()
      .references(() => account.id),
    /** A broker's request waits for the school to confirm it. */
    raisedBySchool: boolean('raised_by_school').notNull(),
    confirmedById: text('confirmed_by_id').references(() => account.id),
    confirmedAt: timestamp('confirmed_at'),
    /** Half-days asked for. */
    halfDays: integer('half_days'),
    startFrom: text('start_from'),
    finishBy: text('finish_by'),
    formats: json<string[]>('formats').notNull(),
    remoteWelcome: boolean('remote_welcome'),
    maxDayRatePence: integer('max_day_rate_pence'),
    /** What the school has tried and anything a partner should know. */
    context: text('context'),
    submittedAt: timestamp('submitted_at'),
    endedAt: timestamp('ended_at'),
    endReason: text('end_reason'),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('support_request_authority').on(t.authorityId, t.state),
    index('support_request_school').on(t.urn),
  ],
);

/** Something a school needs to improve, precise enough to act on. Met, or superseded; never deleted. */
export const need = table(
  'need',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    /** The request that asks for help with it, once one does. */
    requestId: text('request_id').references(() => supportRequest.id),
    focusArea: text('focus_area').notNull(),
    /** 1 watch, 2 improve, 3 urgent, 4 critical. */
    severity: integer('severity').notNull(),
    /** What is measured, e.g. "Year 6 pupils at the expected standard in writing". */
    measure: text('measure').notNull(),
    unit: text('unit').notNull(),
    baseline: real('baseline'),
    baselineOn: text('baseline_on'),
    baselineSource: text('baseline_source').notNull(),
    target: real('target'),
    evidence: text('evidence').notNull(),
    /** The outcome wanted for children. */
    outcome: text('outcome').notNull(),
    byDate: text('by_date').notNull(),
    state: text('state').$type<'open' | 'met' | 'superseded'>().notNull(),
    createdById: text('created_by_id')
      .notNull()
      .references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [index('need_school').on(t.authorityId, t.urn), index('need_request').on(t.requestId)],
);

/**
 * One value of one indicator for a school: read from a published file or entered by hand. A newer value of the same
 * indicator, period and group supersedes; none is overwritten.
 */
export const indicatorValue = table(
  'indicator_value',
  {
    id: text('id').primaryKey(),
    /** Whose entry it is; null for published data, which every authority of the installation shares. */
    authorityId: text('authority_id').references(() => authority.id),
    urn: integer('urn').notNull(),
    /** Key of `~/diagnosis/domain/indicators`. */
    indicator: text('indicator').notNull(),
    /** Academic year or date it is about: `2017` for 2017 to 2018, or `YYYY-MM-DD`. */
    period: text('period').notNull(),
    value: real('value'),
    /** What stands in place of a figure: a judgement, or a code such as `SUPP`. */
    text: text('text_value'),
    /** Pupils or cases behind the figure. */
    cohort: integer('cohort'),
    source: text('source').notNull(),
    note: text('note'),
    importRunId: text('import_run_id'),
    enteredById: text('entered_by_id').references(() => account.id),
    at: timestamp('at').notNull(),
    /** The newest of its indicator and period. */
    current: boolean('current').notNull(),
    /** Set when it was taken back as entered by mistake: no longer current, still on record with the reason. */
    withdrawnAt: timestamp('withdrawn_at'),
    withdrawnById: text('withdrawn_by_id').references(() => account.id),
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [
    index('indicator_value_school').on(t.urn, t.indicator, t.period, t.current),
    index('indicator_value_indicator').on(t.indicator, t.period, t.current),
  ],
);

/** Comparators: a figure for an authority or for England, from the published files. */
export const comparator = table(
  'comparator',
  {
    id: text('id').primaryKey(),
    /** LA code, or `england`. */
    area: text('area').notNull(),
    indicator: text('indicator').notNull(),
    period: text('period').notNull(),
    value: real('value').notNull(),
    source: text('source').notNull(),
    importRunId: text('import_run_id'),
    at: timestamp('at').notNull(),
  },
  (t) => [uniqueIndex('comparator_once').on(t.area, t.indicator, t.period)],
);

/** An inspection of a school, older overall grades and report cards alike. Published data, shared by all. */
export const inspection = table(
  'inspection',
  {
    id: text('id').primaryKey(),
    urn: integer('urn').notNull(),
    /** Inspection number, or the date where there is none. */
    number: text('inspection_number').notNull(),
    kind: text('kind').notNull(),
    /** `graded`, `ungraded`, `report-card`, `monitoring`. */
    form: text('form').notNull(),
    startedOn: text('started_on'),
    publishedOn: text('published_on'),
    /** 1 to 4 on the older scale; null for report cards and where it was not judged. */
    overall: integer('overall'),
    category: text('category'),
    /** Judgement area → grade or words as published, `not judged` said as such. */
    judgements: json<Record<string, string>>('judgements').notNull(),
    source: text('source').notNull(),
    importRunId: text('import_run_id'),
    at: timestamp('at').notNull(),
  },
  (t) => [
    uniqueIndex('inspection_once').on(t.urn, t.number),
    index('inspection_school').on(t.urn, t.startedOn),
  ],
);

/** One desk-top analysis of a whole authority. */
export const analysisRun = table(
  'analysis_run',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    frameworkId: text('framework_id')
      .notNull()
      .references(() => bandingFramework.id),
    /** The term it is for, as a term key. */
    term: text('term').notNull(),
    status: text('status').$type<'running' | 'done' | 'failed' | 'interrupted'>().notNull(),
    schools: integer('schools').notNull(),
    done: integer('done').notNull(),
    startedAt: timestamp('started_at').notNull(),
    heartbeatAt: timestamp('heartbeat_at').notNull(),
    finishedAt: timestamp('finished_at'),
    problem: text('problem'),
    byId: text('by_id').references(() => account.id),
  },
  (t) => [index('analysis_run_authority').on(t.authorityId, t.startedAt)],
);

/** A school's diagnosis for a term, under the framework version in force when it was made. */
export const diagnosis = table(
  'diagnosis',
  {
    id: text('id').primaryKey(),
    authorityId: text('authority_id')
      .notNull()
      .references(() => authority.id),
    urn: integer('urn')
      .notNull()
      .references(() => school.urn),
    frameworkId: text('framework_id')
      .notNull()
      .references(() => bandingFramework.id),
    analysisRunId: text('analysis_run_id').references(() => analysisRun.id),
    term: text('term').notNull(),
    state: text('state').$type<DiagnosisState>().notNull(),
    /** Every criterion with its result, as canonical JSON text: frozen as shared. */
    analysis: text('analysis').notNull(),
    proposedBand: text('proposed_band'),
    /** What the broker says beside the analysis. */
    narrative: text('narrative').notNull(),
    priorities: text('priorities').notNull(),
    /** The broker's own band, where it differs from the one the analysis proposes, with why. */
    brokerBand: text('broker_band'),
    brokerReason: text('broker_reason'),
    /** What the service expects the next inspection to find; compared with what it found. */
    predictedOutcome: text('predicted_outcome'),
    discussion: text('discussion').$type<'visit' | 'telephone'>(),
    discussedOn: text('discussed_on'),
    discussionNote: text('discussion_note'),
    sharedAt: timestamp('shared_at'),
    respondedAt: timestamp('responded_at'),
    respondedById: text('responded_by_id').references(() => account.id),
    response: text('response'),
    decidedBand: text('decided_band'),
    decidedAt: timestamp('decided_at'),
    decidedById: text('decided_by_id').references(() => account.id),
    decisionReason: text('decision_reason'),
    createdById: text('created_by_id').references(() => account.id),
    createdAt: timestamp('created_at').notNull(),
    updatedAt: timestamp('updated_at').notNull(),
    version: integer('version').notNull(),
  },
  (t) => [
    index('diagnosis_school').on(t.authorityId, t.urn, t.term),
    index('diagnosis_state').on(t.authorityId, t.state),
    // A head asks for their own school's, whoever's it is.
    index('diagnosis_urn').on(t.urn, t.state),
  ],
);

/** Evidence added to a diagnosis by the school or the service: words, a file, or both. Never removed. */
export const diagnosisEvidence = table(
  'diagnosis_evidence',
  {
    id: text('id').primaryKey(),
    diagnosisId: text('diagnosis_id')
      .notNull()
      .references(() => diagnosis.id),
    /** The criterion it answers, or null for the whole. */
    criterion: text('criterion'),
    words: text('words').notNull(),
    fileName: text('file_name'),
    fileType: text('file_type'),
    fileBytes: integer('file_bytes'),
    fileHash: text('file_hash'),
    /** Where the file is kept below the data folder. */
    filePath: text('file_path'),
    addedById: text('added_by_id')
      .notNull()
      .references(() => account.id),
    addedAt: timestamp('added_at').notNull(),
  },
  (t) => [index('diagnosis_evidence_diagnosis').on(t.diagnosisId, t.addedAt)],
);

/** Who opened a diagnosis, and when first and last: shown to the school. */
export const diagnosisReading = table(
  'diagnosis_reading',
  {
    id: text('id').primaryKey(),
    diagnosisId: text('diagnosis_id')
      .notNull()
      .references(() => diagnosis.id),
    accountId: text('account_id')
      .notNull()
      .references(() => account.id),
    firstAt: timestamp('first_at').notNull(),
    lastAt: timestamp('last_at').notNull(),
    times: integer('times').notNull(),
  },
  (t) => [uniqueIndex('diagnosis_reading_once').on(t.diagnosisId, t.accountId)],
);
