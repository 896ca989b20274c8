/** What `verify` finds of days, invitations, texts and partners when somebody has changed records by hand. */
import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import {
  account,
  agreedAction,
  agreement,
  agreementAmendment,
  agreementExit,
  agreementRevision,
  cluster,
  clusterMeeting,
  clusterMinutes,
  clusterRequest,
  clusterSchool,
  escalation,
  escalationAnswer,
  escalationStep,
  evaluation,
  exitCriterionResult,
  improvementReview,
  ledgerEntry,
  outcomeJudgement,
  practiceNote,
  practiceNoteRevision,
  practiceNoteStep,
  programme,
  programmePlace,
  proposal,
  reviewMember,
  reviewMinutes,
  signature,
  supportOutcome,
  supportRequest,
  visit,
  visitNote,
} from '#drizzle/schema';
import { terminateAgreement } from '~/agreements/life/stop.server';
import { db } from '~/platform/db.server';
import { runRecordChecks } from '~/platform/record-checks.server';
import { wire } from '~/wiring.server';
import { CLIENT, newAgreementWorld } from './support/agreement-world';
import { newVisitWorld } from './support/visit-world';
import { newWorld } from './support/world';

/** What is wrong of all records, in words. */
const wrong = async () => Object.values(await runRecordChecks(db())).flatMap(({ problems }) => problems);

it('names days promised twice, texts that were changed, and requests that lost their partner', async () => {
  wire();
  const w = await newAgreementWorld();
  const { row, hash } = await w.record();
  expect(await wrong()).toEqual([]);

  const { people, world } = w;
  const now = new Date();
  await world.open.write(async (tx) => {
    const [held] = await tx.select().from(ledgerEntry).where(eq(ledgerEntry.term, '2026-2-spring'));
    if (!held) throw new Error('Nothing is held');
    await tx.insert(ledgerEntry).values({ ...held, id: 'again', held: 6 });
    await tx.insert(ledgerEntry).values({ ...held, id: 'below', term: '2026-3-summer', held: -9 });
    await tx.insert(agreementRevision).values({
      ...{ id: 'forged', agreementId: row.id, number: row.revision + 1, content: '{}', hash, at: now },
      ...{ byId: people.broker.accountId, note: null },
    });
    const signed = {
      ...{ agreementId: row.id, revision: row.revision, party: 'authority' as const, signedAs: 'Broker' },
      ...{ accountId: people.broker.accountId, statements: [], at: now, superseded: false },
    };
    await tx.insert(signature).values({ ...signed, id: 's1', textHash: hash });
    await tx.insert(signature).values({ ...signed, id: 's2', textHash: 'another' });
    await tx.update(supportRequest).set({ state: 'matching' });
  });
  expect(await wrong()).toEqual([
    'Days of Priya Nair in 2026-3-summer come to less than none.',
    'Days of Priya Nair in 2026-2-spring are promised twice: 12 half-days of 8.',
    'The text of revision forged is not the one that was written.',
    `The signature of authority on ${row.ref} is of another text.`,
    `${row.ref} is signed more than once by authority.`,
    expect.stringMatching(/^Request \S+ is matching, with 1 approved proposals\.$/),
  ]);

  await world.open.write((tx) => tx.update(proposal).set({ state: 'accepted' }));
  expect(await wrong()).toContain('Proposal p1 asks for 10 half-days and holds 7.');
});

it('lets a request keep the partner whose support is no longer needed, and no other that was ended', async () => {
  wire();
  const { id, people, world } = await newAgreementWorld();
  const ground = 'no-longer-needed' as const;
  const reason = 'The school has it in hand';
  expect((await terminateAgreement(people.broker, { id, version: 1, ground, reason })).ok).toBe(true);
  expect(await wrong()).toEqual([]);
  await world.open.write((tx) => tx.update(agreement).set({ endReason: 'Another reason' }));
  expect(await wrong()).toEqual([expect.stringMatching(/is partnered, with 0 approved proposals\.$/)]);
});

