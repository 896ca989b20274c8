import { no, type Refusal, type Verdict, yes } from '~/kernel/verdict';
import { clock } from '~/platform/clock.server';
import { log } from '~/platform/log.server';
import { renewSession } from '~/platform/session.server';
import { transact } from '~/platform/transact.server';
import { MOST_OF_SID } from '../domain/back-channel';
import { has, type Viewer } from '../domain/roles';
import { isWithinDomains, verifiedEmail, vouchesForSecondFactor } from '../domain/single-sign-on';
import { continueSignIn } from '../sign-in/begin.server';
import { type Answer, type Fault, fault, readAnswer } from './answer.server';
import { accountFor, isOwn, joinOwn } from './identities.server';
import { type TakenStep, takeStep } from './steps.server';

/** What somebody came back to. */
export type Finished =
  | { kind: 'signed-in'; next: string; headers: Headers }
  | { kind: 'joined'; next: string; provider: string }
  | { kind: 'confirmed'; next: string; provider: string; headers: Headers }
  | { kind: 'trial'; providerId: string };

/** What a trial showed, for those who keep the provider. */
export type TrialFindings = { email: boolean; domain: boolean; secondFactor: boolean };

const FAILED: Refusal = no('sign-on.failed', 'You could not be signed in this way.');

/**
 * Ends a visit to a provider: signs in, joins, shows again who somebody is, or reports a trial, as it was begun.
 * @param viewer who is signed in, if anybody: a visit begun by one person is not ended by another
 * @returns a refusal in the same words whatever went wrong, but that the provider does not answer
 */
export async function finishSignOn(request: Request, viewer: Viewer | null): Promise<Verdict<Finished>> {
  const query = new URL(request.url).searchParams;
  const step = await takeStep(request, query.get('state') ?? '');
  if (!step) return refusedFor(fault('no such step'), null);
  if (step.accountId !== null && step.accountId !== viewer?.accountId)
    return refusedFor(fault('begun by somebody else'), step);
  const answer = await readAnswer(step, query);
  if (!answer.ok) return refusedFor(answer, step, viewer);
  if (step.purpose === 'sign-in') return signInWith(request, step, answer.value);
  if (!viewer || step.accountId === null) return refusedFor(fault('signed out meanwhile'), step);
  const { provider } = answer.value;
  if (provider.authorityId !== viewer.authorityId) return refusedFor(fault('another authority'), step);
  if (step.purpose === 'trial') return tried(viewer, step, answer.value);
  if (step.purpose === 'join') {
    const joined = await joinOwn(viewer, answer.value);
    return joined.ok ? yes({ kind: 'joined', next: step.next, provider: provider.name }) : joined;
  }
  if (!(await isOwn(viewer, answer.value))) return refusedFor(fault('confirmed by somebody else'), step);
  const headers = await renewSession(request);
  return yes({ kind: 'confirmed', next: step.next, provider: provider.name, headers });
}

async function signInWith(request: Request, step: TakenStep, answer: Answer): Promise<Verdict<Finished>> {
  const found = await accountFor(answer);
  if (!found.ok) return refusedFor(found, step);
  const { claims, provider } = answer;
  const sid = typeof claims.sid === 'string' ? claims.sid.slice(0, MOST_OF_SID) : '';
  const signedIn = await continueSignIn(request, found.value.accountId, {
    method: 'single-sign-on',
    secondFactor: vouchesForSecondFactor(claims, provider.secondFactor),
    next: step.next,
    providerSession: `${provider.id} ${sid}`.trim(),
  });
  if (!signedIn.ok) return refusedFor(fault('account is closed'), step);
  return yes({ kind: 'signed-in', next: signedIn.value.to, headers: signedIn.value.headers });
}

/** Keeps what a trial showed: a provider that has not been tried since its settings changed cannot be enabled. */
async function tried(viewer: Viewer, step: TakenStep, answer: Answer): Promise<Verdict<Finished>> {
  const { provider, claims } = answer;
  if (!has(viewer, 'admin', 'lead')) return FAILED;
  const email = verifiedEmail(provider.kind, claims);
  const findings: TrialFindings = {
    email: email !== null,
    domain: email !== null && isWithinDomains(email, provider.domains),
    secondFactor: vouchesForSecondFactor(claims, false),
  };
  await transact(viewer, async ({ emit }) => {
    emit({
      type: 'sign-on.tried',
      subject: { type: 'sign-on-provider', id: provider.id },
      details: { ...findings, worked: true },
    });
    return yes();
  });
  return yes({ kind: 'trial', providerId: step.providerId });
}

/** Writes down why, for whoever keeps the service and, in a trial, for whoever tries; says the same to everybody else. */
async function refusedFor(
  refusal: Refusal | Fault,
  step: TakenStep | null,
  viewer: Viewer | null = null,
): Promise<Verdict<never>> {
  const why = 'why' in refusal ? refusal.why : refusal.code;
  log().info(
    { provider: step?.providerId, purpose: step?.purpose, why, at: clock.now() },
    'single sign-on refused',
  );
  if (step?.purpose === 'trial' && viewer) {
    await transact(viewer, async ({ emit }) => {
      emit({
        type: 'sign-on.trial-failed',
        subject: { type: 'sign-on-provider', id: step.providerId },
        details: { why },
      });
      return yes();
    });
    return { ...FAILED, details: { providerId: step.providerId, why } };
  }
  return 'why' in refusal ? FAILED : refusal;
}
