/** Every form of the product as somebody fills it in, in an order in which each finds what it needs in the demo. */
import type { FormCase } from '../form-pages';
import { AGREEMENTS } from './agreements';
import { CASEWORK } from './casework';
import { MONEY } from './money';
import { PREPARED } from './prepared';
import { SERVICE } from './service';

export const FORM_CASES: readonly FormCase[] = [
  ...MONEY,
  ...AGREEMENTS,
  ...CASEWORK,
  ...SERVICE,
  ...PREPARED,
  // Work that goes on by itself comes last: it would change what others look at.
  { folder: 'analysis._index' },
  { folder: 'allocation.new' },
  {
    folder: 'allocation.$id._index',
    at: "select id from allocation_plan where authority_id = @m and status = 'running'",
  },
  {
    folder: 'allocation.$id.again',
    // One that was asked to stop takes a moment to, and there is one at a time.
    given: [
      `update allocation_plan set status = 'cancelled', cancel_asked = 1, finished_at = started_at
        where authority_id = @m and status = 'running'`,
    ],
    answers: { '/^rows/': null },
  },
];

/** Routes whose form may be sent twice with two results, or cannot be, and why. */
export const NOT_TWICE: Record<string, string> = {
  login: 'each time is a session of its own; tries are counted',
  'login_.code': 'a code is good once',
  logout: 'who is signed out has no session to be signed out of again',
  'reset._index': 'each asks for a link; asking is limited, and its answer tells nothing',
  'reset.$token': 'the link is good once',
  'invite.$token': 'the link is good once',
  'account.address.$token': 'the link is good once',
  'account.confirm': 'confirming gives a new session; the one before is over',
  'account.recovery-codes': 'new codes replace the old ones, and are shown once',
  'account.passkeys': 'what an authenticator answers is good once',
  'account.sessions': 'a device that is signed out cannot be signed out again',
  'kept.$id': 'answers that are thrown away are gone',
  'notifications._index': 'what has been read is read',
  'reports.new': 'leads to the next page and writes nothing',
  'admin.jobs.$name': 'runs the work each time it is asked to; a lease keeps two runs apart',
  'admin.backups': 'makes a backup each time it is asked to; a lease keeps two runs apart',
  'webhooks.stripe': 'a machine sends it, signed, with an id that counts once',
  'webhooks.sign-out': 'a machine sends it, signed; a token counts once',
  'webhooks.notify': 'a machine sends it; any order, any number of times: the same end',
  'set-up._index': 'there while nobody has an account: see set-up.test.ts',
  'set-up.authority': 'there while nobody has an account: see set-up.test.ts',
  'set-up.you': 'there while nobody has an account: see set-up.test.ts',
  'set-up.lead': 'there while an authority is set up: see set-up.test.ts',
  'set-up.usual': 'there while an authority is set up: see set-up.test.ts',
  'recompense.reconciliation._index': 'needs Stripe, which the demo has not: see stripe tests',
  'recompense.reconciliation.$heldId': 'needs Stripe, which the demo has not: see stripe tests',
  'recompense.stripe.onboarding': 'needs Stripe, which the demo has not: see stripe tests',
  'admin.mail._index': 'needs a mail server, which the demo has not: see mail tests',
  'admin.mail.$id': 'needs a mail server, which the demo has not: see mail tests',
  'mail-problems.$id': 'needs a mail server, which the demo has not: see mail tests',
};
