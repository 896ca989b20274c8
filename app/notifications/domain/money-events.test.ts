import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LEDGER_ACCOUNTS } from '~/recompense/domain/ledger/vocabulary';
import { RECOMPENSE_NOTICES } from './recompense-notices';

/** What tells nobody, and why that is right: each stands on its record's own page and in the audit trail. */
const SILENT: Record<string, string> = {
  'bank-file.applied': 'the person who did it stands before it; each receipt tells the school',
  'bank-file.read': 'nothing has moved yet',
  'claim.changed': 'a draft is the provider’s own',
  'claim.discarded': 'a draft is the provider’s own',
  'claim.drafted': 'a draft is the provider’s own',
  'invoice.approved': 'the service’s own step; the school is told when it is issued',
  'invoice.drafted': 'it stands in the service’s worklist',
  'invoice.loss-made-good': 'comes with a claw-back, which is told',
  'invoice.order-number-set': 'the school’s own words',
  'invoice.payable-online': 'the invoice has been told when it was issued',
  'invoice.stripe-asked-again': 'the person who did it stands before it',
  'invoice.stripe-resolved': 'the person who did it stands before it',
  'payable.made': 'comes with the approval of the claim, which is told',
  'payable.reduced': 'comes with a claw-back, which is told',
  'payable.stripe-resolved': 'the person who did it stands before it',
  'pot.closed': 'the lead’s own decision, on the pot’s page',
  'pot.made': 'the lead’s own decision, on the pot’s page',
  'pot.opened': 'the lead’s own decision, on the pot’s page',
  'recompense-settings.changed': 'the lead’s own decision, in the audit trail',
  'tariff.drafted': 'a draft is the lead’s own',
  'tariff.edited': 'a draft is the lead’s own',
  'tariff.put-in-force': 'schools read prices when they choose from them, and see the version',
};

/** Words that look like events and are none: Stripe's own names, a refusal handed on, a name that says by whom as well. */
const NOT_OURS = new Set([
  'charge.cancelled',
  'charge.refunded',
  'charge.succeeded',
  'charge.updated',
  'invoice.deleted',
  'invoice.finalized',
  'invoice.overpaid',
  'invoice.paid',
]);

const PREFIXES =
  'claim|invoice|payable|charge|commitment|pot|tariff|entitlement|bank-file|recompense-settings|stripe';
const source = readdirSync('app/recompense', { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.server.ts'))
  .map((file) => readFileSync(`app/recompense/${file}`, 'utf8'))
  .join('\n');

/** Events of money that the source can emit: named whole, or put together from their record and what happened. */
function emitted(): Set<string> {
  const accounts = new Set<string>(LEDGER_ACCOUNTS);
  // What a command refuses with has the same form: `no('claim.early', …)`, or a code that is compared.
  const whole = [...source.matchAll(new RegExp(`(no\\(\\s*|code === )?'((?:${PREFIXES})\\.[a-z-]+)'`, 'g'))]
    .filter(([, refusal]) => refusal === undefined)
    .map(([, , name = '']) => name);
  const built = [...source.matchAll(/(claim|pot|commitment)Event\(([^;{]*?)\)/g)].flatMap(
    ([, of, rest = '']) =>
      // Where the builder is declared its types are quoted; an audience may follow in brackets.
      rest.includes(': Pick<')
        ? []
        : [...rest.replace(/\[.*/s, '').matchAll(/'([a-z-]+)'/g)].map(([, what]) => `${of}.${what}`),
  );
  return new Set([...whole, ...built].filter((name) => !accounts.has(name) && !NOT_OURS.has(name)));
}

describe('events of money', () => {
  const found = emitted();

  it('are found in the source', () => {
    for (const name of ['claim.submitted', 'invoice.issued', 'payable.paid', 'commitment.asked', 'pot.made'])
      expect([...found], name).toContain(name);
  });

  it('each tell somebody, or are listed as telling nobody', () => {
    const unknown = [...found].filter((name) => !(name in RECOMPENSE_NOTICES) && !(name in SILENT));
    expect(unknown.sort()).toEqual([]);
  });

  it('are not listed where the source emits them no more', () => {
    const listed = Object.keys(SILENT).filter((name) => !found.has(name));
    expect(listed).toEqual([]);
  });

  it('hold no amount and no reason in what is sent: those stand on the page, for whom it concerns', () => {
    for (const [name, templates] of Object.entries(RECOMPENSE_NOTICES)) {
      for (const { message } of templates) {
        expect(message, name).not.toMatch(/£|\{(amount|pence|reason|balance|finding|query|reply|note)/i);
        const words = [...message.matchAll(/\{(\w+)\}/g)].map(([, word]) => word);
        for (const word of words)
          expect(['school', 'provider', 'ref', 'name', 'year', 'days'], name).toContain(word);
      }
    }
  });
});
