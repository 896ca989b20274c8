import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bandingFramework, diagnosis, diagnosisEvidence, domainEvent, schoolStanding } from '#drizzle/schema';
import { aFramework } from '#tests/builders/diagnosis';
import { newWorld, type World } from '#tests/support/world';
import type { Viewer } from '~/accounts/domain/roles';
import { db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { type FileStore, fileStore, useFileStore } from '~/platform/files/store.server';
import { newFormId } from '~/platform/transact.server';
import { answerDiagnosis, decideDiagnosis } from './diagnosis-answers.server';
import { draftDiagnosis, editDiagnosis, recordDiscussion, shareDiagnosis } from './diagnosis-commands.server';
import { diagnosisHistory, diagnosisView } from './diagnosis-queries.server';
import { diagnosesToDo } from './diagnosis-worklist.server';
import { checkEvidenceFiles } from './evidence-check.server';
import { addEvidence, fetchEvidence, recordReading } from './evidence-commands.server';
import { asAttachment, checkFile } from './evidence-files.server';

const SCHOOL = 100001;
const TERM = '2026-1-autumn';
const NO_TALK = { discussion: null, discussedOn: null, discussionNote: null };
const TEXT = {
  narrative: 'Writing has been below similar schools for three years.',
  priorities: 'Writing in Years 3 to 6.',
  brokerBand: 'amber',
  brokerReason: 'Reading is secure and leaders act early.',
  predictedOutcome: 'good',
};

let world: World;
let people: Record<
  'head' | 'chair' | 'broker' | 'lead' | 'member' | 'admin' | 'other' | 'foreign' | 'leader',
  Viewer
>;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'alongside-evidence-'));
  process.env.DATA_DIR = folder;
  forgetEnv();
});
afterAll(() => {
  delete process.env.DATA_DIR;
  forgetEnv();
  rmSync(folder, { recursive: true, force: true });
});

beforeEach(async () => {
  world = await newWorld();
  await world.authority({ id: 'elsewhere', code: '899', name: 'Elsewhere' });
  await world.school(SCHOOL);
  await world.school(100002);
  people = {
    head: await world.person('head', { role: 'head', urn: SCHOOL }),
    chair: await world.person('chair', { role: 'chair', urn: SCHOOL }),
    broker: await world.person('broker', { role: 'broker' }),
    lead: await world.person('lead', { role: 'lead' }),
    member: await world.person('member', { role: 'member' }),
    admin: await world.person('admin', { role: 'admin' }),
    other: await world.person('other', { role: 'head', urn: 100002 }),
    leader: await world.person('leader', { role: 'leader', providerId: 'ann' }),
    foreign: await world.person('foreign', { role: 'lead' }, { authorityId: 'elsewhere' }),
  };
  await world.standing(SCHOOL, { brokerId: 'broker' });
});

const row = async (id: string) => (await db().select().from(diagnosis).where(eq(diagnosis.id, id)))[0];
const inForce = () =>
  db()
    .select()
    .from(schoolStanding)
    .where(and(eq(schoolStanding.urn, SCHOOL), eq(schoolStanding.current, true)));

async function drafted(): Promise<string> {
  const id = newFormId();
  const made = await draftDiagnosis(people.broker, { id, urn: SCHOOL, term: TERM, today: '2026-11-23' });
  expect(made).toEqual({ ok: true, value: { id } });
  return id;
}

async function shared(): Promise<string> {
  const id = await drafted();
  const edit = { id, version: 1, text: TEXT, discussion: NO_TALK, judged: new Map() };
  expect((await editDiagnosis(people.broker, edit)).ok).toBe(true);
  expect((await shareDiagnosis(people.broker, { id, version: 2 })).ok).toBe(true);
  return id;
}

async function contested(): Promise<string> {
  const id = await shared();
  const answer = { id, version: 3, answer: 'contest' as const, response: 'Moderation shows otherwise.' };
  expect((await answerDiagnosis(people.head, answer)).ok).toBe(true);
  return id;
}

