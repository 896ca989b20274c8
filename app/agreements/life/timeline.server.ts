import { and, asc, eq, or } from 'drizzle-orm';
import { account, agreement, domainEvent } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { eventWords } from '~/diagnosis/wording';
import { calendarDate } from '~/kernel/clock';
import { loadProposal } from '~/matching/proposals.server';
import { happeningsOf } from '~/matching/queries/timeline.server';
import { type Db, db } from '~/platform/db.server';
import { withoutWithheld } from '~/platform/withheld.server';
import {
  filtered,
  kindOfEvent,
  kindsFor,
  readsOf,
  type StoryFacts,
  type StoryFilter,
  type StoryKind,
  type StoryReading,
  storyReading,
} from '../domain/life/timeline';
import { type AgreementHead, headOf } from '../queries.server';
import { type AgreementRecord, loadAgreement } from '../record.server';
import { type EventDetails, eventSentence } from './sentences';
import { actorRoleWords, ENTRIES_PER_PAGE, pageOfEvent } from './story-wording';

/** One thing that happened, exact about who and when. */
export type StoryEntry = StoryFacts & {
  id: string;
  at: Date;
  /** How whoever did it was acting; empty for the service itself. */
  role: string;
  title: string;
  reason: string | null;
  /** The page of what it made; null where there is none, or none for this viewer. */
  href: string | null;
};

export type StoryPage = AgreementHead & {
  entries: StoryEntry[];
  /** How many fit the filter, and how many there are in all. */
  found: number;
  total: number;
  page: number;
  people: string[];
  kinds: StoryKind[];
  /** The ended agreement this one takes up, and the one that took this one up, where they are the viewer's to know of. */
  before: { id: string; ref: string } | null;
  after: { id: string; ref: string } | null;
};

/**
 * The whole story of an agreement as the viewer may read it.
 * @param view.page from 1; past the end the last
 * @param view.all everything on one page, to print
 * @returns null where it is not theirs to know of
 */
export async function storyPage(
  viewer: Viewer,
  id: string,
  view: { filter: StoryFilter; page: number; all: boolean },
): Promise<StoryPage | null> {
  const handle = db();
  const record = await loadAgreement(handle, viewer, id);
  if (!record) return null;
  const story = await storyOf(handle, viewer, record);
  const found = filtered(story, view.filter);
  const page = Math.min(view.page, Math.max(1, Math.ceil(found.length / ENTRIES_PER_PAGE)));
  const from = (page - 1) * ENTRIES_PER_PAGE;
  return {
    ...headOf(record),
    entries: view.all ? found : found.slice(from, from + ENTRIES_PER_PAGE),
    found: found.length,
    total: story.length,
    page,
    people: [...new Set(story.map(({ who }) => who))].sort((a, b) => a.localeCompare(b, 'en-GB')),
    kinds: kindsFor(storyReading(record.standings)),
    before: await otherAgreement(handle, viewer, record.row.replacesId),
    after: await replacedBy(handle, viewer, id),
  };
}

/** The newest entries of the story, the newest first, and how many there are in all. */
export async function latestOf(
  viewer: Viewer,
  id: string,
  most: number,
): Promise<{ entries: StoryEntry[]; total: number } | null> {
  const handle = db();
  const record = await loadAgreement(handle, viewer, id);
  if (!record) return null;
  const story = await storyOf(handle, viewer, record);
  return { entries: story.slice(-most).reverse(), total: story.length };
}

/** Everything that happened, in the order in which it did, as far as it is the viewer's to read. */
async function storyOf(handle: Db, viewer: Viewer, record: AgreementRecord): Promise<StoryEntry[]> {
  const { row } = record;
  const reading = storyReading(record.standings);
  const rows = await handle
    .select({ event: domainEvent, name: account.name })
    .from(domainEvent)
    .leftJoin(account, eq(account.id, domainEvent.actorId))
    .where(
      or(
        and(eq(domainEvent.subjectType, 'agreement'), eq(domainEvent.subjectId, row.id)),
        and(eq(domainEvent.subjectType, 'request'), eq(domainEvent.subjectId, row.requestId)),
      ),
    )
    .orderBy(asc(domainEvent.at), asc(domainEvent.seq));
  const shown = await withoutWithheld(handle, rows);
  const own = shown.flatMap(({ event, name }) => entryOf(row.id, reading, event, name));
  const asked = await proposalStory(handle, viewer, record);
  return [...asked, ...own].sort((a, b) => a.at.getTime() - b.at.getTime());
}

function entryOf(
  agreementId: string,
  reading: StoryReading,
  event: typeof domainEvent.$inferSelect,
  name: string | null,
): StoryEntry[] {
  const kind = kindOfEvent(event.type);
  const reads = readsOf(event.type, reading);
  if (!kind || reads === 'nothing') return [];
  const { details } = JSON.parse(event.payload) as { details?: EventDetails };
  const known = reads === 'bare' ? bare(details ?? {}) : (details ?? {});
  return [
    {
      id: event.id,
      kind,
      on: calendarDate(event.at),
      at: event.at,
      who: name ?? 'Alongside',
      role: actorRoleWords(event.actorRole),
      title: event.subjectType === 'request' ? eventWords(event.type) : eventSentence(event.type, known),
      reason: reads === 'bare' ? null : event.reason,
      href: pageOfEvent(agreementId, event, details ?? {}, reading),
    },
  ];
}

/** What somebody is told who is not to read the words: which it was, when, and how many days. */
const BARE = new Set(['title', 'on', 'number', 'halfDays', 'lateBy', 'kind', 'late']);
function bare(details: EventDetails): EventDetails {
  return Object.fromEntries(Object.entries(details).filter(([key]) => BARE.has(key)));
}

/** How the partner was asked, as the pages of the proposal tell this viewer. */
async function proposalStory(handle: Db, viewer: Viewer, record: AgreementRecord): Promise<StoryEntry[]> {
  const proposal = await loadProposal(handle, viewer, record.row.proposalId);
  if (!proposal) return [];
  const happenings = await happeningsOf(handle, proposal, record);
  return happenings.reverse().map(({ id, at, sentence, by, reason }) => ({
    id,
    kind: 'request',
    on: calendarDate(at),
    at,
    who: by ?? 'Alongside',
    role: '',
    title: sentence,
    reason,
    href: `/proposals/${record.row.proposalId}`,
  }));
}

async function replacedBy(
  handle: Db,
  viewer: Viewer,
  id: string,
): Promise<{ id: string; ref: string } | null> {
  const [later] = await handle
    .select({ id: agreement.id })
    .from(agreement)
    .where(eq(agreement.replacesId, id));
  return otherAgreement(handle, viewer, later?.id ?? null);
}

async function otherAgreement(
  handle: Db,
  viewer: Viewer,
  id: string | null,
): Promise<{ id: string; ref: string } | null> {
  const other = id === null ? null : await loadAgreement(handle, viewer, id);
  return other && { id: other.row.id, ref: other.row.ref };
}
