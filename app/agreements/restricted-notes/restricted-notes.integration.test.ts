import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, it } from 'vitest';
import { accessEntry, domainEvent, glassBreak, notification, restrictedNote } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { no, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { newFormId } from '~/platform/transact.server';
import { wire } from '~/wiring.server';
import { newWorld, type World } from '../../../tests/support/world';
import { addNote, chooseReaders, correctNote, endNote, readersMark } from './commands.server';
import { breakGlass, reviewBreak } from './glass.server';
import { breakPage, listBreaks, notePage, notesPanel } from './queries.server';
import { restrictedNotesWorklist } from './worklist.server';

const SCHOOL = 100001;
const SECRET = 'Zinnober saw the bruise on Monday';
const REASON = 'The child is at the door and nobody else answers';
const proven = async () => yes();

let world: World;
let writer: Viewer;
let reader: Viewer;
let other: Viewer;
let lead: Viewer;
let outside: Viewer[];

beforeEach(async () => {
  world = await newWorld();
  await world.school(SCHOOL);
  writer = await world.person('writer', { role: 'broker' });
  reader = await world.person('reader', { role: 'broker' });
  other = await world.person('other', { role: 'broker' });
  lead = await world.person('lead', { role: 'lead' });
  const elsewhere = await world.authority({ id: 'elsewhere', code: '777', name: 'Elsewhere' });
  outside = [
    await world.person('head', { role: 'head', urn: SCHOOL }),
    await world.person('chair', { role: 'chair', urn: SCHOOL }),
    await world.person('member', { role: 'member' }),
    await world.person('admin', { role: 'admin' }),
    await world.person('far', [{ role: 'lead' }, { role: 'broker' }], { authorityId: elsewhere.id }),
  ];
});

async function written(level: 'service' | 'safeguarding', readers: readonly string[] = ['reader']) {
  const id = newFormId();
  const input = { id, on: 'school' as const, subjectId: String(SCHOOL), level, title: 'About staffing' };
  const verdict = await addNote(writer, { ...input, body: SECRET, readers });
  expect(verdict).toEqual({ ok: true, value: { id } });
  expect(await addNote(writer, { ...input, body: 'sent twice', readers })).toEqual(verdict);
  return id;
}

const textsFor = async (viewer: Viewer, id: string) =>
  (await notePage(viewer, id))?.texts.map(({ body }) => body) ?? null;

describe('a note for the service', () => {
  it('is read by its service, and is not there for anybody else', async () => {
    const id = await written('service');
    for (const viewer of [writer, other, lead]) expect(await textsFor(viewer, id)).toEqual([SECRET]);
    for (const viewer of outside) {
      expect(await notePage(viewer, id), viewer.accountId).toBeNull();
      expect(await notesPanel(viewer, 'school', SCHOOL), viewer.accountId).toBeNull();
      expect(await endNote(viewer, id)).toMatchObject({ code: 'restricted-note.not-found' });
    }
    expect((await notesPanel(other, 'school', SCHOOL))?.notes).toMatchObject([{ title: 'About staffing' }]);
  });

  it('is put right by another text, ends once, and is changed by nobody after', async () => {
    const id = await written('service');
    const correction = { noteId: id, id: newFormId(), body: 'Put right' };
    expect(await correctNote(other, correction)).toEqual({ ok: true, value: { id } });
    expect(await correctNote(other, correction)).toEqual({ ok: true, value: { id } });
    expect(await textsFor(lead, correction.id)).toEqual(['Put right', SECRET]);
    expect(await endNote(other, id)).toMatchObject({ code: 'restricted-note.forbidden' });
    expect(await endNote(lead, id)).toMatchObject({ ok: true });
    expect(await correctNote(writer, { ...correction, id: newFormId() })).toMatchObject({
      code: 'restricted-note.ended',
    });
    expect((await notesPanel(other, 'school', SCHOOL))?.notes).toEqual([]);
  });
});

describe('a safeguarding note', () => {
  it('is sealed in the database, titled by its date, and named in no event by school or word', async () => {
    const id = await written('safeguarding');
    const [row] = await db().select().from(restrictedNote).where(eq(restrictedNote.id, id));
    expect(row).toMatchObject({ sealed: true, title: expect.stringMatching(/^Safeguarding note of \d/) });
    expect(row?.body).toMatch(/^v1\./);
    const events = await db().select().from(domainEvent);
    expect(events.map(({ urn }) => urn)).toEqual([null]);
    expect(JSON.stringify(events)).not.toMatch(/Zinnober|About staffing/);
  });

  it('is read by its writer and readers; others of the service see that it is there', async () => {
    const id = await written('safeguarding');
    for (const viewer of [writer, reader]) expect(await textsFor(viewer, id)).toEqual([SECRET]);
    for (const viewer of [other, lead]) {
      const page = await notePage(viewer, id);
      expect(page).toMatchObject({ reading: 'title', texts: [], readers: null });
      expect(JSON.stringify(page)).not.toContain(SECRET);
    }
    for (const viewer of outside) expect(await notePage(viewer, id)).toBeNull();
    const looks = await db().select().from(accessEntry);
    expect(looks.map(({ accountId }) => accountId).sort()).toEqual(['reader', 'writer']);
  });

  it('is closed to a reader who is taken off, and choosing at once with another is said', async () => {
    const id = await written('safeguarding');
    const was = readersMark(['reader']);
    expect(await chooseReaders(writer, { noteId: id, was, readers: ['other'] })).toMatchObject({ ok: true });
    expect(await textsFor(reader, id)).toEqual([]);
    expect(await textsFor(other, id)).toEqual([SECRET]);
    expect(await chooseReaders(writer, { noteId: id, was, readers: ['lead'] })).toMatchObject({
      code: 'stale',
    });
    expect(await chooseReaders(other, { noteId: id, was: 'other', readers: ['admin', 'far'] })).toMatchObject(
      {
        ok: true,
      },
    );
    expect(await textsFor(other, id)).toEqual([]);
  });
});

describe('breaking the glass', () => {
  const breakIt = (viewer: Viewer, noteId: string, prove: Parameters<typeof breakGlass>[2] = proven) =>
    breakGlass(viewer, { id: newFormId(), noteId, reason: REASON }, prove);

  it('opens the note for a day, tells lead, writer and readers, and keeps the reason out of the trail', async () => {
    wire();
    const id = await written('safeguarding');
    expect(await breakIt(other, id)).toMatchObject({ ok: true });
    expect(await textsFor(other, id)).toEqual([SECRET]);
    expect(await textsFor(lead, id)).toEqual([]);
    const told = await db().select().from(notification);
    const alerts = told.filter(({ href }) => href.startsWith('/glass-breaks/'));
    expect(alerts.map(({ accountId }) => accountId).sort()).toEqual(['lead', 'reader', 'writer']);
    expect(JSON.stringify(told)).not.toMatch(/Zinnober|Testshire school|at the door/);
    const events = await db().select().from(domainEvent);
    expect(events.map(({ type }) => type)).toContain('restricted-note.glass-broken');
    expect(JSON.stringify(events)).not.toContain('at the door');
    world.travelTo(new Date(Date.now() + 24 * 3600 * 1000).toISOString());
    expect(await textsFor(other, id)).toEqual([]);
  });

  it('asks who it is, and is for nobody outside the service', async () => {
    const id = await written('safeguarding');
    const wrong = async () => no('password.wrong', 'The password is not right.', { field: 'password' });
    expect(await breakIt(other, id, wrong)).toMatchObject({ code: 'password.wrong' });
    for (const viewer of outside)
      expect(await breakIt(viewer, id)).toMatchObject({ code: 'restricted-note.not-found' });
    expect(await db().select().from(glassBreak)).toEqual([]);
    expect(await textsFor(other, id)).toEqual([]);
  });

  it('sent twice is one, and more than a few in an hour are refused', async () => {
    const first = await written('safeguarding');
    expect(await breakIt(other, first)).toMatchObject({ ok: true });
    expect(await breakIt(other, first)).toMatchObject({ ok: true });
    expect(await db().select().from(glassBreak)).toHaveLength(1);
    for (let n = 0; n < 4; n++)
      expect(await breakIt(other, await written('safeguarding'))).toMatchObject({ ok: true });
    expect(await breakIt(other, await written('safeguarding'))).toMatchObject({ code: 'too-many-tries' });
  });

  it('waits for the lead, who says once what they find; never for who did it', async () => {
    const id = await written('safeguarding');
    await breakIt(other, id);
    const [row] = await db().select().from(glassBreak);
    const found = { id: row?.id ?? '', version: 1, finding: 'justified' as const, why: 'It was right' };
    expect(await restrictedNotesWorklist(other)).toEqual([]);
    expect(await restrictedNotesWorklist(lead)).toMatchObject([{ kind: 'now', firm: true }]);
    expect(await reviewBreak(other, found)).toMatchObject({ code: 'glass-break.forbidden' });
    for (const viewer of outside)
      expect(await reviewBreak(viewer, found)).toMatchObject({ code: 'glass-break.not-found' });
    expect(await reviewBreak(lead, found)).toMatchObject({ ok: true });
    expect(await reviewBreak(lead, found)).toMatchObject({ ok: true });
    expect(await reviewBreak(lead, { ...found, finding: 'not-justified' })).toMatchObject({ code: 'stale' });
    expect(await restrictedNotesWorklist(lead)).toEqual([]);
    expect(await breakPage(other, found.id)).toMatchObject({ review: { why: 'It was right' } });
  });

  it('by the only lead waits for the writer and the readers', async () => {
    const id = await written('safeguarding');
    await breakIt(lead, id);
    const [row] = (await listBreaks(lead, 1)).rows;
    expect(row).toMatchObject({ mayReview: false, who: 'Lead Person' });
    for (const viewer of [writer, reader]) expect(await restrictedNotesWorklist(viewer)).toHaveLength(1);
    for (const viewer of [other, lead]) expect(await restrictedNotesWorklist(viewer)).toEqual([]);
  });
});
