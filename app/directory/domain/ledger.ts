import { type TermKey, termWords } from '~/kernel/academic-year';
import { daysWords, type HalfDays } from '~/kernel/days';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { type Capacity, type Movement, offerBalance, overallBalance, taken } from './balance';

/** Half-days by term. */
export type DaysByTerm = Readonly<Record<TermKey, HalfDays>>;

/** Which case a plan belongs to. */
type Plan = Verdict<Movement[]>;

/**
 * Holds days for a proposal: they can be promised to nobody else until freed or committed.
 * @param ask half-days by term; terms of 0 are left out
 * @returns the movements to write, or `capacity.short` with the first term that falls short;
 *   `capacity.invalid` where the ask is empty or not whole half-days, `capacity.already-held` where
 *   the proposal holds days already
 */
export function planHold(
  capacity: Capacity,
  ask: { offerId: string; proposalId: string; days: DaysByTerm },
): Plan {
  const entries = positive(ask.days);
  if (!entries.ok) return entries;
  if (heldFor(capacity, ask.proposalId).length > 0) {
    return no('capacity.already-held', 'Days are already held for this proposal.');
  }
  const movements: Movement[] = [];
  for (const [term, halfDays] of entries.value) {
    const short = shortfall(capacity, ask.offerId, term, halfDays);
    if (short) return short;
    movements.push(movement('hold', ask, term, { held: halfDays }));
  }
  return yes(movements);
}

/**
 * Lets go of what is held for a proposal. Nothing held is not an error: an expiry and a decline may
 * both ask, and the second finds nothing to do.
 */
export function planFree(capacity: Capacity, ask: { proposalId: string }): Plan {
  return yes(
    heldFor(capacity, ask.proposalId).map(({ offerId, term, halfDays }) =>
      movement('free', { offerId, proposalId: ask.proposalId }, term, { held: -halfDays }),
    ),
  );
}

/**
 * Makes what is held for a proposal firm, for its agreement.
 * @returns movements, or `capacity.not-held` where nothing is held (it expired or was freed)
 */
export function planCommit(capacity: Capacity, ask: { proposalId: string; agreementId: string }): Plan {
  const held = heldFor(capacity, ask.proposalId);
  if (held.length === 0) {
    return no(
      'capacity.not-held',
      'The days for this proposal are no longer held. Invite the provider again to hold them.',
    );
  }
  return yes(
    held.map(({ offerId, term, halfDays }) =>
      movement('commit', { offerId, ...ask }, term, { held: -halfDays, committed: halfDays }),
    ),
  );
}

/**
 * Sets what an agreement has committed by term, when its days are changed: more is taken from what is
 * free, less is given back.
 * @param ask half-days still to be committed by term, not counting those used; absent terms become 0
 * @returns movements (none where nothing changes), `capacity.short` or `capacity.invalid`
 */
export function planRecommit(
  capacity: Capacity,
  ask: { offerId: string; agreementId: string; days: DaysByTerm },
): Plan {
  const wanted = positive(ask.days, { mayBeEmpty: true });
  if (!wanted.ok) return wanted;
  const target = new Map(wanted.value);
  const now = new Map(
    committedFor(capacity, ask.agreementId)
      .filter((line) => line.offerId === ask.offerId)
      .map((line) => [line.term, line.halfDays]),
  );
  const movements: Movement[] = [];
  for (const term of [...new Set([...now.keys(), ...target.keys()])].sort()) {
    const change = (target.get(term) ?? 0) - (now.get(term) ?? 0);
    if (change > 0) {
      const short = shortfall(capacity, ask.offerId, term, change);
      if (short) return short;
    }
    if (change !== 0) {
      movements.push(movement(change > 0 ? 'commit' : 'release', ask, term, { committed: change }));
    }
  }
  return yes(movements);
}

/**
 * Spends committed days: support was given.
 * @param ask half-days, more than 0, in the term they were committed for
 * @returns movements, or `capacity.short` where fewer than that are committed to the agreement in the term
 */
export function planUse(
  capacity: Capacity,
  ask: { agreementId: string; term: TermKey; halfDays: HalfDays },
): Plan {
  return planFromCommitted(capacity, ask, 'use');
}

