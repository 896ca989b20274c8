import { createHash } from 'node:crypto';
import * as schema from '#drizzle/schema';
import { type Random, seeded } from '#seeds/demo/random';
import { FOCUS_AREAS } from '~/diagnosis/domain';
import type { TermKey } from '~/kernel/academic-year';
import { canonicalJson } from '~/kernel/canonical-json';
import { addDays, type CalendarDate } from '~/kernel/clock';
import { someContent } from '../../builders/agreement-content';
import type { Case } from './case';
import type { Inserter } from './insert';
import { addClaim, Book } from './money';
import type { Place } from './places';
import type { Promised, Supplier } from './supply';
import type { Happened } from './trail';
import { addVisitsAndReviews, daysByTerm, visitDays } from './visits';

const at = (day: CalendarDate, hour = 10) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
const USUAL_RESOURCES = someContent().resources;
const OUTCOME = someContent().outcomes[0]?.id ?? 'outcome';

/** Open requests of an authority: asked for, and not partnered yet. */
export function addOpenRequests(to: Inserter, place: Place, count: number, today: CalendarDate): void {
  const random = seeded(`open ${place.index}`);
  for (let n = 0; n < count; n++) {
    const school = random.pick(place.schools);
    const asked = addDays(today, -random.int(1, 120));
    addRequest(to, place, {
      ...{
        id: `open-${place.code}-${n}`,
        ref: `${place.code}-${String(90_000 + n)}`,
        urn: school.urn,
        asked,
      },
      state: random.chance(0.4) ? 'submitted' : 'matching',
      ...{ random, focus: random.pick(FOCUS_AREAS).key },
    });
  }
}

function addRequest(
  to: Inserter,
  place: Place,
  one: {
    id: string;
    ref: string;
    urn: number;
    asked: CalendarDate;
    state: 'submitted' | 'matching' | 'partnered';
    random: Random;
    focus: string;
  },
): void {
  const when = at(one.asked);
  to.add(schema.supportRequest, {
    ...{ id: one.id, ref: one.ref, authorityId: place.id, urn: one.urn, state: one.state },
    ...{ raisedById: place.head(one.urn), raisedBySchool: true, halfDays: one.random.int(4, 20) },
    ...{ startFrom: addDays(one.asked, 40), finishBy: addDays(one.asked, 300), formats: ['coaching'] },
    ...{ remoteWelcome: true, context: 'Made up for the bench.', submittedAt: when },
    ...{ createdAt: at(addDays(one.asked, -3)), updatedAt: when, version: 3 },
  });
  to.add(schema.need, {
    ...{ id: `need-${one.id}`, authorityId: place.id, urn: one.urn, requestId: one.id, focusArea: one.focus },
    ...{
      severity: one.random.int(2, 4),
      measure: 'Pupils at the expected standard',
      unit: '%',
      baseline: 54,
    },
    ...{
      baselineOn: addDays(one.asked, -90),
      baselineSource: 'Assessment',
      target: 68,
      evidence: 'Books and tests',
    },
    ...{ outcome: 'More pupils ready for the next year', byDate: addDays(one.asked, 300) },
    state: one.state === 'partnered' ? 'met' : 'open',
    ...{ createdById: place.head(one.urn), createdAt: when, updatedAt: when, version: 1 },
  });
}

/** Agreements of an authority over four years, each with its request, proposal, text, signatures, days and life. */
export function addAgreements(
  to: Inserter,
  place: Place,
  suppliers: readonly Supplier[],
  count: number,
  today: CalendarDate,
  promised: Promised,
): Happened[] {
  const random = seeded(`agreements ${place.index}`);
  const book = new Book(to, place);
  const happened: Happened[] = [];
  for (let n = 0; n < count; n++) {
    const school = random.pick(place.schools);
    const one: Case = {
      ...{ to, place, random, n, urn: school.urn, supplier: random.pick(suppliers) },
      ...{ requestId: `req-${place.code}-${n}`, agreementId: `ag-${place.code}-${n}` },
      ref: `${place.code}-${String(n).padStart(5, '0')}`,
      asked: addDays(today, -random.int(60, 1400)),
    };
    happened.push(...addCase(one, today, book, promised));
  }
  book.close();
  return happened;
}

