import type { Viewer } from './accounts/domain/roles';
import { accountsWorklist } from './accounts/worklist.server';
import { amendmentsWorklist } from './agreements/amendments/worklist.server';
import { escalationWorklist } from './agreements/escalation/worklist.server';
import { exitWorklist } from './agreements/exit/worklist.server';
import { impactWorklist } from './agreements/impact/worklist.server';
import { interruptionWorklist } from './agreements/life/interruption-worklist.server';
import { restrictedNotesWorklist } from './agreements/restricted-notes/worklist.server';
import { reviewsWorklist } from './agreements/reviews/worklist.server';
import { visitsWorklist } from './agreements/visits/worklist.server';
import { agreementsWorklist } from './agreements/worklist.server';
import { diagnosisWorklist } from './diagnosis/worklist.server';
import { recordWorklist } from './directory/record-worklist.server';
import { directoryWorklist } from './directory/worklist.server';
import type { WorkItem } from './kernel/work-item';
import { matchingWorklist } from './matching/worklist.server';
import { serviceWorklist } from './notifications/worklist/service-worklist.server';
import { practiceWorklist } from './practice/worklist.server';
import { budgetsWorklist } from './recompense/budgets/worklist.server';
import { claimsWorklist } from './recompense/claims/worklist.server';
import { entitlementsWorklist } from './recompense/entitlements/worklist.server';
import { invoicesWorklist } from './recompense/invoices/worklist.server';
import { paymentsWorklist } from './recompense/payments/worklist.server';
import { stripeWorklist } from './recompense/stripe/worklist.server';
import { chargesWorklist } from './recompense/tariffs/worklist.server';
import { privacyWorklist } from './reporting/privacy/worklist.server';
import { reportsWorklist } from './reporting/reports/worklist.server';

export type Worklist = Record<WorkItem['kind'], WorkItem[]>;

/** Everything waiting for the viewer, from every area, the most pressing first. */
export async function worklistFor(viewer: Viewer): Promise<Worklist> {
  const parts = await Promise.all([
    accountsWorklist(viewer),
    diagnosisWorklist(viewer),
    directoryWorklist(viewer),
    recordWorklist(viewer),
    matchingWorklist(viewer),
    agreementsWorklist(viewer),
    visitsWorklist(viewer),
    amendmentsWorklist(viewer),
    escalationWorklist(viewer),
    interruptionWorklist(viewer),
    exitWorklist(viewer),
    impactWorklist(viewer),
    reviewsWorklist(viewer),
    restrictedNotesWorklist(viewer),
    budgetsWorklist(viewer),
    claimsWorklist(viewer),
    invoicesWorklist(viewer),
    paymentsWorklist(viewer),
    chargesWorklist(viewer),
    entitlementsWorklist(viewer),
    stripeWorklist(viewer),
    practiceWorklist(viewer),
    reportsWorklist(viewer),
    privacyWorklist(viewer),
    serviceWorklist(viewer),
  ]);
  const items = parts.flat().sort(byUrgency);
  const of = (kind: WorkItem['kind']) => items.filter((item) => item.kind === kind);
  return { now: of('now'), soon: of('soon'), waiting: of('waiting') };
}

/** The earlier date first; without a date after those with one; then what has waited longest. */
function byUrgency(a: WorkItem, b: WorkItem): number {
  if (a.due !== b.due) return (a.due ?? '9999-12-31') < (b.due ?? '9999-12-31') ? -1 : 1;
  const waited =
    (a.since?.getTime() ?? Number.MAX_SAFE_INTEGER) - (b.since?.getTime() ?? Number.MAX_SAFE_INTEGER);
  return waited !== 0 ? waited : a.key < b.key ? -1 : 1;
}