/**
 * Takes back days written down as used, after a correction: they are committed to the agreement again. A use below
 * nothing in the ledger, so that what was written first stays there too.
 * @param ask half-days, more than 0, in the term they were used in
 * @returns movements, or `capacity.not-used` where fewer than that were used by the agreement in the term
 */
export function planReturn(
  capacity: Capacity,
  ask: { agreementId: string; term: TermKey; halfDays: HalfDays },
): Plan {
  if (!Number.isInteger(ask.halfDays) || ask.halfDays <= 0) return invalid();
  const lines = usedFor(capacity, ask.agreementId).filter((line) => line.term === ask.term);
  const used = lines.reduce((sum, line) => sum + line.halfDays, 0);
  if (ask.halfDays > used) {
    return no(
      'capacity.not-used',
      `${daysWords(used)} ${used === 1 || used === 2 ? 'has' : 'have'} been used under this agreement in the ` +
        `${termWords(ask.term)}: fewer than the ${daysWords(ask.halfDays)} to give back.`,
      { details: { term: ask.term, shortfallHalfDays: ask.halfDays - used } },
    );
  }
  return yes(
    shared(lines, ask.halfDays, (line, part) =>
      movement('use', { ...line, agreementId: ask.agreementId }, ask.term, { committed: part, used: -part }),
    ),
  );
}

/**
 * Gives committed days back to what is free: the agreement ended early, or needs fewer.
 * @param ask the agreement; with `term` and `halfDays` only so many, without them all that are left
 * @returns movements, or `capacity.short` where fewer are committed
 */
export function planRelease(
  capacity: Capacity,
  ask: { agreementId: string; term?: TermKey; halfDays?: HalfDays },
): Plan {
  const { agreementId, term, halfDays } = ask;
  if (term !== undefined && halfDays !== undefined) {
    return planFromCommitted(capacity, { agreementId, term, halfDays }, 'release');
  }
  return yes(
    committedFor(capacity, agreementId)
      .filter((line) => term === undefined || line.term === term)
      .map((line) => movement('release', { ...line, agreementId }, line.term, { committed: -line.halfDays })),
  );
}

/**
 * Whether a provider's overall cap may be set to so many half-days.
 * @returns `capacity.short` with the shortfall where more than that is held, committed or used
 */
export function mayCapAt(capacity: Capacity, term: TermKey, halfDays: HalfDays): Verdict {
  return notBelow(halfDays, taken(overallBalance(capacity, term)), term, 'The limit');
}

/**
 * Whether an offer's own days in a term may be set to so many half-days.
 * @returns `capacity.short` with the shortfall where more than that is held, committed or used on it
 */
export function mayOffer(capacity: Capacity, offerId: string, term: TermKey, halfDays: HalfDays): Verdict {
  return notBelow(halfDays, taken(offerBalance(capacity, offerId, term)), term, 'The days of this offer');
}

function notBelow(halfDays: HalfDays, spokenFor: HalfDays, term: TermKey, what: string): Verdict {
  if (!Number.isInteger(halfDays) || halfDays < 0) return invalid();
  if (halfDays >= spokenFor) return yes();
  return no(
    'capacity.short',
    `${what} in the ${termWords(term)} cannot be less than ${daysWords(spokenFor)}, which are already ` +
      `held, committed or used. Enter ${daysWords(spokenFor)} or more.`,
    { details: { term, shortfallHalfDays: spokenFor - halfDays } },
  );
}

function shortfall(capacity: Capacity, offerId: string, term: TermKey, halfDays: HalfDays): Refusal | null {
  const overall = overallBalance(capacity, term).free;
  const own = offerBalance(capacity, offerId, term).free;
  const free = Math.min(overall, own);
  if (halfDays <= free) return null;
  return no(
    'capacity.short',
    `${daysWords(halfDays)} are asked for in the ${termWords(term)} and ${daysWords(free)} ` +
      `${free === 1 || free === 2 ? 'is' : 'are'} free. Ask for fewer days, or for days in another term.`,
    { details: { term, shortfallHalfDays: halfDays - free, bound: overall < own ? 'overall' : 'offer' } },
  );
}

