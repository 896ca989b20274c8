import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { bandingFramework, domainEvent, schoolStanding } from '#drizzle/schema';
import { FRAMEWORKS } from '#seeds/frameworks';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import type { BandEdit, CriterionEdit } from './domain/framework-edit';
import { adoptFramework, changeFramework } from './framework-commands.server';
import {
  frameworkChanges,
  frameworkInForce,
  frameworkPage,
  frameworksOf,
  ownFrameworkId,
} from './frameworks.server';

const SCHOOL = 100001;
const NOTE = 'Agreed with heads in October.';

let world: World;
let lead: Viewer;
let broker: Viewer;
let head: Viewer;
let foreignLead: Viewer;

beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(SCHOOL);
  await world.standing(SCHOOL, { band: 'red' });
  lead = await world.person('lead', { role: 'lead' });
  broker = await world.person('broker', { role: 'broker' });
  head = await world.person('head', { role: 'head', urn: SCHOOL });
  foreignLead = await world.person('foreign', { role: 'lead' }, { authorityId: 'elsewhere' });
});

const adopt = (viewer: Viewer, key: string, replaces: string | null, id = newFormId()) =>
  adoptFramework(viewer, { id, key, replaces, note: NOTE });

/** Walsall's, adopted in place of the world's own; its id. */
async function walsall(): Promise<string> {
  const verdict = await adopt(lead, 'walsall', await ownFrameworkId(lead));
  if (!verdict.ok) throw new Error(verdict.message);
  return verdict.value.id;
}

const SAID: CriterionEdit = {
  theme: 'attendance',
  phases: ['primary'],
  text: 'Attendance has fallen for two years.',
  test: { indicator: 'absence-overall', is: 'at-least', than: { figure: 7 } },
  suggests: ['attendance'],
};

const add = (viewer: Viewer, from: string, id = newFormId(), to = SAID) =>
  changeFramework(viewer, { id, note: NOTE, from, edit: { change: 'add', band: 'c', to } });

describe('adopting a framework', () => {
  it('gives the authority its own copy, whole, and puts it in force', async () => {
    const id = await walsall();
    const seed = FRAMEWORKS.find(({ key }) => key === 'walsall');
    expect(await frameworkInForce(db(), 'testshire')).toMatchObject({
      id,
      key: 'walsall',
      version: 1,
      bands: seed?.bands,
      criteria: seed?.criteria,
      note: NOTE,
      adoptedById: lead.accountId,
    });
    const inForce = (await frameworksOf(lead)).filter((one) => one.inForce);
    expect(inForce.map((one) => one.id)).toEqual([id]);
    const [event] = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, id));
    expect(event?.type).toBe('framework.adopted');
  });

  it('leaves the bands of schools under the framework they were agreed under', async () => {
    const before = await ownFrameworkId(lead);
    await walsall();
    const [standing] = await db().select().from(schoolStanding).where(eq(schoolStanding.urn, SCHOOL));
    expect(standing).toMatchObject({ frameworkId: before, band: 'red', current: true });
    expect((await frameworksOf(lead)).find((one) => one.id === before)).toMatchObject({
      inForce: false,
      schools: 1,
    });
  });

  it('is the lead’s to do, once however often the form is sent', async () => {
    const before = await ownFrameworkId(lead);
    for (const viewer of [broker, head])
      expect(await adopt(viewer, 'walsall', before)).toMatchObject({ code: 'framework.forbidden' });
    const id = newFormId();
    expect(await adopt(lead, 'walsall', before, id)).toEqual({ ok: true, value: { id } });
    expect(await adopt(lead, 'walsall', before, id)).toEqual({ ok: true, value: { id } });
    expect(
      await db().select().from(bandingFramework).where(eq(bandingFramework.key, 'walsall')),
    ).toHaveLength(1);
  });

  it('does not adopt over another that was adopted meanwhile, nor one there is not', async () => {
    const before = await ownFrameworkId(lead);
    await walsall();
    expect(await adopt(lead, 'rutland', before)).toMatchObject({ code: 'stale' });
    expect(await adopt(lead, 'atlantis', await ownFrameworkId(lead))).toMatchObject({ field: 'key' });
  });

  it('begins a fresh copy, with the next number, when one is adopted again', async () => {
    const first = await walsall();
    await adopt(lead, 'rutland', first);
    const verdict = await adopt(lead, 'walsall', await ownFrameworkId(lead));
    const again = verdict.ok ? verdict.value.id : '';
    expect(await frameworkPage(lead, again)).toMatchObject({
      framework: { version: 2, inForce: true },
      earlier: first,
    });
  });
});

