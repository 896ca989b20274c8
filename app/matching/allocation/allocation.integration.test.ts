import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { allocationPlan, proposal, supportRequest } from '#drizzle/schema';
import { eventsOf, must, SPRING, SUMMER } from '#tests/builders/matching';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { invite } from '~/matching/commands/invitation.server';
import { choosePartner, shareShortlist } from '~/matching/commands/shortlist.server';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { PLAN_SILENT_MS } from '../domain/plan/plan-states';
import { type PlanSettings, USUAL_SETTINGS } from '../domain/plan/settings';
import { readShortlist } from '../proposals.server';
import { loadPlanPage } from './plan-view.server';
import { forwardReport, putPlanForward } from './put-forward.server';
import { listPlans, readPlan } from './queries.server';
import { planInputs } from './read.server';
import { plansAtRest, startPlan, stopPlan } from './run.server';

const RED = 100001;
const AMBER = 100002;
const HOME = 100003;
const HOME_2 = 100004;

let world: World;
let people: Awaited<ReturnType<typeof cast>>;
beforeEach(async () => {
  world = await newWorld();
  people = await cast();
});

/** Two schools that ask for six days each, Ann with six days nearby and Ben with six further away. */
async function cast() {
  await world.authority({ id: 'elsewhere', code: '902', name: 'Elsewhere' });
  await world.school(RED, { name: 'Alder Primary School' });
  await world.school(AMBER, { name: 'Birch Primary School' });
  await world.school(HOME, { name: 'Cedar Primary School', easting: 434_000 });
  await world.school(HOME_2, { name: 'Damson Primary School', easting: 445_000 });
  await world.standing(RED, { band: 'red' });
  await world.standing(AMBER, { band: 'amber' });
  const head = await world.person('head', { role: 'head', urn: RED });
  const head2 = await world.person('head2', { role: 'head', urn: AMBER });
  const days = { [SPRING]: 6, [SUMMER]: 6 };
  await world.provider('ann', HOME, { name: 'Ann Ash', caps: days });
  await world.provider('ben', HOME_2, { name: 'Ben Birch', caps: days });
  await world.offer('near', 'ann', { days });
  await world.offer('far', 'ben', { days });
  await world.request('r1', RED, head);
  await world.request('r2', AMBER, head2);
  return {
    head,
    head2,
    ann: await world.person('ann', { role: 'leader', providerId: 'ann' }),
    ben: await world.person('ben', { role: 'leader', providerId: 'ben' }),
    broker: await world.person('broker', { role: 'broker' }),
    lead: await world.person('lead', { role: 'lead' }),
    member: await world.person('member', { role: 'member' }),
    foreign: await world.person('foreign', { role: 'broker' }, { authorityId: 'elsewhere' }),
  };
}

async function made(viewer: Viewer, settings: Partial<PlanSettings> = {}, fromPlanId: string | null = null) {
  const id = newFormId();
  const asked = { id, name: 'Spring', settings: { ...USUAL_SETTINGS, seconds: 1, ...settings }, fromPlanId };
  must(await startPlan(viewer, asked));
  await plansAtRest();
  const record = await readPlan(viewer, id);
  if (!record?.finished) throw new Error(`The plan is ${record?.head.status}: ${record?.head.problem}`);
  return { id, head: record.head, ...record.finished };
}

const proposals = () => db().select().from(proposal).orderBy(proposal.requestId);

