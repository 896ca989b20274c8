import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { diagnosisMachine } from '~/diagnosis/domain/diagnosis-states';
import { NEED_STATES } from '~/diagnosis/domain/needs';
import { LEDGER_ACCOUNTS } from '~/recompense/domain/ledger/vocabulary';
import { REMINDER_KINDS } from './reminders/vocabulary';
import { SILENT } from './silent-events';
import { NOTICES } from './table';

/** Words that look like events and are none: Stripe's own names, accounts of the ledger, a page's name, a name that says by whom as well. */
const NOT_EVENTS = new Set<string>([
  ...LEDGER_ACCOUNTS,
  'account.invite',
  'account.reset',
  'analysis.predictions',
  'charge.cancelled',
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  // Columns that a copy of somebody's data names.
  'claim.decision',
  'claim.note',
  'claim.settlement',
  'diagnosis.response',
  'shortlist.note',
  'visit.focus',
  'import.empty',
  'import.not-csv',
  'import.not-gias',
  'invoice.deleted',
  'invoice.finalized',
  'invoice.overpaid',
  'invoice.paid',
  'measure.confirm',
  'measure.implausible',
  'payout.canceled',
  'payout.paid',
]);

/** Event types put together from words, and what they can be. One that is not here makes a test fail. */
const BUILT: Record<string, readonly string[]> = {
  'account.${purpose}-sent': ['account.invite-sent', 'account.reset-sent'],
  'account.password-set-by-${purpose}': ['account.password-set-by-invite', 'account.password-set-by-reset'],
  'capacity.${what}': ['held', 'freed', 'committed', 'recommitted', 'used', 'returned', 'released'].map(
    (what) => `capacity.${what}`,
  ),
  'diagnosis.${to.value}': diagnosisMachine.states.map((state) => `diagnosis.${state}`),
  'import.${what': ['import.confirmed', 'import.cancelled', 'import.preview-asked'],
  'need.${to.value}': NEED_STATES.filter((state) => state !== 'open').map((state) => `need.${state}`),
  'reminder.${kind}': REMINDER_KINDS.map((kind) => `reminder.${kind}`),
  '${EMITTED': ['charge.cancelled-by-school', 'charge.cancelled-by-service'],
  // Read from the calls of these builders, below; here what they are handed in a variable.
  'agreement.${type}': [],
  'claim.${what}': ['claim.declined', 'claim.withdrawn'],
  'commitment.${type}': ['commitment.declined', 'commitment.released', 'commitment.withdrawn'],
  'pot.${type}': [],
};

const source = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.server.ts'))
  .map((file) => readFileSync(`app/${file}`, 'utf8'))
  .join('\n');

const KNOWN = new Set([...Object.keys(NOTICES), ...Object.keys(SILENT)]);
const SUBJECTS = [...new Set([...KNOWN].map((name) => name.slice(0, name.indexOf('.'))))].join('|');

/** Words in quotes, those that a value is only compared with left out. */
const quoted = (text: string) =>
  [...text.replace(/===\s*'[^']*'/g, '').matchAll(/'([a-z-]+)'/g)].map(([, word = '']) => word);

/** Event types that the source can emit: named whole, or put together from their record and what happened. */
function emitted(): Set<string> {
  // What a command refuses with has the same form: `no('claim.early', …)`, or a code that is compared.
  const whole = [...source.matchAll(new RegExp(`(no\\(\\s*|code === )?'((?:${SUBJECTS})\\.[a-z-]+)'`, 'g'))]
    .filter(([, refusal]) => refusal === undefined)
    .map(([, , name = '']) => name);
  const typed = [...source.matchAll(/\btype: '([a-z-]+\.[a-z-]+)'/g)].map(([, name = '']) => name);
  const money = [...source.matchAll(/\b(claim|pot|commitment)Event\(([^;{]*?)\)/g)].flatMap(
    ([, of, rest = '']) =>
      // Where the builder is declared its types are quoted; an audience may follow in brackets.
      rest.includes(': Pick<') ? [] : quoted(rest.replace(/\[.*/s, '')).map((what) => `${of}.${what}`),
  );
  const visits = [...source.matchAll(/\bvisitEvent\((?:\{[^}]*\}|[\w.]+),([^;{]*)/g)].flatMap(
    ([, rest = '']) => quoted(rest).flatMap((what) => [`visit.${what}`, `adviser-visit.${what}`]),
  );
  const amendments = [...source.matchAll(/\bamendmentEvent\((?:\{[^}]*\}|[\w.]+),([^;{]*)/g)].flatMap(
    ([, rest = '']) => quoted(rest).map((what) => `agreement.${what}`),
  );
  const built = Object.entries(BUILT).flatMap(([text, names]) => (source.includes(`\`${text}`) ? names : []));
  return new Set(
    [...whole, ...typed, ...money, ...visits, ...amendments, ...built].filter(
      (name) => !NOT_EVENTS.has(name),
    ),
  );
}

describe('what happens in the service', () => {
  const found = emitted();

  it('is found in the source', () => {
    for (const name of [
      'account.invite-sent',
      'adviser-visit.held-for-governors',
      'agreement.amendment-sent',
      'capacity.held',
      'charge.cancelled-by-school',
      'claim.submitted',
      'commitment.asked',
      'diagnosis.agreed',
      'invoice.issued',
      'need.met',
      'payable.paid',
      'pot.made',
      'proposal.stood-down',
      'review.pre-met',
      'visit.planned',
    ])
      expect([...found], name).toContain(name);
  });

  it('is told to somebody, or listed as told to nobody with the reason', () => {
    const missing = [...found].filter((name) => !KNOWN.has(name));
    expect(missing.sort(), 'add a line to NOTICES, or one with its reason to SILENT').toEqual([]);
  });

  it('is not both told and listed as told to nobody', () => {
    expect(Object.keys(SILENT).filter((name) => name in NOTICES)).toEqual([]);
    for (const [name, why] of Object.entries(SILENT)) expect(why.length, name).toBeGreaterThan(10);
  });

  it('is not listed where the source emits it no more', () => {
    expect([...KNOWN].filter((name) => !found.has(name)).sort()).toEqual([]);
  });

  it('is put together from words in no way that this test does not know', () => {
    const built = [...source.matchAll(/\btype: `([^`]*)`/g)].map(([, text = '']) => text);
    const unknown = built.filter((text) => !Object.keys(BUILT).some((start) => text.startsWith(start)));
    expect(unknown).toEqual([]);
  });
});