describe('changing the framework in force', () => {
  it('makes the next version and leaves the one before as it was', async () => {
    const first = await walsall();
    const [was] = await db().select().from(bandingFramework).where(eq(bandingFramework.id, first));
    const verdict = await add(lead, first);
    const second = verdict.ok ? verdict.value.id : '';
    const [is] = await db().select().from(bandingFramework).where(eq(bandingFramework.id, first));
    expect(is).toEqual({ ...was, inForce: false });
    expect(await frameworkInForce(db(), 'testshire')).toMatchObject({ id: second, version: 2, note: NOTE });
    const page = await frameworkChanges(head, second, null);
    expect(page?.from.id).toBe(first);
    expect(page?.changes).toEqual({
      bands: [],
      criteria: [{ key: 'c.added-2', before: null, after: { key: 'c.added-2', band: 'c', ...SAID } }],
    });
    const [event] = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, second));
    expect(event).toMatchObject({ type: 'framework.changed' });
    expect(JSON.parse(event?.payload ?? '{}')).toMatchObject({ after: { version: 2 } });
  });

  it('changes a band’s words and terms', async () => {
    const first = await walsall();
    const band = (await frameworkPage(lead, first))?.framework.bands[1];
    if (!band?.terms) throw new Error('Walsall’s band B has terms');
    const to: BandEdit = {
      name: 'Band B',
      letter: 'B',
      meaning: 'Improving.',
      terms: { ...band.terms, adviserHalfDays: { least: 2, most: 8 } },
    };
    const edit = { change: 'band', band: 'b', to } as const;
    const verdict = await changeFramework(lead, { id: newFormId(), note: NOTE, from: first, edit });
    expect(verdict.ok).toBe(true);
    expect((await frameworkInForce(db(), 'testshire'))?.bands[1]).toEqual({ ...band, ...to });
  });

  it('refuses a change to a version no longer in force, with what stands there now', async () => {
    const first = await walsall();
    await changeFramework(lead, {
      id: newFormId(),
      note: NOTE,
      from: first,
      edit: { change: 'criterion', criterion: 'c.send', to: { ...SAID, text: 'Said by another.' } },
    });
    const late = await changeFramework(lead, {
      id: newFormId(),
      note: NOTE,
      from: first,
      edit: { change: 'criterion', criterion: 'c.send', to: SAID },
    });
    expect(late).toMatchObject({ code: 'stale', details: { theirs: { text: 'Said by another.' } } });
    expect((await frameworkInForce(db(), 'testshire'))?.version).toBe(2);
  });

  it('makes one version of a form sent twice, and none of a form that changes nothing', async () => {
    const first = await walsall();
    const id = newFormId();
    expect(await add(lead, first, id)).toEqual({ ok: true, value: { id } });
    expect(await add(lead, first, id)).toEqual({ ok: true, value: { id } });
    expect(await add(lead, first, id, { ...SAID, text: 'Something else.' })).toMatchObject({ code: 'stale' });
    const edit = { change: 'criterion', criterion: 'c.added-2', to: SAID } as const;
    expect(await changeFramework(lead, { id: newFormId(), note: NOTE, from: id, edit })).toMatchObject({
      code: 'framework.no-change',
    });
    expect(await frameworksOf(lead)).toHaveLength(3);
  });

  it('is the lead’s of the authority alone', async () => {
    const first = await walsall();
    expect(await add(broker, first)).toMatchObject({ code: 'framework.forbidden' });
    expect(await add(foreignLead, first)).toMatchObject({ code: 'framework.not-found' });
  });
});

describe('reading a framework', () => {
  it('is for people of the authority, and only the lead sees where to change it', async () => {
    const id = await walsall();
    expect((await frameworkPage(head, id))?.mayEdit).toBe(false);
    expect((await frameworkPage(lead, id))?.mayEdit).toBe(true);
    expect(await frameworkPage(foreignLead, id)).toBeNull();
    expect(await frameworkChanges(foreignLead, id, null)).toBeNull();
    expect(await frameworksOf(foreignLead)).toEqual([]);
  });
});