describe('the conversation', () => {
  it('agreed: the band is in force, the one before kept, by the diagnosis it came from', async () => {
    const id = await shared();
    expect((await answerDiagnosis(people.head, { id, version: 3, answer: 'agree', response: null })).ok).toBe(
      true,
    );
    expect(await row(id)).toMatchObject({ state: 'agreed', decidedBand: 'amber', respondedById: 'head' });
    expect(await inForce()).toMatchObject([
      { band: 'amber', priority: 2, diagnosisId: id, brokerId: 'broker', rationale: TEXT.brokerReason },
    ]);
    expect(await db().select().from(schoolStanding)).toHaveLength(2);
  });

  it('taken up again in spring: the autumn’s stays in force until the update is settled, then both are history', async () => {
    const autumn = await shared();
    await answerDiagnosis(people.head, { id: autumn, version: 3, answer: 'agree', response: null });
    world.travelTo('2027-02-08T09:00:00Z');
    const id = newFormId();
    const update = { id, urn: SCHOOL, term: '2026-2-spring', today: '2027-02-08' };
    expect((await draftDiagnosis(people.broker, update)).ok).toBe(true);
    expect((await diagnosisView(people.broker, SCHOOL, id))?.before?.term).toBe(TERM);
    const better = { ...TEXT, brokerBand: 'green', brokerReason: 'Results of February.' };
    const edit = { id, version: 1, text: better, discussion: NO_TALK, judged: new Map() };
    expect((await editDiagnosis(people.broker, edit)).ok).toBe(true);
    expect((await shareDiagnosis(people.broker, { id, version: 2 })).ok).toBe(true);
    expect(await row(autumn)).toMatchObject({ state: 'agreed' });
    expect(await inForce()).toMatchObject([{ diagnosisId: autumn }]);
    await answerDiagnosis(people.head, { id, version: 3, answer: 'agree', response: null });
    expect(await row(autumn)).toMatchObject({ state: 'superseded', decidedBand: 'amber' });
    const history = await diagnosisHistory(people.head, SCHOOL);
    expect(history?.standings.map(({ band, rationale, current }) => [band.key, rationale, current])).toEqual([
      ['green', 'Results of February.', true],
      ['amber', TEXT.brokerReason, false],
      ['red', expect.any(String), false],
    ]);
  });

  it('contested and decided by the lead, with reasons', async () => {
    const id = await contested();
    expect(await inForce()).toMatchObject([{ band: 'red' }]);
    const reason = 'The moderated sample covers two classes of six.';
    const decision = { id, version: 4, band: 'red', reason };
    expect(await decideDiagnosis(people.broker, decision)).toMatchObject({ code: 'diagnosis.forbidden' });
    expect(await decideDiagnosis(people.lead, { ...decision, band: 'purple' })).toMatchObject({
      field: 'band',
    });
    expect((await decideDiagnosis(people.lead, decision)).ok).toBe(true);
    expect((await decideDiagnosis(people.lead, decision)).ok).toBe(true);
    expect(await inForce()).toMatchObject([{ band: 'red', diagnosisId: id, rationale: reason }]);
    const events = await db().select().from(domainEvent).where(eq(domainEvent.subjectId, id));
    expect(events.map(({ type }) => type)).toEqual([
      'diagnosis.drafted',
      'diagnosis.edited',
      'diagnosis.shared',
      'diagnosis.contested',
      'diagnosis.decided',
    ]);
    expect(events.slice(0, 2).map(({ urn }) => urn)).toEqual([null, null]);
  });

  it('contested, talked through and then agreed on another band', async () => {
    const id = await contested();
    const discussion = {
      discussion: 'visit' as const,
      discussedOn: '2026-11-20',
      discussionNote: 'Books seen.',
    };
    const band = { brokerBand: 'green', brokerReason: 'The books bear the school out.' };
    expect((await recordDiscussion(people.broker, { id, version: 4, discussion, band })).ok).toBe(true);
    const old = { id, version: 4, answer: 'agree' as const, response: null };
    expect(await answerDiagnosis(people.head, old)).toMatchObject({ code: 'stale' });
    expect((await answerDiagnosis(people.head, { ...old, version: 5 })).ok).toBe(true);
    expect(await inForce()).toMatchObject([{ band: 'green' }]);
    expect(await row(id)).toMatchObject({ response: 'Moderation shows otherwise.' });
  });

  it('needs a reason for another band, words to share, and an answer to contest', async () => {
    const id = await drafted();
    expect(await shareDiagnosis(people.broker, { id, version: 1 })).toMatchObject({
      code: 'diagnosis.unfinished',
    });
    const edit = { id, version: 1, discussion: NO_TALK, judged: new Map() };
    expect(
      await editDiagnosis(people.broker, { ...edit, text: { ...TEXT, brokerReason: null } }),
    ).toMatchObject({ field: 'brokerReason' });
    const ready = await shared();
    expect(
      await answerDiagnosis(people.head, { id: ready, version: 3, answer: 'contest', response: null }),
    ).toMatchObject({ field: 'response' });
  });

  it('is on the list of whoever has to act', async () => {
    const titles = async (viewer: Viewer) =>
      (await diagnosesToDo(viewer)).map(({ kind, title }) => [kind, title]);
    const id = await shared();
    expect(await titles(people.head)).toEqual([['now', `Answer the diagnosis of School ${SCHOOL}`]]);
    await answerDiagnosis(people.head, { id, version: 3, answer: 'contest', response: 'No.' });
    expect(await titles(people.lead)).toEqual([['now', `Decide the band of School ${SCHOOL}`]]);
    expect(await titles(people.broker)).toEqual([['now', `Talk through the diagnosis of School ${SCHOOL}`]]);
    expect(await titles(people.other)).toEqual([]);
  });
});

