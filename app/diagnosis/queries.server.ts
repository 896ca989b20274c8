import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  inArray,
  isNotNull,
  like,
  ne,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import {
  account,
  agreement,
  bandingFramework,
  need,
  school,
  schoolStanding,
  supportRequest,
} from '#drizzle/schema';
import { has, isService, schoolsOf, type Viewer } from '~/accounts/domain/roles';
import { caseTimeline, type TimelineEntry } from '~/platform/audit-queries.server';
import { db } from '~/platform/db.server';
import { ownAuthority } from '~/schools/bands.server';
import { fold, searchWords } from '~/schools/domain';
import { mayDo, REQUEST_ACTIONS, type RequestAction, type RequestState } from './domain';
import type { RequestFilter } from './forms';
import { PAGE_EVENTS, relationTo } from './request-edit.server';
import { loadRequest, type RequestView, requestScope } from './requests.server';

export const REQUESTS_PER_PAGE = 25;

export type RequestRow = {
  id: string;
  ref: string;
  state: RequestState;
  awaitingConfirmation: boolean;
  school: { urn: number; name: string; town: string | null };
  /** Focus areas of its needs, the most pressing first. */
  focusAreas: string[];
  halfDays: number | null;
  since: Date;
  /** For the service only. */
  band: { name: string; letter: string; priority: number } | null;
};

/** States in which somebody still has to do something come first in the list. */
const waitingFirst = sql<number>`case ${supportRequest.state} when 'submitted' then 0 when 'matching' then 1 when 'draft' then 2 else 3 end`;

/** Requests the viewer may read: those that wait first, the longest waiting at the top. */
export async function listRequests(
  viewer: Viewer,
  filter: RequestFilter,
  perPage = REQUESTS_PER_PAGE,
): Promise<{ rows: RequestRow[]; total: number; page: number }> {
  const scope = await requestScope(db(), viewer);
  if (!scope) return { rows: [], total: 0, page: 1 };
  const service = isService(viewer);
  const where = and(scope, ...conditions(viewer, filter));
  const standing = and(
    eq(schoolStanding.authorityId, supportRequest.authorityId),
    eq(schoolStanding.urn, supportRequest.urn),
    eq(schoolStanding.current, true),
  );
  const [counted] = await db()
    .select({ n: count() })
    .from(supportRequest)
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .leftJoin(schoolStanding, standing)
    .where(where);
  const total = counted?.n ?? 0;
  const page = Math.min(filter.page, Math.max(1, Math.ceil(total / perPage)));
  const rows = await db()
    .select({
      request: supportRequest,
      name: school.name,
      town: school.town,
      band: schoolStanding.band,
      priority: schoolStanding.priority,
      bands: bandingFramework.bands,
    })
    .from(supportRequest)
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .leftJoin(schoolStanding, standing)
    .leftJoin(bandingFramework, eq(bandingFramework.id, schoolStanding.frameworkId))
    .where(where)
    .orderBy(
      waitingFirst,
      asc(sql`coalesce(${supportRequest.submittedAt}, ${supportRequest.createdAt})`),
      asc(supportRequest.ref),
    )
    .limit(perPage)
    .offset((page - 1) * perPage);
  const focus = await focusAreasOf(rows.map(({ request }) => request.id));
  return {
    total,
    page,
    rows: rows.map(({ request, name, town, band, priority, bands }) => {
      const named = bands?.find(({ key }) => key === band);
      return {
        id: request.id,
        ref: request.ref,
        state: request.state,
        awaitingConfirmation:
          request.state === 'draft' && !request.raisedBySchool && request.submittedAt !== null,
        school: { urn: request.urn, name, town },
        focusAreas: focus.get(request.id) ?? [],
        halfDays: request.halfDays,
        since: request.submittedAt ?? request.createdAt,
        band:
          service && band !== null && priority !== null
            ? { name: named?.name ?? band, letter: named?.letter ?? '', priority }
            : null,
      };
    }),
  };
}

function conditions(viewer: Viewer, filter: RequestFilter): (SQL | undefined)[] {
  const words = searchWords(filter.q ?? '');
  const safe = (text: string) => `%${text.replace(/[%_\\]/g, '')}%`;
  const service = isService(viewer);
  return [
    filter.state ? eq(supportRequest.state, filter.state) : undefined,
    filter.focus
      ? exists(
          db()
            .select({ one: sql`1` })
            .from(need)
            .where(and(eq(need.requestId, supportRequest.id), eq(need.focusArea, filter.focus))),
        )
      : undefined,
    service && filter.band ? eq(schoolStanding.band, filter.band) : undefined,
    service && filter.mine ? eq(schoolStanding.brokerId, viewer.accountId) : undefined,
    filter.q
      ? or(
          like(sql`lower(${supportRequest.ref})`, safe(filter.q.toLowerCase())),
          words.length > 0 ? and(...words.map((word) => like(school.searchText, safe(word)))) : undefined,
          /^\d{5,7}$/.test(filter.q) ? eq(school.urn, Number(filter.q)) : undefined,
        )
      : undefined,
  ];
}