function addCase(one: Case, today: CalendarDate, book: Book, promised: Promised): Happened[] {
  const { to, place, random, requestId, agreementId, ref, supplier, urn, asked } = one;
  addRequest(to, place, {
    id: requestId,
    ref,
    urn,
    asked,
    state: 'partnered',
    random,
    focus: supplier.focus,
  });
  const [chosen, approved, signed] = [14, 24, 40].map((days) => addDays(asked, days + random.int(0, 12))) as [
    CalendarDate,
    CalendarDate,
    CalendarDate,
  ];
  const ends = addDays(signed, random.int(120, 330));
  const state =
    ends < today ? (random.chance(0.94) ? 'closed' : 'closing') : signed < today ? 'active' : 'signing';
  const half = random.int(3, 10) * 2;
  const visitsOn = visitDays(signed, ends, half);
  const halfDays = daysByTerm(visitsOn);
  to.add(schema.proposal, {
    ...{ id: `prop-${agreementId}`, authorityId: place.id, requestId, offerId: supplier.offerId },
    ...{ providerId: supplier.providerId, state: 'approved', rank: 1, score: random.int(50, 95) },
    ...{ days: halfDays, startFrom: signed, waived: [], sharedAt: at(addDays(asked, 7)) },
    ...{ invitedAt: at(chosen), answerBy: at(addDays(chosen, 14)), answeredAt: at(addDays(chosen, 4)) },
    ...{
      approvedById: random.pick(place.brokers),
      approvedAt: at(approved),
      createdAt: at(addDays(asked, 5)),
    },
    ...{ updatedAt: at(approved), version: 6 },
  });
  to.add(schema.agreement, {
    ...{ id: agreementId, ref: `${ref}-A`, authorityId: place.id, urn, providerId: supplier.providerId },
    ...{ offerId: supplier.offerId, requestId, proposalId: `prop-${agreementId}`, state, revision: 1 },
    ...{ startsOn: signed, endsOn: ends, activeAt: state === 'signing' ? null : at(signed) },
    ...{ endedAt: state === 'closed' ? at(addDays(ends, 10)) : null, createdAt: at(approved) },
    ...{ updatedAt: at(signed), version: 8 },
  });
  const content = canonicalJson(
    someContent({
      ...{ ref: `${ref}-A`, timescale: { starts: signed, ends }, milestones: [] },
      resources: {
        ...USUAL_RESOURCES,
        days: Object.entries(halfDays).map(([term, n]) => ({ term: term as TermKey, halfDays: n })), // a key of `daysByTerm`
      },
    }),
  );
  const hash = createHash('sha256').update(content).digest('hex');
  to.add(schema.agreementRevision, {
    ...{
      id: `rev-${agreementId}`,
      agreementId,
      number: 1,
      content,
      hash,
      byId: place.head(urn),
      at: at(approved),
    },
  });
  if (state !== 'signing') {
    const signers = [
      ['client-head', place.head(urn)],
      ['client-chair', place.chair(urn)],
      ['provider-head', place.head(supplier.homeUrn)],
      ['authority', random.pick(place.brokers)],
    ] as const;
    for (const [party, accountId] of signers)
      to.add(schema.signature, {
        ...{ id: `sig-${agreementId}-${party}`, agreementId, revision: 1, party, accountId, signedAs: party },
        ...{ textHash: hash, statements: [], at: at(signed), superseded: false },
      });
  }
  for (const [key, n] of Object.entries(halfDays)) {
    const term = key as TermKey; // a key of `daysByTerm`
    const entry = (kind: 'hold' | 'commit', on: CalendarDate, days: { held: number; committed: number }) =>
      to.add(schema.ledgerEntry, {
        ...{ id: `le-${agreementId}-${term}-${kind}`, authorityId: place.id, term, kind },
        ...{ providerId: supplier.providerId, offerId: supplier.offerId, proposalId: `prop-${agreementId}` },
        ...{ agreementId, ...days, used: 0, at: at(on), byId: supplier.accountId },
      });
    promised.add(supplier.providerId, term, n);
    entry('hold', chosen, { held: n, committed: 0 });
    entry('commit', approved, { held: -n, committed: n });
  }
  const held = addVisitsAndReviews(one, { signed, ends, today, visitsOn, outcomeId: OUTCOME });
  const over = state === 'closed' || state === 'closing';
  // The other half of support is given under agreements without money.
  if (one.n % 2 === 0 && state !== 'signing')
    addClaim(one, book, { held, on: over ? addDays(ends, 5) : addDays(today, -random.int(1, 40)), over });
  if (state === 'closed') addEnd(one, ends);
  if (state === 'closing') addClosing(one, ends);
  return eventsOf(one, { chosen, approved, signed, ends, state });
}

