import type { CalendarDate } from '~/kernel/clock';
import type { Standing } from '../permissions';

/** Parts of an agreement's story, as people look for them. */
export const STORY_KINDS = [
  'request',
  'text',
  'visits',
  'reviews',
  'progress',
  'escalation',
  'amendments',
  'pauses',
  'ending',
] as const;
export type StoryKind = (typeof STORY_KINDS)[number];

/**
 * Whose words of the story somebody reads: the service's; all that is the school's; what the provider shares; or what the
 * home school is told.
 */
export type StoryReading = 'service' | 'school' | 'provider' | 'home';

/**
 * How much of the story is somebody's to read. The school reads all of it but what the service is told for itself.
 * The provider reads what the
 * parties share, and not the school's request nor that it was escalated. The home school is told what concerns the days
 * of its leader and the agreement it has signed, and not what was seen or decided in another school.
 * Source: DOMAIN, confidentiality by default; the same lines as `readingOf` of reviews and `VISIT_PERMISSIONS`.
 */
export function storyReading(standings: readonly Standing[]): StoryReading {
  if (standings.includes('service')) return 'service';
  if (standings.includes('client-head') || standings.includes('client-chair')) return 'school';
  return standings.includes('provider-leader') ? 'provider' : 'home';
}

type Rule = { kind: StoryKind; reads: readonly StoryReading[]; bare?: readonly StoryReading[] };

const ALL: readonly StoryReading[] = ['service', 'school', 'provider', 'home'];
const SHARED: readonly StoryReading[] = ['service', 'school', 'provider'];
const WHOLE: readonly StoryReading[] = ['service', 'school'];
const SERVICE: readonly StoryReading[] = ['service'];
const HOME: readonly StoryReading[] = ['home'];

/** The rule of every type of event, by the longest beginning of its name that stands here. */
const RULES: readonly (readonly [beginning: string, Rule])[] = [
  ['request.', { kind: 'request', reads: WHOLE }],
  ['proposal.', { kind: 'request', reads: ALL }],
  ['visit.', { kind: 'visits', reads: ALL, bare: HOME }],
  // What the adviser says of a school is between school and service.
  ['adviser-visit.', { kind: 'visits', reads: ALL, bare: ['provider', 'home'] }],
  ['action.', { kind: 'progress', reads: SHARED }],
  ['review.', { kind: 'reviews', reads: ALL, bare: HOME }],
  ['measure.', { kind: 'progress', reads: ALL, bare: HOME }],
  ['milestone.', { kind: 'progress', reads: ALL }],
  ['escalation.', { kind: 'escalation', reads: WHOLE }],
  ['agreement.', { kind: 'text', reads: ALL }],
  ['agreement.days-used', { kind: 'visits', reads: ALL }],
  ['agreement.amend', { kind: 'amendments', reads: ALL }],
  ['agreement.paused', { kind: 'pauses', reads: ALL }],
  ['agreement.resumed', { kind: 'pauses', reads: ALL }],
  ['agreement.partner-lost', { kind: 'pauses', reads: SERVICE }],
  ['agreement.pause', { kind: 'pauses', reads: ALL }],
  ['agreement.closing', { kind: 'ending', reads: ALL }],
  ['agreement.exit', { kind: 'ending', reads: ALL }],
  ['agreement.criteria', { kind: 'ending', reads: ALL }],
  ['agreement.outcomes', { kind: 'ending', reads: ALL }],
  ['agreement.judgement', { kind: 'ending', reads: ALL }],
  ['agreement.evaluated', { kind: 'ending', reads: ALL }],
  ['agreement.closed', { kind: 'ending', reads: ALL }],
  ['agreement.terminated', { kind: 'ending', reads: ALL }],
  // Of an agreement it is the day for evaluations.
  ['deadline.moved', { kind: 'ending', reads: ALL }],
];

/** Steps on the way that make no story: answers of a form, saved page by page. */
const NO_STORY: ReadonlySet<string> = new Set(['request.answered', 'request.discarded']);

/** The part of the story an event belongs to; null for one that is no part of it. */
export function kindOfEvent(type: string): StoryKind | null {
  return ruleOf(type)?.kind ?? null;
}

function ruleOf(type: string): Rule | null {
  if (NO_STORY.has(type)) return null;
  let found: readonly [string, Rule] | null = null;
  for (const one of RULES) {
    if (type.startsWith(one[0]) && (!found || one[0].length > found[0].length)) found = one;
  }
  return found?.[1] ?? null;
}

/** What a reader may know of an event: nothing, that it happened, or that and the words given with it. */
export function readsOf(type: string, reading: StoryReading): 'nothing' | 'bare' | 'words' {
  const rule = ruleOf(type);
  if (!rule?.reads.includes(reading)) return 'nothing';
  return rule.bare?.includes(reading) ? 'bare' : 'words';
}

/** Kinds of the story in which somebody can read anything. */
export function kindsFor(reading: StoryReading): StoryKind[] {
  return STORY_KINDS.filter((kind) =>
    RULES.some(([, rule]) => rule.kind === kind && rule.reads.includes(reading)),
  );
}

export type StoryFilter = {
  kind: StoryKind | null;
  /** Name of who did it. */
  who: string | null;
  from: CalendarDate | null;
  to: CalendarDate | null;
  order: 'newest' | 'oldest';
};

/** What a filter looks at of one entry. */
export type StoryFacts = { kind: StoryKind; who: string; on: CalendarDate };

/**
 * Entries that fit a filter, in its order; the first and the last day of a period belong to it.
 * @param entries in the order in which they happened
 */
export function filtered<T extends StoryFacts>(entries: readonly T[], filter: StoryFilter): T[] {
  const found = entries.filter(
    ({ kind, who, on }) =>
      (!filter.kind || kind === filter.kind) &&
      (!filter.who || who === filter.who) &&
      (!filter.from || on >= filter.from) &&
      (!filter.to || on <= filter.to),
  );
  return filter.order === 'newest' ? found.reverse() : found;
}