async function focusAreasOf(ids: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  if (ids.length === 0) return found;
  const rows = await db()
    .select({ requestId: need.requestId, focusArea: need.focusArea })
    .from(need)
    .where(inArray(need.requestId, [...ids]))
    .orderBy(desc(need.severity), asc(need.createdAt));
  for (const { requestId, focusArea } of rows) {
    if (requestId) found.set(requestId, [...(found.get(requestId) ?? []), focusArea]);
  }
  return found;
}

export type RequestPageView = {
  request: RequestView;
  may: Record<RequestAction, boolean>;
  as: { head: boolean; service: boolean };
  timeline: TimelineEntry[];
  /** The agreement that came of it, once there is one. */
  agreement: { id: string; ref: string } | null;
};

/** A request with what the viewer may do with it and what has happened to it; null when it is not theirs to know of. */
export async function requestPage(viewer: Viewer, id: string): Promise<RequestPageView | null> {
  const request = await loadRequest(db(), viewer, id);
  if (!request) return null;
  const as = await relationTo(db(), viewer, request);
  const events = await caseTimeline(id);
  const [made] = await db()
    .select({ id: agreement.id, ref: agreement.ref })
    .from(agreement)
    .where(eq(agreement.requestId, id))
    .orderBy(desc(agreement.createdAt))
    .limit(1);
  return {
    request,
    agreement: made ?? null,
    as: { head: as.head, service: as.service },
    may: Object.fromEntries(
      REQUEST_ACTIONS.map((action) => [action, mayDo(action, request, as)]),
    ) as RequestPageView['may'],
    timeline: events
      .filter(
        ({ type }) =>
          !PAGE_EVENTS.has(type) && !LIVED.test(type) && (as.service || !BEFORE_SHARING.test(type)),
      )
      // What the service writes to itself about partners is not for the school; that it happened is.
      .map((event) =>
        as.service || /^(request|need)\./.test(event.type) ? event : { ...event, reason: null },
      )
      .map((event) => ({ ...event, payload: '' }))
      .reverse(),
  };
}

/** What happens under an agreement is told on its own timeline; here only that it began and how it ended. */
const LIVED =
  /^(visit|action|review|measure|milestone|escalation)\.|^agreement\.(?!(drafted|activated|closed|terminated)$)/;

/** The service's own work on who to put forward: a school hears of it when the shortlist is shared. */
const BEFORE_SHARING = /^(match\.|proposal\.(shortlisted|taken-off|not-needed|stood-down)$)/;

export type StartPageView = {
  schools: { urn: number; name: string; town: string | null }[];
  /** More schools fit the search than are shown. */
  more: boolean;
  /** Whether the viewer has to search for a school: a broker has too many to list. */
  search: boolean;
  drafts: { id: string; ref: string; schoolName: string }[];
};

const CHOICES = 20;

/** What the first page of a request offers: the viewer's own schools, or those a broker searched for. */
export async function startPage(
  viewer: Viewer,
  asked: { q: string; urn: number | null },
): Promise<StartPageView> {
  const own = schoolsOf(viewer, 'head');
  const broker = has(viewer, 'broker');
  const words = fold(asked.q).replace(/[%_\\]/g, '');
  const reach: SQL[] = [];
  if (own.length > 0) reach.push(inArray(school.urn, own));
  if (broker && (words || asked.urn)) {
    const inAuthority = eq(school.laCode, (await ownAuthority(db(), viewer)).code);
    const wanted = asked.urn
      ? eq(school.urn, asked.urn)
      : /^\d{5,7}$/.test(words)
        ? eq(school.urn, Number(words))
        : like(school.searchText, `%${words}%`);
    const both = and(inAuthority, wanted);
    if (both) reach.push(both);
  }
  const rows =
    reach.length === 0
      ? []
      : await db()
          .select({ urn: school.urn, name: school.name, town: school.town })
          .from(school)
          .where(and(or(...reach), eq(school.statusGroup, 'open')))
          .orderBy(asc(school.sortName))
          .limit(CHOICES + 1);
  return {
    schools: rows.slice(0, CHOICES),
    more: rows.length > CHOICES,
    search: broker,
    drafts: await openDrafts(viewer),
  };
}

async function openDrafts(viewer: Viewer): Promise<StartPageView['drafts']> {
  const scope = await requestScope(db(), viewer);
  if (!scope) return [];
  return db()
    .select({ id: supportRequest.id, ref: supportRequest.ref, schoolName: school.name })
    .from(supportRequest)
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .innerJoin(account, eq(account.id, supportRequest.raisedById))
    .where(
      and(
        scope,
        eq(supportRequest.state, 'draft'),
        or(
          eq(supportRequest.raisedById, viewer.accountId),
          and(isNotNull(supportRequest.submittedAt), ne(supportRequest.raisedById, viewer.accountId)),
        ),
        has(viewer, 'head') ? undefined : eq(supportRequest.raisedById, viewer.accountId),
      ),
    )
    .orderBy(desc(supportRequest.createdAt))
    .limit(5);
}
