import { describe, expect, it } from 'vitest';
import { REMINDER_KINDS } from './reminders/vocabulary';
import { SILENT } from './silent-events';
import { NOTICES } from './table';
import type { Audience } from './template';

/** What people have to be told in time, each with the event that says it and who must be among those told. */
const MUST_BE_TOLD: readonly [what: string, type: string, to: readonly Audience[]][] = [
  ['a request submitted', 'request.submitted', ['broker']],
  ['a shortlist ready', 'shortlist.shared', ['school']],
  ['invited to support', 'proposal.invited', ['provider']],
  ['an answer due', 'reminder.invitation-unanswered', ['whom', 'broker']],
  ['an answer expired', 'proposal.expired', ['broker', 'provider']],
  ['release asked', 'proposal.accepted', ['home-school']],
  ['release due', 'reminder.release-unanswered', ['whom', 'broker']],
  ['stood down', 'proposal.stood-down', ['provider']],
  ['ready to sign', 'agreement.sent-for-signing', ['school', 'provider', 'home-school', 'broker']],
  ['signed by all', 'agreement.activated', ['school', 'provider', 'home-school', 'broker']],
  ['a visit note late', 'reminder.visit-note-late', ['whom', 'broker']],
  ['a review due', 'reminder.review-due', ['whom', 'lead']],
  ['its pack ready', 'review.pack-made', ['school', 'provider', 'broker']],
  ['an action due', 'reminder.action-due', ['whom', 'broker']],
  ['an agreement stalled', 'reminder.agreement-stalled', ['whom', 'broker']],
  ['an exit due', 'reminder.exit-due', ['whom', 'lead']],
  ['an evaluation asked', 'agreement.closing-begun', ['school-head', 'provider']],
  ['an evaluation due', 'reminder.evaluation-due', ['whom', 'broker']],
  ['a sustained-impact point due', 'reminder.impact-point-due', ['whom', 'broker']],
  ['an invoice', 'invoice.issued', ['school']],
  ['an invoice overdue', 'reminder.invoice-overdue', ['whom', 'broker']],
  ['a payment received', 'invoice.received', ['school']],
  ['a payment made', 'payable.paid', ['home-school', 'provider']],
  ['an offer not confirmed this term', 'reminder.offer-unconfirmed', ['whom', 'broker']],
  ['a designation about to lapse', 'reminder.designation-lapsing', ['whom', 'lead']],
  ['quality assurance about to lapse', 'reminder.quality-assurance-lapsing', ['whom', 'lead']],
  ['a diagnosis shared', 'diagnosis.shared', ['school']],
  ['a diagnosis contested', 'diagnosis.contested', ['broker', 'lead']],
  ['a diagnosis decided', 'diagnosis.decided', ['school', 'broker']],
  ['a case about progress opened', 'escalation.opened', ['school', 'lead']],
  ['its report', 'escalation.reported', ['school', 'lead']],
  ['its steps', 'escalation.stepped-up', ['school', 'broker']],
  ['steps back', 'escalation.stepped-down', ['school', 'broker']],
  ['its answers', 'escalation.answered', ['broker', 'lead']],
  ['its end', 'escalation.ended', ['school', 'broker', 'lead']],
  ['mail that comes back', 'mail.bounced', ['account-broker']],
  ['deadlines that move', 'deadline.moved', ['whom']],
];

const audiences = (type: string) => new Set((NOTICES[type] ?? []).flatMap(({ to }) => to));

describe('what is sent', () => {
  it.each(MUST_BE_TOLD)('holds %s (%s)', (_what, type, to) => {
    for (const audience of to) expect([...audiences(type)]).toContain(audience);
  });

  it('holds every kind of reminder, with what goes to somebody else when the chasers have done nothing', () => {
    for (const kind of REMINDER_KINDS) {
      const templates = NOTICES[`reminder.${kind}`] ?? [];
      expect(templates.length, kind).toBeGreaterThan(0);
      // Without a stage a reminder would be said in all its words at once.
      for (const { onlyAt } of templates) expect(onlyAt?.length, kind).toBeGreaterThan(0);
    }
  });

  it('holds invitations to join and new passwords as messages of their own', () => {
    expect(SILENT['account.invite-sent']).toMatch(/message with the link/);
    expect(SILENT['account.reset-sent']).toMatch(/message with the link/);
  });

  it('tells those who give the support nothing of steps about a school’s progress, nor of its diagnosis', () => {
    for (const type of Object.keys(NOTICES).filter((name) =>
      /^(escalation|diagnosis|indicator)\./.test(name),
    ))
      for (const audience of ['provider', 'home-school'] as const)
        expect([...audiences(type)], type).not.toContain(audience);
  });

  it('tells those without casework nothing of it', () => {
    for (const [type, templates] of Object.entries(NOTICES))
      if (templates.some(({ to }) => to.includes('admin')))
        expect(type).toMatch(/^(account|backup|data-request|mail|job|term-dates|sign-on)\./);
  });
});
