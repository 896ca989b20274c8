import { and, asc, desc, eq, inArray, isNotNull } from 'drizzle-orm';
import {
  account,
  accountGrant,
  bandingFramework,
  diagnosis,
  diagnosisEvidence,
  diagnosisReading,
  schoolStanding,
} from '#drizzle/schema';
import { recordLook } from '~/accounts/access-log/record.server';
import type { Role, Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { missingToShare } from './diagnosis-commands.server';
import {
  analysisOf,
  bandPutForward,
  type DiagnosisRow,
  frameworkInForce,
  loadDiagnosis,
  relationsTo,
} from './diagnosis-load.server';
import {
  type Analysis,
  DIAGNOSIS_ACTIONS,
  type DiagnosisAction,
  type DiagnosisRelation,
  type DiagnosisState,
  mayWithDiagnosis,
} from './domain';
import { type NeedsPageView, needsPage } from './need-queries.server';
import { reachSchool, type SchoolFacts } from './reach.server';

export type BandShown = { key: string; name: string; letter: string; priority: number; meaning: string };

export type EvidenceView = {
  id: string;
  criterion: string | null;
  words: string;
  fileName: string | null;
  fileBytes: number | null;
  by: string;
  at: Date;
};

/** One diagnosis as its page shows it. */
export type DiagnosisView = {
  id: string;
  urn: number;
  school: SchoolFacts;
  state: DiagnosisState;
  term: string;
  version: number;
  framework: { id: string; name: string; version: number; bands: BandShown[] };
  /** Whether the authority has since moved to another version. */
  frameworkSuperseded: boolean;
  analysis: Analysis;
  /** Bands by their part in the conversation. */
  proposed: BandShown | null;
  putForward: BandShown | null;
  decided: BandShown | null;
  text: Pick<
    DiagnosisRow,
    | 'narrative'
    | 'priorities'
    | 'brokerBand'
    | 'brokerReason'
    | 'predictedOutcome'
    | 'discussion'
    | 'discussedOn'
    | 'discussionNote'
    | 'response'
    | 'decisionReason'
  >;
  createdAt: Date;
  sharedAt: Date | null;
  respondedAt: Date | null;
  respondedBy: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
  evidence: EvidenceView[];
  readings: { name: string; roles: Role[]; firstAt: Date; lastAt: Date; times: number }[];
  /** Needs of the school that are open, whatever suggested them. */
  needs: Pick<NeedsPageView['needs'][number], 'id' | 'urn' | 'focusArea' | 'request'>[];
  may: DiagnosisAction[];
  relations: DiagnosisRelation[];
  /** What a draft still needs before it can be shared. */
  missing: string | null;
  /** For a draft: what people judged in the diagnosis settled before it, by criterion. Shown, never carried over. */
  before: { term: string; judged: Record<string, string> } | null;
};

/** A diagnosis of a school, and that the viewer looked at it; null for one they may not know of. */
export async function diagnosisView(viewer: Viewer, urn: number, id: string): Promise<DiagnosisView | null> {
  const found = await loadDiagnosis(db(), viewer, id);
  if (!found || found.row.urn !== urn) return null;
  const reach = await reachSchool(db(), viewer, urn);
  if (!reach) return null;
  const { row, framework, relations } = found;
  await recordLook(viewer, { subjectType: 'diagnosis', subjectId: id, urn, authorityId: row.authorityId });
  const [people, evidence, readings, inForce, needs] = await Promise.all([
    namesOf([row.respondedById, row.decidedById]),
    evidenceOf(id),
    readingsOf(row),
    frameworkInForce(db(), row.authorityId),
    needsPage(viewer, urn),
  ]);
  const band = (key: string | null) => framework.bands.find((one) => one.key === key) ?? null;
  const standing = { state: row.state, shared: row.sharedAt !== null };
  return {
    id,
    urn,
    school: reach.school,
    state: row.state,
    term: row.term,
    version: row.version,
    framework: {
      id: framework.id,
      name: framework.name,
      version: framework.version,
      bands: [...framework.bands],
    },
    frameworkSuperseded: inForce !== null && inForce.id !== framework.id,
    analysis: analysisOf(row),
    proposed: band(row.proposedBand),
    putForward: band(bandPutForward(row)),
    decided: band(row.decidedBand),
    text: row,
    createdAt: row.createdAt,
    sharedAt: row.sharedAt,
    respondedAt: row.respondedAt,
    respondedBy: people.get(row.respondedById ?? '') ?? null,
    decidedAt: row.decidedAt,
    decidedBy: people.get(row.decidedById ?? '') ?? null,
    evidence,
    readings,
    needs: (needs?.needs ?? [])
      .filter(({ state }) => state === 'open')
      .map(({ id: key, urn: of, focusArea, request }) => ({ id: key, urn: of, focusArea, request })),
    relations,
    may: DIAGNOSIS_ACTIONS.filter((action) => mayWithDiagnosis(action, standing, relations)),
    missing: row.state === 'draft' ? missingToShare(row) : null,
    before: row.state === 'draft' ? await judgedBefore(row) : null,
  };
}

/** A band that was settled: from when, why, and under which version of which framework. */
export type BandSettled = {
  id: string;
  band: BandShown;
  framework: string;
  decidedOn: string;
  rationale: string;
  current: boolean;
};

/** The latest settled diagnosis of a draft's school: which criteria a person answered there, and how. */
async function judgedBefore(draft: DiagnosisRow): Promise<DiagnosisView['before']> {
  const [settled] = await db()
    .select()
    .from(diagnosis)
    .where(
      and(
        eq(diagnosis.authorityId, draft.authorityId),
        eq(diagnosis.urn, draft.urn),
        inArray(diagnosis.state, ['agreed', 'decided']),
      ),
    )
    .orderBy(desc(diagnosis.decidedAt))
    .limit(1);
  if (!settled) return null;
  const judged = analysisOf(settled).results.filter(({ by }) => by === 'person');
  return {
    term: settled.term,
    judged: Object.fromEntries(
      judged.map(({ key, answer, why }) => [key, `${answer === 'met' ? 'met' : 'not met'}. ${why}`]),
    ),
  };
}

export type DiagnosisHistory = {
  school: SchoolFacts;
  versions: {
    id: string;
    term: string;
    state: DiagnosisState;
    at: Date;
    band: BandShown | null;
  }[];
  /** The one to look at first: what is open, else the one in force. */
  current: string | null;
  mayDraft: boolean;
  hasFramework: boolean;
  /** Bands the school has been in, the latest first, with why. */
  standings: BandSettled[];
};

/** Diagnoses of a school, newest first; null for a school that is not the viewer's. */
export async function diagnosisHistory(viewer: Viewer, urn: number): Promise<DiagnosisHistory | null> {
  const reach = await reachSchool(db(), viewer, urn);
  if (!reach) return null;
  const relations = await relationsTo(db(), viewer, { urn, authorityId: viewer.authorityId });
  if (relations.length === 0) return null;
  const { authorityId } = viewer;
  await recordLook(viewer, { subjectType: 'bands', subjectId: `${authorityId} ${urn}`, urn, authorityId });
  const service = reach.asService;
  const rows = await db()
    .select()
    .from(diagnosis)
    .where(
      and(
        eq(diagnosis.urn, urn),
        eq(diagnosis.authorityId, viewer.authorityId),
        service ? undefined : isNotNull(diagnosis.sharedAt),
      ),
    )
    .orderBy(desc(diagnosis.createdAt));
  const framework = await frameworkInForce(db(), viewer.authorityId);
  const bands = new Map<string, BandShown[]>();
  for (const { frameworkId, id } of rows)
    if (!bands.has(frameworkId))
      bands.set(frameworkId, [...((await loadDiagnosis(db(), viewer, id))?.framework.bands ?? [])]);
  const shown = rows.filter(({ state, sharedAt }) => state !== 'superseded' || sharedAt !== null);
  return {
    school: reach.school,
    versions: shown.map((row) => ({
      id: row.id,
      term: row.term,
      state: row.state,
      at: row.decidedAt ?? row.sharedAt ?? row.createdAt,
      band:
        bands
          .get(row.frameworkId)
          ?.find(({ key }) => key === (row.decidedBand ?? row.brokerBand ?? row.proposedBand)) ?? null,
    })),
    current: shown.find(({ state }) => state !== 'superseded')?.id ?? null,
    mayDraft: service && mayWithDiagnosis('edit', { state: 'draft', shared: false }, relations),
    hasFramework: framework !== null,
    standings: await standingsOf(viewer.authorityId, urn),
  };
}

async function standingsOf(authorityId: string, urn: number): Promise<BandSettled[]> {
  const rows = await db()
    .select({ standing: schoolStanding, framework: bandingFramework })
    .from(schoolStanding)
    .innerJoin(bandingFramework, eq(bandingFramework.id, schoolStanding.frameworkId))
    .where(and(eq(schoolStanding.authorityId, authorityId), eq(schoolStanding.urn, urn)))
    .orderBy(desc(schoolStanding.current), desc(schoolStanding.decidedOn), desc(schoolStanding.id));
  return rows.map(({ standing: { id, band, priority, decidedOn, rationale, current }, framework }) => ({
    ...{ id, decidedOn, rationale, current },
    framework: `${framework.name}, version ${framework.version}`,
    band: framework.bands.find(({ key }) => key === band) ?? {
      key: band,
      name: band,
      letter: '',
      priority,
      meaning: '',
    },
  }));
}

async function namesOf(ids: readonly (string | null)[]): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const id of ids) {
    if (id === null) continue;
    const [row] = await db().select({ name: account.name }).from(account).where(eq(account.id, id));
    if (row) names.set(id, row.name);
  }
  return names;
}

