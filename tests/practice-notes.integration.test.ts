import { eq } from 'drizzle-orm';
import { beforeEach, expect, it } from 'vitest';
import { notification, practiceNote, practiceNoteRevision, practiceNoteStep } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { notify } from '~/notifications/notify.server';
import { verifyChains } from '~/platform/audit.server';
import { db } from '~/platform/db.server';
import { onEvents } from '~/platform/transact.server';
import { editNote, type NoteInput, startNote } from '~/practice/notes/commands.server';
import { readShelfFilters } from '~/practice/notes/forms';
import { newNotePage, noteHistory, notePage, ownNotes, unwritten } from '~/practice/notes/queries.server';
import { listShelf } from '~/practice/notes/shelf.server';
import {
  consentToNote,
  publishNote,
  refuseNote,
  reopenNote,
  sendNote,
  sendNoteBack,
  withdrawConsent,
  withdrawNote,
} from '~/practice/notes/steps.server';
import { practiceBehind, practiceForSchool } from '~/practice/notes/suggested.server';
import { notesWorklist } from '~/practice/notes/worklist.server';
import { CLIENT } from './support/agreement-world';
import { type ClosingWorld, newClosingWorld } from './support/closing-world';

const ID = 'note0000001';
let w: ClosingWorld;
let people: ClosingWorld['people'];
/** Somebody of another authority with no part in anything; a member and an administrator of the school's own. */
let stranger: Viewer;
let member: Viewer;
let admin: Viewer;

beforeEach(async () => {
  w = await newClosingWorld();
  ({ people } = w);
  await w.closed();
  stranger = await w.world.person('stranger', { role: 'broker' }, { authorityId: 'elsewhere' });
  member = await w.world.person('member', { role: 'member' });
  admin = await w.world.person('admin', { role: 'admin' });
  onEvents('notifications', notify);
});

const WORDS: NoteInput = {
  title: 'Writing planned backwards',
  need: 'Children wrote much and got better slowly.',
  done: 'The leader planned one unit with each year group.',
  changed: 'Books show children making choices.',
  attribution: 'one-part',
  again: 'with-changes',
  againWords: 'Begin with the youngest class.',
  limits: 'We do not know yet.',
  measures: [],
  anonymous: false,
  reach: 'everyone',
};

const rowOf = async (id = ID) => {
  const [row] = await db().select().from(practiceNote).where(eq(practiceNote.id, id));
  if (!row) throw new Error('There is no note');
  return row;
};
const at = async () => ({ id: ID, version: (await rowOf()).version });
const begin = (viewer: Viewer, more: Partial<NoteInput> = {}, id = ID) =>
  startNote(viewer, { id, agreementId: w.id, ...WORDS, ...more });
const measures = async () => {
  const { content } = await w.record();
  return content.outcomes.map(({ id }) => id);
};
const ok = async (verdict: Promise<{ ok: boolean }>) => expect(await verdict).toMatchObject({ ok: true });
const state = async () => (await rowOf()).state;

/** Takes a note as far as the shelf. */
async function published(more: Partial<NoteInput> = {}) {
  await ok(begin(people.leader, more));
  await ok(sendNote(people.leader, { ...(await at()), namesMeant: false }));
  await ok(consentToNote(people.head, await at()));
  await ok(publishNote(people.broker, { ...(await at()), reach: more.reach ?? 'everyone' }));
}
const shelf = async (viewer: Viewer, query = '') =>
  (await listShelf(viewer, readShelfFilters(new URLSearchParams(query)))).rows;
const told = async (template: string) =>
  (await db().select().from(notification).where(eq(notification.template, template)))
    .map(({ accountId }) => accountId)
    .sort();