describe('a plan of an authority', () => {
  it('is made in a thread from what is frozen with it, and kept with its figures and hash', async () => {
    const plan = await made(people.broker);
    expect(plan.result.rows.map(({ planned }) => planned?.offer).sort()).toEqual(['far', 'near']);
    expect(plan.head).toMatchObject({ status: 'done', by: 'Broker Person', from: null, problem: null });
    expect(plan.head.figures).toMatchObject({ met: 2, requests: 2, halfDays: 24 });
    const [row] = await db().select().from(allocationPlan).where(eq(allocationPlan.id, plan.id));
    expect(row).toMatchObject({ objective: plan.result.objective, bound: plan.result.bound });
    expect(row?.inputsHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await eventsOf(plan.id)).toEqual(['allocation.started', 'allocation.finished']);
    expect(await proposals()).toEqual([]);
  });

  it('is started once by a form sent twice; another waits until it is ready', async () => {
    const asked = { id: newFormId(), name: 'Spring', settings: USUAL_SETTINGS, fromPlanId: null };
    expect(must(await startPlan(people.broker, asked))).toEqual({ id: asked.id });
    expect(must(await startPlan(people.broker, asked))).toEqual({ id: asked.id });
    expect(await startPlan(people.lead, { ...asked, id: newFormId() })).toMatchObject({
      code: 'allocation.going-on',
    });
    await plansAtRest();
    expect((await listPlans(people.lead, { page: 1 }))?.total).toBe(1);
  });

  it('is stopped when asked, by whoever may, and keeps nothing', async () => {
    const id = newFormId();
    must(await startPlan(people.broker, { id, name: 'Spring', settings: USUAL_SETTINGS, fromPlanId: null }));
    expect(await stopPlan(people.foreign, { id })).toMatchObject({ code: 'allocation.not-found' });
    must(await stopPlan(people.lead, { id }));
    await plansAtRest();
    const record = await readPlan(people.broker, id);
    // A small plan may be ready before it hears of it.
    expect(['cancelled', 'done']).toContain(record?.head.status);
    expect(await eventsOf(id)).toContain('allocation.stop-asked');
    expect(must(await stopPlan(people.lead, { id }))).toBeUndefined();
  });

  it('says that it was interrupted once its process has been silent', async () => {
    const plan = await made(people.broker);
    const silent = new Date(Date.now() - PLAN_SILENT_MS - 1000);
    await world.open.write((tx) =>
      tx
        .update(allocationPlan)
        .set({ status: 'running', heartbeatAt: silent })
        .where(eq(allocationPlan.id, plan.id)),
    );
    expect((await readPlan(people.broker, plan.id))?.head.status).toBe('interrupted');
    expect((await made(people.broker)).head.status).toBe('done');
  });

  it('is seen by the service of its authority alone', async () => {
    const { id } = await made(people.lead);
    expect(await readPlan(people.broker, id)).not.toBeNull();
    for (const stranger of [people.foreign, people.head, people.member]) {
      expect(await readPlan(stranger, id)).toBeNull();
      expect(await loadPlanPage(stranger, id, { filter: null, page: 1 })).toBeNull();
    }
    expect(await listPlans(people.head, { page: 1 })).toBeNull();
    expect((await listPlans(people.foreign, { page: 1 }))?.total).toBe(0);
    const asked = { id: newFormId(), name: 'Theirs', settings: USUAL_SETTINGS, fromPlanId: id };
    expect(await startPlan(people.foreign, asked)).toMatchObject({ code: 'allocation.not-found' });
    expect(await startPlan(people.head, { ...asked, fromPlanId: null })).toMatchObject({
      code: 'allocation.forbidden',
    });
  });

  it('keeps what the broker locks and forbids, and links the later plan to the earlier', async () => {
    const first = await made(people.broker);
    const planned = first.result.rows.find(({ request }) => request === 'r1')?.planned?.offer ?? '';
    const forbidden = [{ request: 'r1', offer: planned }];
    const second = await made(people.broker, { forbidden }, first.id);
    expect(second.result.rows.find(({ request }) => request === 'r1')?.planned?.offer).not.toBe(planned);
    expect(second.head.from).toEqual({ id: first.id, name: 'Spring' });
  });
});

describe('turning rows into shortlist entries', () => {
  it('puts each forward as the shortlist has it, with the plan it came from', async () => {
    const { id } = await made(people.broker);
    const form = { id: newFormId(), planId: id, requests: ['r1', 'r2'] };
    const outcomes = must(await putPlanForward(people.broker, form));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['put-forward', 'put-forward']);
    const rows = await proposals();
    expect(rows).toMatchObject([
      { requestId: 'r1', state: 'shortlisted', allocationPlanId: id, sharedAt: null, invitedAt: null },
      { requestId: 'r2', state: 'shortlisted', allocationPlanId: id },
    ]);
    const [request] = await db().select().from(supportRequest).where(eq(supportRequest.id, 'r1'));
    expect(request?.state).toBe('matching');
    expect(await forwardReport(people.lead, id, form.id)).toEqual(outcomes);
  });

  it('does it once when the form is sent twice, and when two brokers do it at the same time', async () => {
    const { id } = await made(people.broker);
    const form = { id: newFormId(), planId: id, requests: ['r1', 'r2'] };
    const first = must(await putPlanForward(people.broker, form));
    expect(must(await putPlanForward(people.broker, form))).toEqual(first);
    const both = await Promise.all(
      [people.broker, people.lead].map((one) => putPlanForward(one, { ...form, id: newFormId() })),
    );
    for (const one of both) expect(must(one).map(({ outcome }) => outcome)).toEqual(['already', 'already']);
    expect(await proposals()).toHaveLength(2);
    expect((await eventsOf(id)).filter((type) => type === 'allocation.put-forward')).toHaveLength(3);
  });

  it('puts each row forward once where two brokers begin at the same instant', async () => {
    const { id } = await made(people.broker);
    const both = await Promise.all(
      [people.broker, people.lead].map((one) =>
        putPlanForward(one, { id: newFormId(), planId: id, requests: ['r1', 'r2'] }),
      ),
    );
    const outcomes = both.flatMap((one) => must(one).map(({ outcome }) => outcome));
    expect(outcomes.filter((one) => one === 'put-forward')).toHaveLength(2);
    expect(outcomes.filter((one) => one === 'already')).toHaveLength(2);
    expect(await proposals()).toHaveLength(2);
  });

  it('says which rows are no longer possible, and puts the others forward', async () => {
    const { id, result } = await made(people.broker);
    await world.open.write((tx) =>
      tx.update(supportRequest).set({ state: 'withdrawn' }).where(eq(supportRequest.id, 'r1')),
    );
    const outcomes = must(
      await putPlanForward(people.broker, { id: newFormId(), planId: id, requests: ['r1', 'r2'] }),
    );
    expect(outcomes).toMatchObject([
      { requestId: 'r1', outcome: 'not-possible' },
      { requestId: 'r2', outcome: 'put-forward', message: null },
    ]);
    expect(outcomes[0]?.message).toContain('No partner is being looked for');
    expect(result.rows).toHaveLength(2);
  });

  it('says that days are gone when somebody else has been invited for them meanwhile', async () => {
    const plan = await made(people.broker);
    const row = plan.result.rows.find(({ request }) => request === 'r1');
    await inviteFor('r2', row?.planned?.offer ?? '', people.head2);
    const outcomes = must(
      await putPlanForward(people.broker, { id: newFormId(), planId: plan.id, requests: ['r1'] }),
    );
    expect(outcomes).toMatchObject([{ outcome: 'not-possible' }]);
    expect(outcomes[0]?.message).toMatch(/Only .* of the 6 days planned are still free/);
  });

  it('is the service’s alone, of a plan that is ready, and asks for a choice', async () => {
    const { id } = await made(people.broker);
    const form = { id: newFormId(), planId: id, requests: ['r1'] };
    expect(await putPlanForward(people.foreign, form)).toMatchObject({ code: 'allocation.not-found' });
    expect(await putPlanForward(people.head, form)).toMatchObject({ code: 'allocation.forbidden' });
    expect(await putPlanForward(people.broker, { ...form, requests: [] })).toMatchObject({
      code: 'allocation.none-chosen',
    });
    expect(await proposals()).toEqual([]);
  });
});