it('names what does not hold of visits, reviews, amendments, escalation and endings', async () => {
  wire();
  const w = await newVisitWorld();
  const { id, people } = w;
  const { content, row } = await w.record();
  expect(await wrong()).toEqual([]);
  const now = new Date();
  const by = { byId: people.broker.accountId, at: now };
  const made = { createdAt: now, updatedAt: now, version: 1 };
  const of = { agreementId: id, urn: CLIENT, authorityId: 'testshire' };
  const aVisit = {
    ...{ ...of, ...made, kind: 'support' as const, mode: 'remote' as const, visitorId: 'leader' },
    ...{ visitorName: 'Leader Person', plannedFor: '2027-02-04', halfDays: 2, focus: 'Writing' },
  };
  const anAction = {
    ...{
      ...of,
      ...made,
      text: 'Plan',
      owner: 'service' as const,
      dueOn: '2027-03-01',
      state: 'open' as const,
    },
  };
  const aReview = {
    ...{ ...of, ...made, plannedFor: '2027-02-10', place: 'School', frequency: 'termly' as const },
    ...{ preMeetingOn: '2027-02-01', minutesNumber: 0, state: 'planned' as const },
  };
  const anAmendment = {
    ...{
      ...made,
      agreementId: id,
      baseRevision: row.revision,
      content: '{}',
      hash: 'theirs',
      reason: 'More',
    },
    ...{ parties: ['authority'], state: 'draft' as const, proposedById: null },
  };
  const aCase = {
    ...{ ...of, route: 'maintained' as const, state: 'open' as const, step: 'school-told' as const },
    ...{ openedAt: now, updatedAt: now, version: 1 },
  };
  const [outcome] = content.outcomes;
  const aJudgement = { agreementId: id, outcomeId: outcome?.id ?? '', basis: 'Books', current: true, ...by };
  const anAnswer = {
    agreementId: id,
    criterionId: 'one',
    met: true,
    evidence: 'Books',
    current: true,
    ...by,
  };
  const aRecord = {
    ...{ ...of, providerId: 'priya', focusAreas: [], outcomes: 1, outcomesMet: 1, endedOn: '2027-02-01' },
    ...{ at: now, current: true },
  };
  await w.world.open.write(async (tx) => {
    await tx.insert(visit).values([
      { ...aVisit, id: 'v1', state: 'held', heldOn: '2027-02-04', endedAt: now, noteNumber: 2 },
      { ...aVisit, id: 'v2', state: 'planned', heldOn: '2027-02-04', noteNumber: 0 },
    ]);
    await tx.insert(visitNote).values({ id: 'n1', visitId: 'v1', number: 2, content: '{}', ...by });
    await tx.insert(improvementReview).values([
      { ...aReview, id: 'r2', number: 2 },
      { ...aReview, id: 'r3', number: 3 },
      { ...aReview, id: 'r4', number: 4, state: 'held', plannedFor: '2027-02-11' },
      { ...aReview, id: 'r5', number: 5, state: 'withdrawn', plannedFor: '2027-02-12' },
    ]);
    const aChair = { reviewId: 'r2', role: 'chair-of-review' as const, name: 'Lee', accountableFor: 'All' };
    await tx.insert(reviewMember).values([
      { ...aChair, id: 'm1', position: 0 },
      { ...aChair, id: 'm2', position: 1 },
    ]);
    await tx.insert(reviewMinutes).values({ id: 'rm2', reviewId: 'r5', number: 2, content: '{}', ...by });
    await tx.insert(agreedAction).values([
      { ...anAction, id: 'a1', endedAt: now },
      { ...anAction, id: 'a2', reviewId: 'r5' },
    ]);
    await tx.insert(agreementAmendment).values([
      { ...anAmendment, id: 'am2', number: 2 },
      { ...anAmendment, id: 'am3', number: 3 },
      { ...anAmendment, id: 'am4', number: 4, state: 'in-force', inForceAt: now },
    ]);
    await tx.insert(signature).values({
      ...{ id: 's9', agreementId: id, revision: row.revision, party: 'client-head', amendmentId: 'am3' },
      ...{
        accountId: 'head',
        signedAs: 'Head',
        textHash: 'ours',
        statements: [],
        at: now,
        superseded: false,
      },
    });
    await tx.insert(escalation).values([
      { ...aCase, id: 'e1' },
      { ...aCase, id: 'e2' },
    ]);
    const aStep = { escalationId: 'e1', direction: 'up' as const, on: '2027-02-01', reason: 'Late', ...by };
    await tx.insert(escalationStep).values({ ...aStep, id: 'st2', number: 2, step: 'school-told' });
    const reply = { id: 'ea1', escalationId: 'e1', stepNumber: 7, text: 'Yes', ...by };
    await tx.insert(escalationAnswer).values(reply);
    await tx.insert(agreementExit).values({
      ...{ agreementId: id, ground: 'early', reason: 'Done', begunAt: now, endedOn: '2027-02-01' },
      ...{ closedAt: now, version: 1 },
    });
    await tx.insert(outcomeJudgement).values([
      { ...aJudgement, id: 'j1', result: 'met' },
      { ...aJudgement, id: 'j2', result: 'not-met' },
    ]);
    await tx.insert(exitCriterionResult).values([
      { ...anAnswer, id: 'x1' },
      { ...anAnswer, id: 'x2' },
    ]);
    await tx.insert(evaluation).values({
      ...{
        id: 'ev2',
        agreementId: id,
        evaluator: 'service',
        number: 2,
        content: '{}',
        givenAs: 'B',
        at: now,
      },
    });
    await tx.insert(supportOutcome).values([
      { ...aRecord, id: 'so1' },
      { ...aRecord, id: 'so2' },
    ]);
    const [held] = await tx.select().from(ledgerEntry).where(eq(ledgerEntry.agreementId, id));
    if (!held) throw new Error('No days are committed');
    const moved = { ...held, held: 0, used: 0, term: '2026-2-spring' };
    await tx.insert(ledgerEntry).values({ ...moved, id: 'more', committed: -1 });
  });
  const found = (await wrong()).map((said) => said.replaceAll(id, 'X'));
  const planted = [
    'Days of X in 2026-2-spring come to 5 half-days, and 6 are agreed.',
    'Visit v1 has 1 notes, and names another as the last.',
    'Notes of visit v1 are not numbered one after the other.',
    'Visit v2 is planned, which its day and its notes do not say.',
    'Action a1 is open, which its end does not say.',
    'Visits of X in 2026-2-spring took 2 half-days, and the ledger says 0.',
    'Reviews of X are not numbered one after the other.',
    'Minutes of review r5 are not numbered one after the other.',
    'Review r4 is held, which its minutes do not say.',
    'Review r5 is withdrawn, which its minutes do not say.',
    'Two reviews of X are planned for one day.',
    'Review r2 has two chairs.',
    'Action a2 is open, and the review it was agreed at is withdrawn.',
    'Amendment am3 counts a signature of another text.',
    'Amendment am3 is signed by somebody who was not asked.',
    'Amendment am4 is in force, and not signed by all.',
    'Amendment am4 is in force, and no version of its agreement.',
    'Amendments of X are not numbered one after the other.',
    'Two amendments of X are open.',
    'Two cases of X are open.',
    'Steps of escalation of X are not numbered one after the other.',
    'Case e2 does not stand where its last step left it.',
    'Answer ea1 is to a step that is not there.',
    'TES-A-0001 is active, which its pause and its end do not say.',
    "TES-A-0001 is 2 times in its provider's track record.",
    'Evaluations of X are not numbered one after the other.',
    'A criterion of X is answered twice.',
    'An outcome of X is judged twice.',
  ];
  // In whatever order the database has them.
  expect(found.sort()).toEqual(planted.sort());
});

