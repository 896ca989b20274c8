import { no, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { verifyPassword } from '~/platform/password.server';
import { currentSession } from '~/platform/session.server';
import { isProven, type ProofWeight } from '../domain/proof';
import type { Viewer } from '../domain/roles';

/** What a form sent to show who its sender is. */
export type ProofAnswers = { password?: string | undefined };

/** Where people confirm who they are by other means than the password. */
export function confirmPath(next: string): string {
  return `/account/confirm?next=${encodeURIComponent(next)}`;
}

/**
 * Whether somebody has shown, just now, who they are: before a signature, money, roles, or a change of how they sign in.
 * The password in the form will do; so will having confirmed at `/account/confirm` in the last ten minutes (and, for what
 * weighs less, having signed in within the half hour). Throttled per account. Call it outside the transaction.
 * @param request the request with their session; null where only the password counts
 * @param weight `moment` unless told otherwise
 * @returns a refusal for the field `password`
 */
export async function proofOf(
  viewer: Viewer,
  request: Request | null,
  answers: ProofAnswers,
  weight: ProofWeight = 'moment',
): Promise<Verdict> {
  if (answers.password) return verifyPassword(viewer.accountId, answers.password);
  if (request && (await isConfirmed(viewer, request, weight))) return yes();
  return no(
    'proof.missing',
    'Enter your password. If you sign in without one, confirm that it is you first',
    { field: 'password' },
  );
}

/** Whether the session is proof enough as it stands, so that nothing has to be asked. */
export async function isConfirmed(
  viewer: Viewer,
  request: Request,
  weight: ProofWeight = 'moment',
): Promise<boolean> {
  const session = await currentSession(request);
  return session?.viewer.accountId === viewer.accountId && isProven(session, weight, clock.now());
}