describe('twice, late and at once', () => {
  it('makes one draft of a form sent twice, and replaces an earlier draft of the term', async () => {
    const first = await drafted();
    expect(
      (await draftDiagnosis(people.broker, { id: first, urn: SCHOOL, term: TERM, today: '2026-11-23' })).ok,
    ).toBe(true);
    const second = await drafted();
    expect(await row(first)).toMatchObject({ state: 'superseded', sharedAt: null });
    expect(await row(second)).toMatchObject({ state: 'draft' });
    expect((await diagnosisHistory(people.broker, SCHOOL))?.versions).toHaveLength(1);
  });

  it('refuses an edit from before somebody else’s, and hands over their text', async () => {
    const id = await drafted();
    const edit = { id, version: 1, text: TEXT, discussion: NO_TALK, judged: new Map() };
    expect((await editDiagnosis(people.lead, edit)).ok).toBe(true);
    expect(
      await editDiagnosis(people.broker, { ...edit, text: { ...TEXT, priorities: 'Reading.' } }),
    ).toMatchObject({ code: 'stale', details: { theirs: { priorities: TEXT.priorities } } });
  });

  it('either agrees or is replaced, never both', async () => {
    const id = await shared();
    const later = await drafted();
    const edit = { id: later, version: 1, text: TEXT, discussion: NO_TALK, judged: new Map() };
    await editDiagnosis(people.broker, edit);
    const [agreed, replaced] = await Promise.all([
      answerDiagnosis(people.head, { id, version: 3, answer: 'agree', response: null }),
      shareDiagnosis(people.broker, { id: later, version: 2 }),
    ]);
    expect(replaced.ok).toBe(true);
    const state = (await row(id))?.state;
    expect(state).toBe(agreed.ok ? 'agreed' : 'superseded');
    expect(await inForce()).toMatchObject([{ band: agreed.ok ? 'amber' : 'red' }]);
  });

  it('keeps the framework it was made under when the authority adopts another version', async () => {
    const id = await shared();
    await world.open.write(async (tx) => {
      await tx.update(bandingFramework).set({ inForce: false });
      await tx.insert(bandingFramework).values(
        aFramework({
          id: 'framework-2',
          version: 2,
          bands: [{ key: 'one', name: 'One', letter: '1', priority: 1, meaning: 'Only one.' }],
        }),
      );
    });
    const view = await diagnosisView(people.head, SCHOOL, id);
    expect(view).toMatchObject({ framework: { id: 'framework', version: 1 }, frameworkSuperseded: true });
    await answerDiagnosis(people.head, { id, version: 3, answer: 'agree', response: null });
    expect(await inForce()).toMatchObject([{ band: 'amber', frameworkId: 'framework' }]);
  });
});

describe('who may see it', () => {
  it('is the school once shared, and the service of its authority; nobody else', async () => {
    const draft = await drafted();
    expect(await diagnosisView(people.head, SCHOOL, draft)).toBeNull();
    expect((await diagnosisHistory(people.head, SCHOOL))?.versions).toEqual([]);
    const id = await shared();
    for (const who of ['head', 'chair', 'broker', 'lead'] as const)
      expect((await diagnosisView(people[who], SCHOOL, id))?.id, who).toBe(id);
    for (const who of ['member', 'admin', 'other', 'foreign', 'leader'] as const) {
      expect(await diagnosisView(people[who], SCHOOL, id), who).toBeNull();
      expect(await diagnosisHistory(people[who], SCHOOL), who).toBeNull();
      expect(
        await answerDiagnosis(people[who], { id, version: 3, answer: 'agree', response: null }),
      ).toMatchObject({
        code: 'diagnosis.not-found',
      });
    }
    expect(
      await answerDiagnosis(people.chair, { id, version: 3, answer: 'agree', response: null }),
    ).toMatchObject({ code: 'diagnosis.forbidden' });
  });

  it('records who has read it, and when', async () => {
    const id = await shared();
    await recordReading(people.head, id);
    await recordReading(people.head, id);
    await recordReading(people.other, id);
    world.travelTo('2026-11-24T10:00:00.000Z');
    await recordReading(people.head, id);
    expect((await diagnosisView(people.broker, SCHOOL, id))?.readings).toMatchObject([
      { name: 'Head Person', roles: ['head'], times: 2, lastAt: new Date('2026-11-24T10:00:00.000Z') },
    ]);
  });
});