it('goes from the record to the shelf by the provider, the school and the broker, each told of what is theirs', async () => {
  const page = await newNotePage(people.leader, w.id);
  expect(page).toMatchObject({ may: true, there: null });
  expect(page?.content).toMatchObject({ attribution: 'one-part', again: 'with-changes' });
  expect(page?.content.changed).toContain('Said by client-head');
  expect((await unwritten(people.broker)).map(({ id }) => id)).toEqual([w.id]);
  await ok(begin(people.leader, { measures: await measures() }));
  expect(await unwritten(people.broker)).toEqual([]);
  expect((await rowOf()).halfDays).toBe(0);
  // A draft is the three writers' own.
  for (const viewer of [people.chair, people.release, stranger, member, admin])
    expect(await notePage(viewer, ID), viewer.name).toBeNull();
  for (const viewer of [people.head, people.leader, people.broker])
    expect(await notePage(viewer, ID), viewer.name).not.toBeNull();

  await ok(sendNote(people.leader, { ...(await at()), namesMeant: false }));
  expect(await told('practice-note.sent-to-school')).toEqual(['head']);
  expect((await notesWorklist(people.head)).map(({ kind, key }) => [kind, key])).toEqual([
    ['now', `practice-consent:${ID}`],
  ]);
  expect((await notesWorklist(people.leader)).map(({ kind }) => kind)).toEqual(['waiting']);
  for (const viewer of [people.broker, people.leader, people.chair])
    expect((await consentToNote(viewer, await at())).ok, viewer.name).toBe(false);
  await ok(consentToNote(people.head, await at()));
  expect(await told('practice-note.consented')).toEqual(['broker', 'leader']);
  for (const viewer of [people.head, people.leader, people.release])
    expect((await publishNote(viewer, { ...(await at()), reach: 'authority' })).ok, viewer.name).toBe(false);
  expect(await shelf(member)).toEqual([]);
  await ok(publishNote(people.broker, { ...(await at()), reach: 'everyone' }));
  expect(await told('practice-note.published')).toEqual(['chair', 'head', 'leader']);

  for (const viewer of [stranger, member, admin, people.release, people.chair]) {
    expect(
      (await shelf(viewer)).map(({ id }) => id),
      viewer.name,
    ).toEqual([ID]);
    expect((await notePage(viewer, ID))?.school?.name, viewer.name).toBe('Ashbrook Primary School');
  }
  expect((await notePage(stranger, ID))?.party).toBeNull();
  expect(await noteHistory(stranger, ID)).toBeNull();
  expect((await noteHistory(people.chair, ID))?.steps.map(({ step }) => step)).toEqual([
    'published',
    'consented',
    'sent-to-school',
  ]);
  expect(await ownNotes(stranger)).toEqual([]);
  expect((await verifyChains(db())).problems).toEqual([]);
});

it('leaves the shelf the moment the school takes its yes back, and only the school takes it up again', async () => {
  await published();
  await ok(withdrawConsent(people.head, { ...(await at()), words: '' }));
  expect(await state()).toBe('declined');
  expect(await told('practice-note.consent-withdrawn')).toEqual(['broker', 'leader']);
  expect(await shelf(member)).toEqual([]);
  expect(await notePage(member, ID)).toBeNull();
  expect(await practiceBehind(stranger, { providerId: 'priya' })).toEqual([]);
  for (const viewer of [people.broker, people.leader])
    expect(await reopenNote(viewer, { ...(await at()), words: 'Again' })).toMatchObject({
      code: 'practice-note.not-now',
    });
  await ok(reopenNote(people.head, { ...(await at()), words: 'With another title' }));
  expect(await rowOf()).toMatchObject({ state: 'draft', consentRevision: null, publishedAt: null });
});

