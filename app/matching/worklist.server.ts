import { and, asc, eq, inArray, notInArray } from 'drizzle-orm';
import { proposal, provider, school, schoolStanding, shortlist, supportRequest } from '#drizzle/schema';
import { onListOf } from '~/accounts/caseload.server';
import { has, providersOf, type Viewer } from '~/accounts/domain/roles';
import { ownSchools } from '~/diagnosis/reach.server';
import { calendarDate } from '~/kernel/clock';
import { count, dateWords } from '~/kernel/words';
import type { WorkItem } from '~/kernel/work-item';
import { db } from '~/platform/db.server';
import { LIVE_STATES } from './domain/rules';

/** More than this on one page is no longer a list of what to do next. */
const MOST = 25;

type Line = Awaited<ReturnType<typeof liveProposals>>[number];

/** What waits for the viewer between a request and its partnership, and what they wait for. */
export async function matchingWorklist(viewer: Viewer): Promise<WorkItem[]> {
  const items: WorkItem[] = [];
  if (has(viewer, 'broker')) items.push(...(await forBroker(viewer)));
  if (has(viewer, 'head')) items.push(...(await forHead(viewer)), ...(await forHomeHead(viewer)));
  if (has(viewer, 'leader')) items.push(...(await forProvider(viewer)));
  return items;
}

async function forBroker(viewer: Viewer): Promise<WorkItem[]> {
  // A school with an adviser of its own waits on that adviser's list.
  const mine = and(
    eq(supportRequest.authorityId, viewer.authorityId),
    eq(supportRequest.state, 'matching'),
    onListOf(viewer, schoolStanding.brokerId),
  );
  const requests = await db()
    .select({
      id: supportRequest.id,
      ref: supportRequest.ref,
      submittedAt: supportRequest.submittedAt,
      schoolName: school.name,
      round: shortlist,
    })
    .from(supportRequest)
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .leftJoin(shortlist, eq(shortlist.requestId, supportRequest.id))
    .leftJoin(
      schoolStanding,
      and(
        eq(schoolStanding.authorityId, supportRequest.authorityId),
        eq(schoolStanding.urn, supportRequest.urn),
        eq(schoolStanding.current, true),
      ),
    )
    .where(mine)
    .orderBy(asc(supportRequest.submittedAt))
    .limit(MOST);
  const lines =
    requests.length === 0
      ? []
      : await liveProposals(
          inArray(
            proposal.requestId,
            requests.map(({ id }) => id),
          ),
        );
  return requests.flatMap((request) => {
    const own = lines.filter((line) => line.requestId === request.id);
    const further = own.filter((line) => line.state !== 'shortlisted');
    return further.length > 0 ? further.map(brokersStep) : [shortlistStep(request, own)];
  });
}

function shortlistStep(
  request: {
    id: string;
    ref: string;
    submittedAt: Date | null;
    schoolName: string;
    round: typeof shortlist.$inferSelect | null;
  },
  own: readonly Line[],
): WorkItem {
  const { id, ref, schoolName, round } = request;
  const item = {
    key: `shortlist:${id}`,
    href: `/requests/${id}/matches`,
    due: null,
    since: round?.updatedAt ?? request.submittedAt,
  };
  const shown = own.filter((line) => line.sharedAt !== null);
  if (round?.state === 'others-asked') {
    const detail = `${schoolName} asked for other possible partners.`;
    return {
      ...item,
      kind: 'now',
      title: `Look for other partners for ${ref}`,
      detail,
      since: round.askedAt,
    };
  }
  if (round?.state === 'shared' && shown.length > 0) {
    const detail = `${schoolName} has ${count(shown.length, 'possible partner')} to choose from.`;
    return {
      ...item,
      kind: 'waiting',
      title: `${ref} waits for the school’s choice`,
      detail,
      since: round.sharedAt,
    };
  }
  const again = round?.state === 'shared';
  const detail =
    own.length === 0
      ? `${schoolName}. ${again ? 'Nobody is left of those put forward.' : 'Put forward two to four partners.'}`
      : `${schoolName}. ${count(own.length, 'partner')} put forward, not shared yet.`;
  return { ...item, kind: 'now', title: `Make a shortlist for ${ref}`, detail };
}