async function evidenceOf(diagnosisId: string): Promise<EvidenceView[]> {
  const rows = await db()
    .select({ evidence: diagnosisEvidence, by: account.name })
    .from(diagnosisEvidence)
    .innerJoin(account, eq(account.id, diagnosisEvidence.addedById))
    .where(eq(diagnosisEvidence.diagnosisId, diagnosisId))
    .orderBy(asc(diagnosisEvidence.addedAt));
  return rows.map(({ evidence: { id, criterion, words, fileName, fileBytes, addedAt }, by }) => ({
    ...{ id, criterion, words, fileName, fileBytes, by },
    at: addedAt,
  }));
}

/** Who opened it, by name and by the roles that let them: at the school, or in the service. */
async function readingsOf({ id, urn, authorityId }: DiagnosisRow): Promise<DiagnosisView['readings']> {
  const rows = await db()
    .select({
      accountId: account.id,
      name: account.name,
      firstAt: diagnosisReading.firstAt,
      lastAt: diagnosisReading.lastAt,
      times: diagnosisReading.times,
    })
    .from(diagnosisReading)
    .innerJoin(account, eq(account.id, diagnosisReading.accountId))
    .where(eq(diagnosisReading.diagnosisId, id))
    .orderBy(asc(diagnosisReading.firstAt));
  if (rows.length === 0) return [];
  const grants = await db()
    .select({ accountId: accountGrant.accountId, role: accountGrant.role, urn: accountGrant.urn })
    .from(accountGrant)
    .where(
      and(
        inArray(
          accountGrant.accountId,
          rows.map(({ accountId }) => accountId),
        ),
        eq(accountGrant.authorityId, authorityId),
        inArray(accountGrant.role, ['head', 'chair', 'broker', 'lead']),
      ),
    );
  return rows.map(({ accountId, ...row }) => ({
    ...row,
    roles: [
      ...new Set(
        grants
          .filter((grant) => grant.accountId === accountId && (grant.urn === null || grant.urn === urn))
          .map(({ role }) => role),
      ),
    ],
  }));
}
