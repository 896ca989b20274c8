import type { Viewer } from '~/accounts/domain/roles';
import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { stale } from '~/platform/forms.server';
import type { CommandContext } from '~/platform/transact.server';
import { type ClaimAction, mayWithClaim } from '../domain/claims/permissions';
import { CLAIM_STATES, type ClaimState } from '../domain/claims/vocabulary';
import { type ClaimRecord, type ClaimRow, claimNotFound, forbidden, loadClaim } from './load.server';
import { CLAIM_TAGS, claimText } from './wording';

/** What a step needs: the right to take it, the states it leads to, who is asked, and who took it. */
export type ClaimStep = {
  action: ClaimAction;
  to: readonly ClaimState[];
  /** Told to somebody who may know of the claim and not take the step. */
  why: string;
  /** Whether the viewer is who took it, where the row says so: the same form sent twice, not two people at once. */
  tookIt?: (row: ClaimRow) => boolean;
};

/**
 * Opens a claim for a step of its life: it must be theirs to know of and to take, now, on the version they saw.
 * A form sent twice finds its step taken (`done`), and is answered as the first was.
 */
export async function openClaim(
  ctx: CommandContext,
  viewer: Viewer,
  input: { id: string; version: number },
  { action, to, why, tookIt = () => true }: ClaimStep,
): Promise<Verdict<{ record: ClaimRecord; done: boolean }>> {
  const record = await loadClaim(ctx.tx, viewer, input.id);
  if (!record) return claimNotFound();
  const { row } = record;
  if (to.includes(row.state) && row.version === input.version + 1 && tookIt(row)) {
    return yes({ record, done: true });
  }
  if (!record.may[action]) return refusalOf(record, action, why);
  if (row.version !== input.version) return stale(claimText(row, record.lines));
  return yes({ record, done: false });
}

/** Theirs in another state, or never theirs. */
function refusalOf(record: ClaimRecord, action: ClaimAction, why: string): Refusal {
  const { row } = record;
  if (record.kept === null && isTheirs(record, action)) {
    return no(
      'claim.not-now',
      `This claim is ${CLAIM_TAGS[row.state].label.toLowerCase()} now, so that cannot be done. Go back to it to see what can.`,
    );
  }
  return forbidden(record, why);
}

/** Whether somebody's standing allows the action in any state. */
function isTheirs({ standings }: ClaimRecord, action: ClaimAction): boolean {
  return CLAIM_STATES.some((state) => mayWithClaim(action, standings, state));
}