function brokersStep(line: Line): WorkItem {
  const item = {
    key: `proposal:${line.id}`,
    href: `/proposals/${line.id}`,
    since: sinceOf(line),
    due: dueOf(line),
  };
  const pair = `${line.providerName} for ${line.schoolName}`;
  switch (line.state) {
    case 'chosen':
      return {
        ...item,
        kind: 'now',
        title: `Send the invitation for ${line.ref}`,
        detail: `${pair}: chosen by the school.`,
      };
    case 'released':
      return {
        ...item,
        kind: 'now',
        title: `Approve the partnership for ${line.ref}`,
        detail: `${pair}: accepted and released.`,
      };
    case 'accepted':
      return {
        ...item,
        kind: 'waiting',
        title: `${line.ref} waits for the home school’s release`,
        detail: `${pair}.`,
      };
    default:
      return {
        ...item,
        kind: 'waiting',
        title: `${line.ref} waits for the provider’s answer`,
        detail: `${pair}.`,
      };
  }
}

async function forHead(viewer: Viewer): Promise<WorkItem[]> {
  const own = await ownSchools(db(), viewer, 'head');
  if (own.length === 0) return [];
  const lines = await liveProposals(
    and(inArray(supportRequest.urn, own), eq(supportRequest.state, 'matching')),
  );
  const byRequest = new Map<string, Line[]>();
  for (const line of lines.filter(({ sharedAt }) => sharedAt !== null)) {
    byRequest.set(line.requestId, [...(byRequest.get(line.requestId) ?? []), line]);
  }
  const chosenAmong = [...byRequest].flatMap(([requestId, shown]): WorkItem[] => {
    const [first] = shown;
    if (!first) return [];
    const moving = shown.find((line) => line.state !== 'shortlisted');
    if (moving) {
      return [
        {
          key: `proposal:${moving.id}`,
          kind: 'waiting',
          title: `${moving.ref} waits for ${WAITING[moving.state] ?? 'the next step'}`,
          detail: `You chose ${moving.providerName}.`,
          href: `/proposals/${moving.id}`,
          due: dueOf(moving),
          since: sinceOf(moving),
        },
      ];
    }
    const asked = first.roundState === 'others-asked';
    return [
      {
        key: `choose:${requestId}`,
        kind: asked ? 'waiting' : 'now',
        title: asked ? `${first.ref} waits for other possible partners` : `Choose a partner for ${first.ref}`,
        detail: asked
          ? 'Your broker is looking again. Those shown before can still be chosen.'
          : `${count(shown.length, 'possible partner')} to look at. You may also ask for others.`,
        href: asked ? `/requests/${requestId}/matches` : `/requests/${requestId}/choose`,
        due: null,
        since: first.sharedAt,
      },
    ];
  });
  return [...chosenAmong, ...(await lookedFor(own, [...byRequest.keys()]))];
}

/** Requests of one's schools for which the broker is still looking for partners to put forward. */
async function lookedFor(urns: readonly number[], shown: readonly string[]): Promise<WorkItem[]> {
  const rows = await db()
    .select({ id: supportRequest.id, ref: supportRequest.ref, submittedAt: supportRequest.submittedAt })
    .from(supportRequest)
    .where(
      and(
        inArray(supportRequest.urn, [...urns]),
        eq(supportRequest.state, 'matching'),
        shown.length > 0 ? notInArray(supportRequest.id, [...shown]) : undefined,
      ),
    )
    .orderBy(asc(supportRequest.submittedAt))
    .limit(MOST);
  return rows.map(({ id, ref, submittedAt }) => ({
    key: `partners-awaited:${id}`,
    kind: 'waiting',
    title: `${ref} waits for possible partners`,
    detail: 'Your broker is looking for schools and leaders that fit. You will be told when there are some.',
    href: `/requests/${id}`,
    due: null,
    since: submittedAt,
  }));
}