describe('what a plan reads', () => {
  it('keeps the school’s choice, and leaves out a request whose partner has been asked', async () => {
    await chooseFor('r1', 'far', people.head);
    const chosen = await made(people.broker);
    expect(chosen.result.rows.find(({ request }) => request === 'r1')).toMatchObject({
      planned: { offer: 'far' },
      why: { code: 'chosen' },
    });
    const [row] = await proposals();
    must(
      await invite(people.broker, {
        proposalId: row?.id ?? '',
        version: row?.version ?? 0,
        days: { [SPRING]: 6, [SUMMER]: 6 },
        answerDays: 5,
        message: null,
      }),
    );
    const inputs = await planInputs(db(), world.authorityId, '2026-11-22');
    expect(inputs.requests.map(({ id }) => id)).toEqual(['r2']);
    expect(inputs.underWay).toMatchObject([{ id: 'r1', offer: 'far', state: 'invited' }]);
  });

  it('shows the page with names, today’s partners and a sentence for each', async () => {
    const { id } = await made(people.broker);
    must(await putPlanForward(people.broker, { id: newFormId(), planId: id, requests: ['r1'] }));
    const again = await made(people.broker, {}, id);
    const page = await loadPlanPage(people.broker, again.id, { filter: null, page: 1 });
    expect(page?.ready?.rows.map(({ ref }) => ref)).toEqual(['TES-r1', 'TES-r2']);
    const [red, amber] = page?.ready?.rows ?? [];
    expect(red?.today.map(({ state }) => state)).toEqual(['shortlisted']);
    expect(red?.planned?.card?.providerName).toMatch(/Ash|Birch/);
    expect(red?.planned?.factors.reduce((sum, { points }) => sum + points, 0)).toBe(red?.planned?.score);
    expect(red?.why).not.toBe('');
    expect(amber?.band?.name).toBe('Amber');
    expect(page?.ready?.counts).toMatchObject({ all: 2, unmet: 0, changed: 1 });
    expect(page?.ready?.open).toBe(1);
  });
});

async function chooseFor(requestId: string, offer: string, head: Viewer): Promise<void> {
  const plan = await made(people.broker, { locked: [{ request: requestId, offer }] });
  must(await putPlanForward(people.broker, { id: newFormId(), planId: plan.id, requests: [requestId] }));
  const version = async () => (await readShortlist(db(), requestId))?.version ?? 0;
  must(await shareShortlist(people.broker, { requestId, version: await version(), note: null }));
  const [row] = (await proposals()).filter((one) => one.requestId === requestId);
  const choice = { requestId, proposalId: row?.id ?? '', shortlistVersion: await version(), reason: null };
  must(await choosePartner(head, choice));
}

async function inviteFor(requestId: string, offer: string, head: Viewer): Promise<void> {
  await chooseFor(requestId, offer, head);
  const [row] = (await proposals()).filter((one) => one.requestId === requestId);
  const asked = { proposalId: row?.id ?? '', version: row?.version ?? 0 };
  must(await invite(people.broker, { ...asked, days: { [SPRING]: 6 }, answerDays: 5, message: null }));
}