describe('evidence', () => {
  const MODERATION = '%PDF-1.7\nmoderation\n%%EOF\n';
  const file = async () => {
    const checked = await checkFile(new TextEncoder().encode(MODERATION), 'Moderation “June”.docx');
    if (!checked.ok) throw new Error(checked.message);
    return checked.value;
  };

  it('is fetched by the school and the service, and is not there for the head of another', async () => {
    const diagnosisId = await contested();
    const id = newFormId();
    const added = { id, diagnosisId, criterion: null, words: 'Moderated in June.', file: await file() };
    expect((await addEvidence(people.head, added)).ok).toBe(true);
    expect((await addEvidence(people.head, { ...added, file: await file() })).ok).toBe(true);
    expect(await db().select().from(diagnosisEvidence)).toHaveLength(1);
    const asked = { diagnosisId, evidenceId: id };
    for (const who of ['head', 'chair', 'broker', 'lead'] as const)
      expect((await fetchEvidence(people[who], asked))?.fileName, who).toBe('Moderation June.pdf');
    for (const who of ['other', 'member', 'admin', 'foreign', 'leader'] as const)
      expect(await fetchEvidence(people[who], asked), who).toBeNull();
    const found = await fetchEvidence(people.lead, asked);
    if (!found) throw new Error('not found');
    const response = asAttachment(found.bytes, found.fileName, found.type);
    expect(await response.text()).toBe(MODERATION);
    expect(response.headers.get('Content-Disposition')).toMatch(/^attachment;/);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('whose file finds no room on the disk is not taken at all', async () => {
    const diagnosisId = await contested();
    const whole = fileStore();
    const full: FileStore = {
      ...whole,
      put: async () => {
        throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      },
    };
    useFileStore(full);
    const added = { id: newFormId(), diagnosisId, criterion: null, words: 'Moderated.', file: await file() };
    await expect(addEvidence(people.head, added)).rejects.toThrow('no space left');
    expect(await db().select().from(diagnosisEvidence)).toEqual([]);
    useFileStore(whole);
    expect((await addEvidence(people.head, added)).ok).toBe(true);
    useFileStore(null);
  });

  it('is looked for by `verify`: there, and as it was sent', async () => {
    const diagnosisId = await contested();
    const added = { id: newFormId(), diagnosisId, criterion: null, words: 'Moderated.', file: await file() };
    await addEvidence(people.head, added);
    expect(await checkEvidenceFiles(db())).toEqual({ checked: 1, problems: [] });
    const [row] = await db().select({ path: diagnosisEvidence.filePath }).from(diagnosisEvidence);
    const kept = join(folder, 'evidence', row?.path ?? '');
    writeFileSync(kept, 'something else');
    expect((await checkEvidenceFiles(db())).problems).toEqual([
      `The file of evidence ${added.id} is not as it was sent`,
    ]);
    rmSync(kept);
    expect((await checkEvidenceFiles(db())).problems).toEqual([
      `The file of evidence ${added.id} is not there`,
    ]);
  });

  it('is not taken once it is decided, from others, or of another diagnosis', async () => {
    const diagnosisId = await contested();
    const words = { criterion: null, words: 'Late.', file: null };
    expect(await addEvidence(people.other, { ...words, id: newFormId(), diagnosisId })).toMatchObject({
      code: 'diagnosis.not-found',
    });
    expect(
      await addEvidence(people.head, { ...words, id: newFormId(), diagnosisId, criterion: 'made-up' }),
    ).toMatchObject({ field: 'criterion' });
    await decideDiagnosis(people.lead, { id: diagnosisId, version: 4, band: 'red', reason: 'As said.' });
    expect(await addEvidence(people.head, { ...words, id: newFormId(), diagnosisId })).toMatchObject({
      code: 'diagnosis.not-now',
    });
  });
});