it('asks the school again about every change, and never goes further than it agreed to', async () => {
  await ok(begin(people.head, { reach: 'authority' }));
  await ok(sendNote(people.broker, { ...(await at()), namesMeant: false }));
  await ok(consentToNote(people.head, await at()));
  expect(await publishNote(people.broker, { ...(await at()), reach: 'everyone' })).toMatchObject({
    code: 'practice-note.beyond-consent',
    field: 'decision',
  });
  await ok(sendNoteBack(people.broker, { ...(await at()), words: 'Say how often' }));
  expect(await told('practice-note.sent-back')).toEqual(['head', 'leader']);
  // The same words again are no new text, and are asked about all the same.
  await ok(editNote(people.head, { ...(await at()), ...WORDS, reach: 'authority', reason: '' }));
  expect(await rowOf()).toMatchObject({ revision: 1, consentRevision: null });
  await ok(editNote(people.head, { ...(await at()), ...WORDS, done: 'Weekly.', reason: 'How often' }));
  await ok(sendNote(people.head, { ...(await at()), namesMeant: false }));
  expect((await publishNote(people.broker, { ...(await at()), reach: 'authority' })).ok).toBe(false);
  await ok(refuseNote(people.head, { ...(await at()) }));
  expect(await told('practice-note.declined')).toEqual(['broker']);
  expect(
    (await noteHistory(people.broker, ID))?.versions.map(({ number, changes }) => [number, changes.length]),
  ).toEqual([
    [2, 1],
    [1, 0],
  ]);
});

it('names a school that is not to be named nowhere: not in its words, its list, its page, its figures or its search', async () => {
  await ok(
    begin(people.leader, {
      anonymous: true,
      need: 'Children of Ashbrook wrote much.',
      measures: await measures(),
    }),
  );
  expect(await sendNote(people.leader, { ...(await at()), namesMeant: true })).toMatchObject({
    code: 'practice-note.names-school',
    details: { found: [expect.stringContaining('“Ashbrook” (the school’s name)')] },
  });
  await ok(
    editNote(people.leader, {
      ...(await at()),
      ...WORDS,
      anonymous: true,
      measures: await measures(),
      reason: '',
    }),
  );
  await ok(sendNote(people.leader, { ...(await at()), namesMeant: false }));
  await ok(consentToNote(people.head, await at()));
  await ok(publishNote(people.broker, { ...(await at()), reach: 'everyone' }));
  const [row] = await shelf(stranger);
  expect(row).toMatchObject({ id: ID, school: null });
  const seen = await notePage(stranger, ID);
  expect(seen).toMatchObject({ school: null, party: null, anonymous: true });
  expect(JSON.stringify([row, seen])).not.toMatch(/Ashbrook|100001/);
  expect(seen?.content.measures.every(({ rounded, endOn }) => rounded && endOn === null)).toBe(true);
  expect(await shelf(stranger, 'q=ashbrook')).toEqual([]);
  expect(await shelf(stranger, 'q=backwards+writing')).toHaveLength(1);
  expect((await rowOf()).searchText).not.toContain('ashbrook');
  // Nothing is told of it but its phase: too few schools share more.
  expect((await rowOf()).context).toEqual({});
  expect((await notePage(people.chair, ID))?.school?.name).toBe('Ashbrook Primary School');
});

it('asks about names of people once, and takes an answer', async () => {
  await ok(begin(people.head, { done: 'Priya Nair came each week.' }));
  expect(await sendNote(people.head, { ...(await at()), namesMeant: false })).toMatchObject({
    code: 'practice-note.names-people',
    field: 'names',
  });
  expect(await state()).toBe('draft');
  await ok(sendNote(people.head, { ...(await at()), namesMeant: true }));
});

it('is one an agreement, however often and by whomever it is begun', async () => {
  const both = await Promise.all([
    begin(people.head, {}, 'notefirst01'),
    begin(people.leader, {}, 'notesecond1'),
  ]);
  expect(both.filter(({ ok: begun }) => begun)).toHaveLength(1);
  expect(both.find(({ ok: begun }) => !begun)).toMatchObject({ code: 'practice-note.there' });
  const [row] = await db().select().from(practiceNote);
  await ok(begin(row?.createdById === 'head' ? people.head : people.leader, {}, row?.id));
  expect(await db().select().from(practiceNote)).toHaveLength(1);
  expect(await db().select().from(practiceNoteRevision)).toHaveLength(1);
  for (const viewer of [stranger, member, admin])
    expect(await begin(viewer, {}, 'noteother01')).toMatchObject({ code: 'agreement.not-found' });
  for (const viewer of [people.chair, people.release])
    expect(await begin(viewer, {}, 'noteother01')).toMatchObject({ code: 'practice-note.not-now' });
});

