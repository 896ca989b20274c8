import { endLapsedAddressChanges } from './accounts/address-commands.server';
import { wireAccounts } from './accounts/checks.server';
import { remindInviters } from './accounts/invitations.server';
import { keepHolding, keepPlaceMatters } from './accounts/lifecycle/holdings.server';
import { registerLifecycleJobs } from './accounts/lifecycle/jobs.server';
import { wireSealedSignIn } from './accounts/sign-in/sealed.server';
import { keepDeadlines } from './accounts/term-dates/deadlines.server';
import { wireAgreements } from './agreements/checks.server';
import { agreementDeadlines } from './agreements/deadlines.server';
import { noteLostPartners } from './agreements/life/partner.server';
import { actionsOpen, plannedVisitsOf, reviewsToCome, signaturesAsked } from './agreements/lifecycle.server';
import { wireSealedNotes } from './agreements/restricted-notes/sealed.server';
import { reviewLooks } from './agreements/reviews/looks.server';
import { usualTermsFrom } from './agreements/usual-terms.server';
import { analysisAtRest } from './diagnosis/analysis-run.server';
import { wireEvidenceCheck } from './diagnosis/evidence-check.server';
import { advisedSchools, openRequests } from './diagnosis/lifecycle.server';
import { onLooks } from './diagnosis/looks.server';
import { wireDays } from './directory/checks.server';
import { importsAtRest } from './imports/background.server';
import { plansAtRest } from './matching/allocation/run.server';
import { wireProposals } from './matching/checks.server';
import { proposalDeadlines } from './matching/deadlines.server';
import { expireProposals } from './matching/jobs.server';
import { unansweredInvitations, waitingReleases } from './matching/lifecycle.server';
import { keepCalendars } from './notifications/calendar/entries.server';
import { sendDigests } from './notifications/digest.server';
import { notify } from './notifications/notify.server';
import { wireReminders } from './notifications/reminders/wiring.server';
import { wireBackups } from './platform/backup/schedule.server';
import { registerJob } from './platform/jobs.server';
import { wireSealed } from './platform/sealed.server';
import { removeOldSessions } from './platform/session.server';
import { beforeStop } from './platform/stopping.server';
import { onEvents } from './platform/transact.server';
import { wirePractice } from './practice/checks.server';
import { wireBudgets } from './recompense/budgets/wiring.server';
import { wireClaims } from './recompense/claims/checks.server';
import { claimDeadlines } from './recompense/claims/deadlines.server';
import { wireEntitlements } from './recompense/entitlements/wiring.server';
import { wireInvoices } from './recompense/invoices/checks.server';
import { wireLedger } from './recompense/ledger/checks.server';
import { wirePayments } from './recompense/payments/checks.server';
import { recompenseSettingsOf } from './recompense/settings/settings.server';
import { wireStripe } from './recompense/stripe/wiring.server';
import { wireTariffs } from './recompense/tariffs/checks.server';
import { wirePrivacy } from './reporting/privacy/wiring.server';

/**
 * Joins the areas to the platform: what listens to events, and what runs on a schedule. The one place that knows
 * all areas, so that none has to know another.
 */
export function wire(): void {
  // Before the notices: what comes with an invitation to a calendar is not mailed a second time.
  onEvents('calendars', keepCalendars);
  onEvents('notifications', notify);
  onLooks('improvement-reviews', reviewLooks);
  beforeStop('analysis', analysisAtRest);
  beforeStop('imports', importsAtRest);
  beforeStop('plans', plansAtRest);
  usualTermsFrom(async (handle, authorityId) => {
    const { vatTreatment, brokerageBasisPoints } = await recompenseSettingsOf(handle, authorityId);
    return { vat: vatTreatment, brokerageBasisPoints };
  });
  keepHolding('schools', advisedSchools);
  keepHolding('visits', plannedVisitsOf);
  keepHolding('reviews', reviewsToCome);
  keepPlaceMatters('requests', openRequests);
  keepPlaceMatters('invitations', unansweredInvitations);
  keepPlaceMatters('releases', waitingReleases);
  keepPlaceMatters('signatures', signaturesAsked);
  keepPlaceMatters('actions', actionsOpen);
  registerLifecycleJobs();
  keepDeadlines('proposals', proposalDeadlines);
  keepDeadlines('agreements', agreementDeadlines);
  keepDeadlines('claims', claimDeadlines);
  wireAccounts();
  wireDays();
  wireProposals();
  wireAgreements();
  wirePractice();
  wireLedger();
  wireInvoices();
  wirePayments();
  wireBudgets();
  wireClaims();
  wireTariffs();
  wireEntitlements();
  wireStripe();
  wireReminders();
  wirePrivacy();
  wireBackups();
  wireSealed();
  wireSealedSignIn();
  wireSealedNotes();
  wireEvidenceCheck();
  registerJob({
    name: 'expire-invitations',
    does: 'Frees the days of invitations whose date to answer has passed, or whose request has ended.',
    everyMinutes: 1,
    async run() {
      return { ended: await expireProposals() };
    },
  });
  registerJob({
    name: 'note-lost-partners',
    does: 'Tells brokers when the provider of an agreement has left the directory or can no longer be reached.',
    everyMinutes: 15,
    async run() {
      return { told: await noteLostPartners() };
    },
  });
  registerJob({
    name: 'send-summaries',
    does: 'Sends each person their summary of the day at their time, where there is anything new.',
    when: '*/5 * * * *',
    async run() {
      return { sent: await sendDigests() };
    },
  });
  registerJob({
    name: 'remind-inviters',
    does: 'Tells those who invited somebody that there has been no answer, after a week and when the link has run out.',
    when: '5 7 * * 1-5',
    async run() {
      return { reminded: await remindInviters() };
    },
  });
  registerJob({
    name: 'end-address-changes',
    does: 'Ends changes of an email address that were not confirmed at both in three days.',
    everyMinutes: 60,
    async run() {
      return { ended: await endLapsedAddressChanges() };
    },
  });
  registerJob({
    name: 'remove-old-sessions',
    does: 'Removes sign-in sessions that ended over a week ago.',
    everyMinutes: 60,
    async run() {
      await removeOldSessions();
      return {};
    },
  });
}
