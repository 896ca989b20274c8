import { and, asc, eq, inArray } from 'drizzle-orm';
import { offer, provider } from '#drizzle/schema';
import { has, providersOf, type Viewer } from '~/accounts/domain/roles';
import { nextTerm, type TermKey, termDates, termOf, termWords } from '~/kernel/academic-year';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import { count, dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { clock } from '~/platform/clock.server';
import { db } from '~/platform/db.server';
import { designationStanding, freshness, qaStanding, qaUntil } from './domain/standing';
import { capacityOfMany } from './ledger.server';
import type { OfferRow, ProviderRow } from './load.server';
import { QA_NAMES } from './wording';

/** More than this of one kind on one page is no longer a list of what to do next. */
const MOST = 10;

/** What waits for the viewer in the directory: confirmations and days for leaders, standing for brokers. */
export async function directoryWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const today = calendarDate(clock.now());
  const items: WorkItem[] = [];
  const mine = providersOf(viewer);
  if (mine.length > 0) items.push(...(await forLeader(mine, today)));
  if (has(viewer, 'broker')) items.push(...(await forBroker(viewer, today)));
  if (has(viewer, 'broker', 'lead')) items.push(...(await firstEntry(viewer)));
  return items;
}

/** For the service of an authority new to Alongside: nobody can be matched while the directory is empty. */
async function firstEntry(viewer: Viewer): Promise<WorkItem[]> {
  const [one] = await db()
    .select({ id: provider.id })
    .from(provider)
    .where(eq(provider.authorityId, viewer.authorityId))
    .limit(1);
  if (one) return [];
  return [
    {
      key: 'first-step:directory',
      kind: 'now',
      title: 'Add the first system leader or teaching school',
      detail: 'Then their offers and days. Schools can be matched once an offer is published.',
      href: '/directory/new',
      due: null,
      since: null,
    },
  ];
}

async function forLeader(providerIds: string[], today: CalendarDate): Promise<WorkItem[]> {
  const providers = await db()
    .select()
    .from(provider)
    .where(and(inArray(provider.id, providerIds), eq(provider.active, true)))
    .orderBy(asc(provider.name));
  const offers = await db()
    .select()
    .from(offer)
    .where(and(inArray(offer.providerId, providerIds), eq(offer.state, 'published')));
  const next = nextTerm(termOf(today));
  const capacities = await capacityOfMany(db(), providerIds, [next]);
  return providers.flatMap((one) => {
    const own = offers.filter((each) => each.providerId === one.id);
    const cap = capacities.get(one.id)?.[0]?.overall.cap ?? 0;
    return [
      confirmEntry(one, today),
      confirmOffers(one, own, today),
      own.length === 0 ? publishFirst(one) : null,
      own.length > 0 && cap === 0 && one.appetite !== 'not-now' ? enterDays(one, next) : null,
      designationEnds(one, today),
    ].filter((item) => item !== null);
  });
}

function confirmEntry(one: ProviderRow, today: CalendarDate): WorkItem | null {
  if (freshness(one.lastConfirmedAt, today) === 'this-term') return null;
  return {
    key: `entry-confirm:${one.id}:${termOf(today)}`,
    kind: 'soon',
    title: 'Confirm your entry in the directory',
    detail: 'One click, if it is still right. Schools and brokers see when you last did.',
    href: `/directory/${one.id}`,
    due: termDates(termOf(today)).to,
    since: null,
  };
}

function confirmOffers(one: ProviderRow, offers: OfferRow[], today: CalendarDate): WorkItem | null {
  const old = offers.filter((each) => freshness(each.lastConfirmedAt, today) !== 'this-term');
  if (old.length === 0) return null;
  return {
    key: `offers-confirm:${one.id}:${termOf(today)}`,
    kind: 'soon',
    title: `Confirm ${count(old.length, 'offer')} for this term`,
    detail: `${old
      .slice(0, 3)
      .map((each) => each.title)
      .join('; ')}${old.length > 3 ? ' and others' : ''}. One click each, if they are still right.`,
    href: '/offers?view=confirm',
    due: termDates(termOf(today)).to,
    since: null,
  };
}