it('takes each step once, and shows both texts where two change it', async () => {
  await ok(begin(people.head));
  const opened = await at();
  await ok(editNote(people.leader, { ...opened, ...WORDS, title: 'Another title', reason: '' }));
  expect(await editNote(people.head, { ...opened, ...WORDS, title: 'My title', reason: '' })).toMatchObject({
    code: 'stale',
    details: { theirs: [{ label: 'Title', yours: 'My title', theirs: 'Another title' }] },
  });
  expect(await sendNote(people.head, { ...opened, namesMeant: false })).toMatchObject({ code: 'stale' });
  await ok(sendNote(people.head, { ...(await at()), namesMeant: false }));
  await ok(consentToNote(people.head, await at()));
  const review = await at();
  const other = await w.world.person('broker2', { role: 'broker' });
  const both = await Promise.all([
    publishNote(people.broker, { ...review, reach: 'everyone' }),
    sendNoteBack(other, { ...review, words: 'Shorter' }),
  ]);
  expect(both.filter(({ ok: taken }) => taken)).toHaveLength(1);
  const before = (await db().select().from(practiceNoteStep)).length;
  // The one that was taken is answered again as it was; nothing new is kept.
  const again = both[0]?.ok
    ? await publishNote(people.broker, { ...review, reach: 'everyone' })
    : await sendNoteBack(other, { ...review, words: 'Shorter' });
  expect(again.ok).toBe(true);
  expect(await db().select().from(practiceNoteStep)).toHaveLength(before);
});

it('is suggested where the need is the same, stands behind its offer, and keeps to its reach', async () => {
  await published({ reach: 'authority' });
  const areas = ['writing-ks2', 'governance'];
  const [one, ...more] = await practiceForSchool(people.head, CLIENT, areas);
  expect(more).toEqual([]);
  expect(one).toMatchObject({
    note: { id: ID },
    why: [{ kind: 'focus', areas: ['writing-ks2'] }, { kind: 'phase' }, { kind: 'size' }],
  });
  expect(await practiceForSchool(people.head, CLIENT, ['governance'])).toEqual([]);
  expect(await practiceForSchool(people.head, CLIENT, [])).toEqual([]);
  const behind = { providerId: 'priya', offerId: 'writing' };
  expect(await practiceBehind(people.head, behind)).toHaveLength(1);
  expect(await practiceBehind(people.head, { providerId: 'priya', offerId: 'other' })).toEqual([]);
  // Signed out, and beyond the authority, there is none; those who were there find it all the same.
  expect(await practiceBehind(null, behind)).toEqual([]);
  expect(await practiceBehind(stranger, behind)).toEqual([]);
  expect(await practiceForSchool(stranger, CLIENT, areas)).toEqual([]);
  expect(await notePage(stranger, ID)).toBeNull();
  expect((await notePage(people.leader, ID))?.state).toBe('published');
  expect((await ownNotes(people.leader)).map(({ id }) => id)).toEqual([ID]);
  await ok(withdrawNote(people.broker, { ...(await at()), words: 'There is a newer one' }));
  expect(await practiceBehind(people.head, behind)).toEqual([]);
  expect(await told('practice-note.withdrawn')).toEqual(['head', 'leader']);
});

it('is found by each filter and by none that does not fit', async () => {
  await published({ reach: 'everyone' });
  const { context } = await rowOf();
  const fits = [
    'focus=writing-ks2',
    'phase=primary',
    'designation=SLE',
    `size=${context.size}`,
    `kind=${context.kind}`,
    'from=own',
    'q=ashbrook',
    'sort=days',
    'sort=title',
    'page=9',
    'focus=nonsense',
  ];
  for (const query of fits) expect(await shelf(people.head, query), query).toHaveLength(1);
  const others = [
    'focus=governance',
    'phase=secondary',
    'designation=TSA',
    'size=large',
    'from=beyond',
    'q=100%25',
    'q=nothing+of+it',
  ];
  for (const query of others) expect(await shelf(people.head, query), query).toEqual([]);
  expect(await shelf(stranger, 'from=beyond')).toHaveLength(1);
});