function planFromCommitted(
  capacity: Capacity,
  ask: { agreementId: string; term: TermKey; halfDays: HalfDays },
  kind: 'use' | 'release',
): Plan {
  if (!Number.isInteger(ask.halfDays) || ask.halfDays <= 0) return invalid();
  const lines = committedFor(capacity, ask.agreementId).filter((line) => line.term === ask.term);
  const committed = lines.reduce((sum, line) => sum + line.halfDays, 0);
  if (ask.halfDays > committed) {
    return no(
      'capacity.short',
      `${daysWords(committed)} ${committed === 1 || committed === 2 ? 'is' : 'are'} committed to this ` +
        `agreement in the ${termWords(ask.term)}: fewer than ${daysWords(ask.halfDays)}.`,
      { details: { term: ask.term, shortfallHalfDays: ask.halfDays - committed } },
    );
  }
  return yes(
    shared(lines, ask.halfDays, (line, part) => {
      const change = kind === 'use' ? { committed: -part, used: part } : { committed: -part };
      return movement(kind, { ...line, agreementId: ask.agreementId }, ask.term, change);
    }),
  );
}

/** Takes half-days from lines, the first first, as far as each goes. */
function shared(
  lines: readonly Line[],
  halfDays: HalfDays,
  move: (line: Line, part: HalfDays) => Movement,
): Movement[] {
  const movements: Movement[] = [];
  let left = halfDays;
  for (const line of lines) {
    const part = Math.min(left, line.halfDays);
    if (part === 0) continue;
    left -= part;
    movements.push(move(line, part));
  }
  return movements;
}

type Line = { offerId: string; proposalId: string | null; term: TermKey; halfDays: HalfDays };

/** What a proposal holds now, by offer and term. */
export function heldFor(capacity: Capacity, proposalId: string): Line[] {
  return lines(
    capacity.movements.filter((m) => m.proposalId === proposalId),
    (m) => m.held,
  );
}

/** What an agreement has committed and not yet used, by offer and term. */
export function committedFor(capacity: Capacity, agreementId: string): Line[] {
  return lines(
    capacity.movements.filter((m) => m.agreementId === agreementId),
    (m) => m.committed,
  );
}

/** What an agreement has used, by offer and term. */
export function usedFor(capacity: Capacity, agreementId: string): Line[] {
  return lines(
    capacity.movements.filter((m) => m.agreementId === agreementId),
    (m) => m.used,
  );
}

function lines(movements: readonly Movement[], figure: (m: Movement) => HalfDays): Line[] {
  const found = new Map<string, Line>();
  for (const m of movements) {
    const key = `${m.term} ${m.offerId}`;
    const line = found.get(key) ?? {
      offerId: m.offerId,
      proposalId: m.proposalId,
      term: m.term,
      halfDays: 0,
    };
    found.set(key, { ...line, halfDays: line.halfDays + figure(m) });
  }
  return [...found.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, line]) => line)
    .filter((line) => line.halfDays > 0);
}

function movement(
  kind: Movement['kind'],
  of: { offerId: string; proposalId?: string | null; agreementId?: string | null },
  term: TermKey,
  change: Partial<Pick<Movement, 'held' | 'committed' | 'used'>>,
): Movement {
  return {
    kind,
    offerId: of.offerId,
    term,
    held: 0,
    committed: 0,
    used: 0,
    ...change,
    proposalId: of.proposalId ?? null,
    agreementId: of.agreementId ?? null,
  };
}

function positive(days: DaysByTerm, { mayBeEmpty = false } = {}): Verdict<[TermKey, HalfDays][]> {
  const all = Object.entries(days);
  if (all.some(([, halfDays]) => !Number.isInteger(halfDays) || halfDays < 0)) return invalid();
  const asked = all.filter(([, halfDays]) => halfDays > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  if (asked.length === 0 && !mayBeEmpty) return invalid();
  return yes(asked);
}

function invalid(): Refusal {
  return no('capacity.invalid', 'Enter days as a number in whole or half days, more than 0.');
}