/** An agreement that is being closed: everything is still asked for. */
function addClosing({ to, agreementId }: Case, ends: CalendarDate): void {
  to.add(schema.agreementExit, {
    ...{ agreementId, ground: 'criteria-met', reason: 'Made up for the bench.', begunAt: at(ends) },
    ...{ endedOn: ends, evaluationDueOn: addDays(ends, 21), version: 1 },
  });
}

/** What the trail says of a case, and whom it told. */
function eventsOf(
  { place, urn, requestId, agreementId, ref, asked, random }: Case,
  run: {
    chosen: CalendarDate;
    approved: CalendarDate;
    signed: CalendarDate;
    ends: CalendarDate;
    state: string;
  },
): Happened[] {
  const broker = random.pick(place.brokers);
  const head = place.head(urn);
  const common = { urn, caseId: requestId, actorId: broker };
  const of: Happened['subject'] = ['agreement', agreementId];
  const request: Happened['subject'] = ['request', requestId];
  const proposal: Happened['subject'] = ['proposal', `prop-${agreementId}`];
  const toRead = (accountId: string, message: string) => ({
    tells: { accountId, message, href: `/agreements/${agreementId}` },
  });
  return [
    {
      ...common,
      on: asked,
      type: 'request.submitted',
      subject: request,
      actorId: head,
      ...toRead(broker, 'A school asks.'),
    },
    { ...common, on: addDays(asked, 7), type: 'request.matched', subject: request },
    { ...common, on: run.chosen, type: 'proposal.invited', subject: proposal },
    {
      ...common,
      on: run.approved,
      type: 'proposal.approved',
      subject: proposal,
      ...toRead(head, 'A partner is found.'),
    },
    ...(run.state === 'signing'
      ? []
      : [
          { ...common, on: run.signed, type: 'agreement.signed', subject: of, actorId: head },
          {
            ...{ ...common, on: run.signed, type: 'agreement.activated', subject: of },
            ...toRead(head, `Agreement ${ref} is in force.`),
          },
        ]),
    ...(run.state === 'closed'
      ? [
          {
            ...common,
            on: addDays(run.ends, 10),
            type: 'agreement.closed',
            subject: of,
            ...toRead(broker, `${ref} is closed.`),
          },
        ]
      : []),
  ];
}

/** How a closed agreement ended: results, three evaluations, what counts for the provider. */
function addEnd({ to, place, random, agreementId, supplier, urn }: Case, ends: CalendarDate): void {
  const result = random.weighted([
    ['met', 5],
    ['partly', 3],
    ['not-met', 2],
  ] as const);
  to.add(schema.agreementExit, {
    ...{
      agreementId,
      ground: 'criteria-met',
      reason: 'Made up for the bench.',
      begunAt: at(ends),
      endedOn: ends,
    },
    ...{ closedAt: at(addDays(ends, 10)), version: 3 },
  });
  to.add(schema.outcomeJudgement, {
    ...{ id: `oj-${agreementId}`, agreementId, outcomeId: OUTCOME, result, basis: 'Made up.', current: true },
    ...{ byId: random.pick(place.brokers), at: at(addDays(ends, 5)) },
  });
  const evaluation = canonicalJson({
    ...{ format: 1, fit: 'well', fitWhy: '', changed: 'More pupils read well.', helped: '', hindered: '' },
    ...{
      again: 'yes',
      againWhy: '',
      daysUsed: 'well',
      daysWhy: '',
      attribution: 'contributed',
      elsewhere: '',
    },
  });
  for (const evaluator of ['client-head', 'provider', 'service'] as const)
    to.add(schema.evaluation, {
      ...{ id: `ev-${agreementId}-${evaluator}`, agreementId, evaluator, number: 1, content: evaluation },
      ...{ accountId: null, givenAs: evaluator, at: at(addDays(ends, 8)) },
    });
  to.add(schema.supportOutcome, {
    ...{ id: `so-${agreementId}`, authorityId: place.id, providerId: supplier.providerId, agreementId, urn },
    ...{ offerId: supplier.offerId, focusAreas: [supplier.focus], outcomes: 1, endedOn: ends, current: true },
    ...{ outcomesMet: result === 'met' ? 1 : 0, outcomesPartly: result === 'partly' ? 1 : 0 },
    ...{ at: at(addDays(ends, 10)), countsFrom: addDays(ends, 24) },
  });
}