it('names what does not hold of clusters, programmes and practice notes', async () => {
  wire();
  const w = await newVisitWorld();
  const now = new Date();
  const made = { createdAt: now, updatedAt: now, version: 1 };
  const own = { ...made, authorityId: 'testshire', name: 'Valley', focusAreas: [] };
  const aMeeting = { ...made, clusterId: 'c1', on: '2027-02-01', place: 'Oak', agenda: 'Writing' };
  const minutes = { meetingId: 'cm1', content: '{}', hash: 'another', at: now };
  const line = {
    ...{ programmeId: 'pr1', urn: CLIENT, person: 'Ed', jobTitle: 'Teacher', askedAt: now },
    ...{ updatedAt: now, version: 1 },
  };
  const note = {
    ...{ ...made, authorityId: 'testshire', agreementId: w.id, urn: CLIENT, providerId: 'priya' },
    ...{ offerId: 'writing', reach: 'authority' as const, anonymous: false, title: 'A', content: '{}' },
    ...{ revision: 2, focusAreas: [], phase: 'primary', context: {}, halfDays: 1, searchText: '' },
  };
  const step = { noteId: 'pn1', step: 'published' as const, reach: 'authority' as const, byAs: 'B', at: now };
  await w.world.open.write(async (tx) => {
    await tx.insert(cluster).values({
      ...{ ...own, id: 'c1', kind: 'cluster', purpose: 'Writing', state: 'ended', startsOn: '2026-09-01' },
    });
    await tx
      .insert(clusterSchool)
      .values({ id: 'cs1', clusterId: 'c1', urn: CLIENT, state: 'invited', invitedAt: now, version: 1 });
    await tx.insert(clusterRequest).values({
      ...{ id: 'cr1', clusterId: 'c1', requestId: 'r1', urn: CLIENT, summary: 'Writing', byId: 'head' },
      ...{ at: now, version: 1 },
    });
    await tx.insert(clusterMeeting).values({ ...aMeeting, id: 'cm1', state: 'planned' });
    await tx.insert(clusterMinutes).values({ ...minutes, id: 'mi2', number: 2 });
    const programmes = { ...own, description: 'Three', sessions: [], places: 1, closesOn: '2027-03-01' };
    await tx.insert(programme).values([
      { ...programmes, id: 'pr1', state: 'ended' },
      { ...programmes, id: 'pr2', state: 'open' },
    ]);
    await tx.insert(programmePlace).values([
      { ...line, id: 'pl2', number: 2, state: 'taken' },
      { ...line, id: 'pl3', number: 3, state: 'taken' },
      { ...line, id: 'pl4', programmeId: 'pr2', number: 1, state: 'waiting' },
    ]);
    await tx.insert(practiceNote).values([
      { ...note, id: 'pn1', state: 'published' },
      { ...note, id: 'pn2', state: 'draft' },
    ]);
    await tx
      .insert(practiceNoteRevision)
      .values({ id: 'rev2', noteId: 'pn1', number: 2, content: '{"a":1}', hash: 'another', at: now });
    await tx
      .insert(practiceNoteStep)
      .values({ ...step, id: 'ps2', number: 2, revision: 2, anonymous: false });
  });
  const found = (await wrong()).map((said) => said.replaceAll(w.id, 'X'));
  const planted = [
    'Cluster c1 has ended, and still asks a school.',
    'Shared request cr1 is of no school that is in the cluster.',
    'Meeting cm1 is planned, which its minutes do not say.',
    'Minutes mi2 are not those that were written.',
    'Minutes of meeting cm1 are not numbered one after the other.',
    'Programme pr1 has 1 places, and 2 have been given.',
    'Programme pr1 has ended, and it is not said what came of each place.',
    'Somebody waits for programme pr2, and there is a place for them.',
    'Lines of programme pr1 are not numbered one after the other.',
    'Practice note pn1 is not the last of its texts.',
    'Practice note pn2 is not the last of its texts.',
    'Practice note pn1 is read by others without the school’s word.',
    'Text rev2 of a practice note is not the one that was written.',
    'There are two practice notes of X.',
    'Texts of practice note pn1 are not numbered one after the other.',
    'Steps of practice note pn1 are not numbered one after the other.',
  ];
  // In whatever order the database has them.
  expect(found.sort()).toEqual(planted.sort());
});

it('names authorities that nobody keeps any more, and roles that are held twice', async () => {
  wire();
  const world = await newWorld();
  await world.person('ann', [{ role: 'admin' }, { role: 'lead' }]);
  await world.person('ben', [{ role: 'broker' }]);
  expect(await wrong()).toEqual([]);
  await world.person('cat', [{ role: 'broker' }, { role: 'broker' }]);
  await world.open.write((tx) => tx.update(account).set({ active: false }).where(eq(account.id, 'ann')));
  expect((await wrong()).sort()).toEqual([
    'Account cat holds one role twice.',
    'Authority testshire has no administrator any more.',
    'Authority testshire has no head of service any more.',
  ]);
});
