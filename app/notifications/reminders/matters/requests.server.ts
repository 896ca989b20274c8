import { and, eq, inArray, isNotNull, or } from 'drizzle-orm';
import { diagnosis, proposal, shortlist, supportRequest } from '#drizzle/schema';
import { calendarDate } from '~/kernel/clock';
import type { ProposalState } from '~/matching/domain/proposal-states';
import { isLive } from '~/matching/domain/rules';
import type { Db } from '~/platform/db.server';
import { always, type Collecting, type OpenMatter } from '../matter';

const requestColumns = {
  id: supportRequest.id,
  urn: supportRequest.urn,
  state: supportRequest.state,
  createdAt: supportRequest.createdAt,
  submittedAt: supportRequest.submittedAt,
  updatedAt: supportRequest.updatedAt,
};
const roundColumns = {
  state: shortlist.state,
  sharedAt: shortlist.sharedAt,
  updatedAt: shortlist.updatedAt,
};

/** Requests nobody has taken up, partners nobody has chosen among, and each step of the proposal that was chosen. */
export async function requestMatters(handle: Db, { authorityId }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({ row: requestColumns, round: roundColumns })
    .from(supportRequest)
    .leftJoin(shortlist, eq(shortlist.requestId, supportRequest.id))
    .where(
      and(
        eq(supportRequest.authorityId, authorityId),
        or(
          inArray(supportRequest.state, ['submitted', 'matching']),
          and(
            eq(supportRequest.state, 'draft'),
            eq(supportRequest.raisedBySchool, false),
            isNotNull(supportRequest.submittedAt),
          ),
        ),
      ),
    );
  const asked = await proposalsOf(handle, authorityId);
  return rows.flatMap(({ row, round }) => {
    const own = asked.filter(({ requestId }) => requestId === row.id);
    const further = own.filter(({ state }) => FURTHER.includes(state));
    if (row.state === 'matching' && further.length > 0) return further.flatMap((one) => step(row, one));
    return [untaken(row, round, own)];
  });
}

/** States of a proposal past the school's choice, in which somebody has the next step. */
const FURTHER: readonly ProposalState[] = ['chosen', 'invited', 'accepted', 'released'];

type RequestRow = Pick<typeof supportRequest.$inferSelect, keyof typeof requestColumns>;
type RoundRow = Pick<typeof shortlist.$inferSelect, keyof typeof roundColumns>;
type ProposalRow = Awaited<ReturnType<typeof proposalsOf>>[number];

/** Proposals of requests still in matching, those that have ended included. */
async function proposalsOf(handle: Db, authorityId: string) {
  return handle
    .select({
      id: proposal.id,
      requestId: proposal.requestId,
      state: proposal.state,
      sharedAt: proposal.sharedAt,
      invitedAt: proposal.invitedAt,
      answerBy: proposal.answerBy,
      updatedAt: proposal.updatedAt,
    })
    .from(proposal)
    .innerJoin(supportRequest, eq(supportRequest.id, proposal.requestId))
    .where(and(eq(supportRequest.authorityId, authorityId), eq(supportRequest.state, 'matching')));
}

/** A request before any partner has been chosen: waiting for the head, the broker or the school's choice. */
function untaken(row: RequestRow, round: RoundRow | null, own: readonly ProposalRow[]): OpenMatter {
  const common = {
    subject: { type: 'request', id: row.id },
    event: { subject: { type: 'request', id: row.id }, urn: row.urn, caseId: row.id },
    due: null,
  };
  const since = (...instants: (Date | null | undefined)[]) =>
    calendarDate(new Date(Math.max(row.createdAt.getTime(), ...instants.map((at) => at?.getTime() ?? 0))));
  if (row.state === 'draft') {
    const at = since(row.submittedAt);
    return {
      ...common,
      kind: 'request-untouched',
      since: at,
      party: 'confirm',
      whom: always('school-head'),
    };
  }
  const shown = own.some(({ state, sharedAt }) => state === 'shortlisted' && sharedAt !== null);
  if (row.state === 'matching' && round?.state === 'shared' && shown) {
    // Where one that was chosen has fallen away, the choice is the school's again from that day.
    const ended = own.filter(({ state }) => !isLive(state)).map(({ updatedAt }) => updatedAt);
    const at = since(round.sharedAt, ...ended);
    return { ...common, kind: 'shortlist-unanswered', since: at, whom: always('school-head') };
  }
  const at = row.state === 'submitted' ? since(row.submittedAt) : since(round?.updatedAt ?? row.updatedAt);
  return { ...common, kind: 'request-untouched', since: at, party: 'match', whom: always('broker') };
}

const on = (at: Date | null) => at && calendarDate(at);

function step(request: RequestRow, one: ProposalRow): OpenMatter[] {
  const common = {
    subject: { type: 'proposal', id: one.id },
    event: { subject: { type: 'proposal', id: one.id }, urn: request.urn, caseId: request.id },
  };
  const brokers = (party: string): OpenMatter => ({
    ...common,
    kind: 'approval-waiting',
    due: null,
    since: calendarDate(one.updatedAt),
    party,
    whom: always('broker'),
  });
  if (one.state === 'chosen') return [brokers('invite')];
  if (one.state === 'released') return [brokers('approve')];
  if (one.answerBy === null) return [];
  const dated = { ...common, due: calendarDate(one.answerBy), since: null };
  return one.state === 'invited'
    ? [{ ...dated, kind: 'invitation-unanswered', begun: on(one.invitedAt), whom: always('provider') }]
    : [{ ...dated, kind: 'release-unanswered', begun: on(one.updatedAt), whom: always('home-school') }];
}

/** Diagnoses shared with a school that has neither agreed nor said what it sees differently. */
export async function diagnosisMatters(handle: Db, { authorityId }: Collecting): Promise<OpenMatter[]> {
  const rows = await handle
    .select({ id: diagnosis.id, urn: diagnosis.urn, sharedAt: diagnosis.sharedAt })
    .from(diagnosis)
    .where(
      and(
        eq(diagnosis.authorityId, authorityId),
        eq(diagnosis.state, 'shared'),
        isNotNull(diagnosis.sharedAt),
      ),
    );
  return rows.map(({ id, urn, sharedAt }) => ({
    kind: 'diagnosis-unanswered',
    subject: { type: 'diagnosis', id },
    event: { subject: { type: 'diagnosis', id }, urn },
    due: null,
    since: sharedAt && calendarDate(sharedAt),
    whom: always('school-head'),
  }));
}
