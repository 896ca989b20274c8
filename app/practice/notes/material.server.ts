import { eq, or } from 'drizzle-orm';
import { account, accountGrant, need, provider, supportRequest, visit } from '#drizzle/schema';
import { totalUse } from '~/agreements/domain/life/days';
import { daysOf, type OutcomeView, substanceOf } from '~/agreements/exit/queries.server';
import { evaluationsOf } from '~/agreements/exit/record.server';
import type { AgreementRecord } from '~/agreements/record.server';
import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import type { HalfDays } from '~/kernel/days';
import { count, list } from '~/kernel/words';
import type { Db } from '~/platform/db.server';
import type { NoteContent, NoteMeasure } from '../domain/notes/content';
import { withoutNames } from '../domain/notes/first-words';
import { type Named, namesOfPerson } from '../domain/notes/naming';
import { LONGEST_PART } from './forms';
import { schoolOfNote } from './record.server';
import { kindWords } from './wording';

/** What the record of an agreement gives a note: figures that nobody types, and its needs. */
export type Material = { measures: NoteMeasure[]; halfDays: HalfDays; focusAreas: string[] };

/** Figures of an agreement as they stand. The caller has found that the viewer may know of it. */
export async function materialOf(handle: Db, record: AgreementRecord): Promise<Material> {
  const { outcomes } = await substanceOf(handle, record);
  const needs = await needsOf(handle, record);
  return {
    measures: outcomes.map(measureOf),
    halfDays: totalUse(await daysOf(handle, record)).used,
    focusAreas: [...new Set(needs.map(({ focusArea }) => focusArea))],
  };
}

function measureOf({ outcome, exit, latest, sustained, judgement }: OutcomeView): NoteMeasure {
  const end = exit ?? latest;
  const lasting = sustained.at(-1);
  return {
    id: outcome.id,
    measure: outcome.measure,
    unit: outcome.unit,
    baseline: outcome.baseline,
    baselineOn: outcome.baselineOn,
    target: outcome.target,
    end: end?.value ?? null,
    endOn: end?.on ?? null,
    lasting: lasting?.value ?? null,
    lastingOn: lasting?.on ?? null,
    result: judgement?.result ?? null,
    rounded: false,
  };
}

async function needsOf(handle: Db, { row }: AgreementRecord) {
  return handle
    .select({ focusArea: need.focusArea, evidence: need.evidence, outcome: need.outcome })
    .from(need)
    .where(eq(need.requestId, row.requestId))
    .orderBy(need.createdAt, need.id);
}

/** First words for a note, from the record: to be made one's own, not to be sent as they are. */
export async function firstWords(handle: Db, record: AgreementRecord): Promise<NoteContent> {
  const { content, row } = record;
  const { measures, halfDays, focusAreas } = await materialOf(handle, record);
  const needs = await needsOf(handle, record);
  const evaluations = await evaluationsOf(handle, row.id);
  const by = (who: string) => evaluations.findLast(({ evaluator }) => evaluator === who)?.content;
  const [ours, theirs, service] = [by('client-head'), by('provider'), by('service')];
  const held = await handle.select({ state: visit.state }).from(visit).where(eq(visit.agreementId, row.id));
  const visits = held.filter(({ state }) => state === 'held').length;
  const about = await schoolOfNote(handle, row.urn);
  const { client, provider: giver, home } = content.parties;
  const names = [
    [client.name, 'the school'],
    [giver.name, 'the provider'],
    [home.name, 'the provider’s school'],
    [client.head, 'the headteacher'],
    [home.head, 'the provider’s headteacher'],
    [client.chair, 'the chair of governors'],
  ] as const;
  const lines = (...texts: (string | undefined)[]) =>
    [...new Set(texts.map((text) => withoutNames(text ?? '', names).trim()).filter((text) => text !== ''))]
      .join('\n\n')
      .slice(0, LONGEST_PART);
  const where = about ? kindWords(about.own.phase, {}) : 'a school';
  return {
    format: 1,
    title: `${list(focusAreas.map(focusAreaName)) || 'Support'} in ${where}`.slice(0, 150),
    need: lines(...needs.flatMap(({ evidence, outcome }) => [evidence, outcome])),
    done: lines(
      content.purpose.improvement,
      content.milestones.map(({ text }) => text).join('\n'),
      visits > 0 ? `The support took ${count(visits, 'visit')}.` : '',
    ),
    changed: lines(ours?.changed, theirs?.changed, service?.changed),
    attribution: ours?.attribution ?? service?.attribution ?? null,
    again: ours?.again ?? service?.again ?? null,
    againWords: lines(ours?.helped, ours?.againWhy, theirs?.againWhy, service?.againWhy),
    limits: lines(ours?.hindered, theirs?.hindered, service?.hindered),
    measures,
    halfDays,
  };
}

/** People of an agreement, by name: those of the school, the provider, and the service's who raised or signed. */
export async function peopleOf(handle: Db, record: AgreementRecord): Promise<Named[]> {
  const { row, content, homeUrn, signatures } = record;
  const acting = await handle
    .selectDistinct({ name: account.name })
    .from(accountGrant)
    .innerJoin(account, eq(account.id, accountGrant.accountId))
    .where(
      or(
        eq(accountGrant.urn, row.urn),
        eq(accountGrant.urn, homeUrn),
        eq(accountGrant.providerId, row.providerId),
      ),
    )
    .orderBy(account.name);
  const raised = await handle
    .select({ name: account.name })
    .from(supportRequest)
    .innerJoin(account, eq(account.id, supportRequest.raisedById))
    .where(eq(supportRequest.id, row.requestId));
  const [giver] = await handle
    .select({ name: provider.name, designation: provider.designation })
    .from(provider)
    .where(eq(provider.id, row.providerId));
  const { client, home: homeSchool } = content.parties;
  const signers = signatures.map(({ signedAs }) => signedAs.split(',')[0] ?? '');
  const names = [
    ...[...acting, ...raised].map(({ name }) => name),
    ...[client.head, client.chair, homeSchool.head, ...signers],
    // A teaching school alliance is no person.
    ...(giver && giver.designation !== 'TSA' ? [giver.name] : []),
  ];
  return [...new Set(names.map((name) => name.trim()).filter((name) => name !== ''))].flatMap((name) =>
    namesOfPerson(name),
  );
}