const WAITING: Partial<Record<Line['state'], string>> = {
  chosen: 'the broker’s invitation',
  invited: 'the provider’s answer',
  accepted: 'the home school’s release',
  released: 'the broker’s approval',
};

async function forHomeHead(viewer: Viewer): Promise<WorkItem[]> {
  const homes = await ownSchools(db(), viewer, 'head');
  if (homes.length === 0) return [];
  const lines = await liveProposals(
    and(inArray(provider.homeUrn, homes), inArray(proposal.state, ['accepted', 'released'])),
  );
  return lines.map((line) =>
    line.state === 'accepted'
      ? {
          key: `release:${line.id}`,
          kind: 'now',
          title: `Say whether you can release ${line.providerName}`,
          detail: `They would like to support ${line.schoolName}.`,
          href: `/proposals/${line.id}/release`,
          due: dueOf(line),
          since: sinceOf(line),
        }
      : {
          key: `release:${line.id}`,
          kind: 'waiting',
          title: `${line.providerName} waits for approval`,
          detail: `For ${line.schoolName}. You have released them.`,
          href: `/proposals/${line.id}`,
          due: null,
          since: sinceOf(line),
        },
  );
}

async function forProvider(viewer: Viewer): Promise<WorkItem[]> {
  const own = providersOf(viewer);
  if (own.length === 0) return [];
  const lines = await liveProposals(
    and(inArray(proposal.providerId, own), inArray(proposal.state, ['invited', 'accepted', 'released'])),
  );
  return lines.map((line) => {
    const due = dueOf(line);
    if (line.state === 'invited') {
      return {
        key: `answer:${line.id}`,
        kind: 'now',
        title: `Answer the invitation from ${line.schoolName}`,
        detail: `Your days are held until ${dateWords(due)}.`,
        href: `/proposals/${line.id}/answer`,
        due,
        since: line.invitedAt,
      };
    }
    return {
      key: `answer:${line.id}`,
      kind: 'waiting',
      title: `${line.schoolName} waits for ${line.state === 'accepted' ? 'your school’s release' : 'the broker’s approval'}`,
      detail: 'You have accepted. Your days stay held.',
      href: `/proposals/${line.id}`,
      due: line.state === 'accepted' ? due : null,
      since: sinceOf(line),
    };
  });
}

/** Since when its present step has waited: not since its last change, as a date that moves changes it as well. */
function sinceOf({ state, invitedAt, answeredAt, releasedAt, updatedAt }: Line): Date {
  const began = { invited: invitedAt, accepted: answeredAt, released: releasedAt ?? answeredAt };
  return (
    (state === 'invited' || state === 'accepted' || state === 'released' ? began[state] : null) ?? updatedAt
  );
}

function dueOf(line: Line): string | null {
  return line.answerBy && calendarDate(line.answerBy);
}

async function liveProposals(where: ReturnType<typeof and>) {
  return db()
    .select({
      id: proposal.id,
      requestId: proposal.requestId,
      state: proposal.state,
      sharedAt: proposal.sharedAt,
      invitedAt: proposal.invitedAt,
      answeredAt: proposal.answeredAt,
      releasedAt: proposal.releasedAt,
      answerBy: proposal.answerBy,
      updatedAt: proposal.updatedAt,
      ref: supportRequest.ref,
      schoolName: school.name,
      providerName: provider.name,
      roundState: shortlist.state,
    })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .innerJoin(school, eq(school.urn, supportRequest.urn))
    .innerJoin(provider, eq(provider.id, proposal.providerId))
    .leftJoin(shortlist, eq(shortlist.requestId, proposal.requestId))
    .where(and(where, inArray(proposal.state, [...LIVE_STATES])))
    .orderBy(asc(proposal.answerBy), asc(proposal.createdAt))
    .limit(MOST * 4);
}