function publishFirst(one: ProviderRow): WorkItem {
  return {
    key: `offers-first:${one.id}`,
    kind: 'soon',
    title: 'Publish an offer',
    detail: 'Schools can be matched with you once an offer of yours is published.',
    href: '/offers',
    due: null,
    since: one.createdAt,
  };
}

function enterDays(one: ProviderRow, term: TermKey): WorkItem {
  return {
    key: `capacity:${one.id}:${term}`,
    kind: 'soon',
    title: `Enter your days for the ${termWords(term)}`,
    detail: 'None are entered yet, so no school can be matched with you for that term.',
    href: `/directory/${one.id}/capacity`,
    due: termDates(term).from,
    since: null,
  };
}

function designationEnds(one: ProviderRow, today: CalendarDate): WorkItem | null {
  const standing = designationStanding(one, today);
  if (standing !== 'lapsing' && standing !== 'lapsed') return null;
  return {
    key: `designation-own:${one.id}`,
    kind: 'waiting',
    title: `Your designation ${standing === 'lapsed' ? 'ended' : 'ends'} on ${dateWords(one.designationExpires)}`,
    detail: 'Your authority renews its dates. Tell your broker if yours has been renewed.',
    href: `/directory/${one.id}`,
    due: one.designationExpires,
    since: null,
  };
}

async function forBroker(viewer: Viewer, today: CalendarDate): Promise<WorkItem[]> {
  const providers = await db()
    .select({
      id: provider.id,
      name: provider.name,
      designation: provider.designation,
      designatedOn: provider.designatedOn,
      designationExpires: provider.designationExpires,
      qaState: provider.qaState,
      qaOn: provider.qaOn,
      createdAt: provider.createdAt,
    })
    .from(provider)
    .where(and(eq(provider.authorityId, viewer.authorityId), eq(provider.active, true)))
    .orderBy(asc(provider.name), asc(provider.id));
  const designations = providers.flatMap((one): WorkItem[] => {
    const standing = designationStanding(one, today);
    if (standing !== 'lapsing' && standing !== 'lapsed') return [];
    const ended = standing === 'lapsed';
    return [
      {
        key: `designation:${one.id}`,
        kind: ended ? 'now' : 'soon',
        title: `Check the designation of ${one.name}`,
        detail: `${one.designation}: ${ended ? 'ended' : 'ends'} on ${dateWords(one.designationExpires)}.${ended ? ' Not matched until it is renewed.' : ''}`,
        href: `/directory/${one.id}/standing`,
        due: one.designationExpires,
        since: null,
      },
    ];
  });
  const assurance = providers.flatMap((one): WorkItem[] => {
    const standing = qaStanding(one, today);
    if (standing === 'assured' || designationStanding(one, today) === 'lapsed') return [];
    const until = qaUntil(one.qaOn);
    return [
      {
        key: `qa:${one.id}`,
        kind: 'soon',
        title: `Quality-assure ${one.name}`,
        detail: `${QA_NAMES[standing]}${until ? `; the last one stands until ${dateWords(until)}` : ''}.`,
        href: `/directory/${one.id}/standing`,
        due: until,
        since: one.createdAt,
      },
    ];
  });
  return [...first(designations, 'designation'), ...first(assurance, 'qa')];
}

/** The most pressing of a kind; the rest as one line, so that a long list does not hide everything else. */
function first(items: WorkItem[], kind: 'designation' | 'qa'): WorkItem[] {
  if (items.length <= MOST) return items;
  const sorted = [...items].sort((a, b) => ((a.due ?? '9999') < (b.due ?? '9999') ? -1 : 1));
  const rest = items.length - MOST;
  return [
    ...sorted.slice(0, MOST),
    {
      key: `${kind}:more`,
      kind: 'soon',
      title: `${count(rest, 'more provider')} ${kind === 'qa' ? 'due for quality assurance' : 'whose designation ends or has ended'}`,
      detail: 'The directory lists them all.',
      href: `/directory?where=own&check=${kind}`,
      due: null,
      since: null,
    },
  ];
}
