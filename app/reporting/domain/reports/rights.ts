import { has, isAt, isService, providersOf, type Viewer } from '~/accounts/domain/roles';
import { can } from '~/kernel/state-machine';
import type { ReportKind } from '../vocabulary';
import { reportMachine, reportStateOf } from './states';

/** What rights to a report depend on. */
export type ReportStanding = {
  authorityId: string;
  kind: ReportKind;
  urn: number | null;
  providerId: string | null;
  madeById: string | null;
  publishedAt: Date | null;
  withdrawnAt: Date | null;
};

/** Whether somebody may make a report of a kind; of a school or provider, about this one. */
export function mayMake(
  viewer: Viewer,
  kind: ReportKind,
  about: { providerId: string | null } = { providerId: null },
): boolean {
  if (isService(viewer)) return true;
  return kind === 'provider' && about.providerId !== null && providersOf(viewer).includes(about.providerId);
}

/** Whether a report is one for the viewer to read once it is published. */
function isFor(viewer: Viewer, report: ReportStanding): boolean {
  switch (report.kind) {
    case 'director':
      return isService(viewer);
    case 'scrutiny':
      return has(viewer, 'member');
    case 'school':
      return report.urn !== null && isAt(viewer, report.urn);
    case 'provider':
      return report.providerId !== null && providersOf(viewer).includes(report.providerId);
  }
}

/**
 * What somebody may read of a report: all of it, only that it was withdrawn, or nothing (it is not there for them).
 * The service reads what its authority has made at any time; others read what was published to them, and of one that
 * was withdrawn afterwards only that it was, and why.
 */
export function readingRight(viewer: Viewer, report: ReportStanding): 'all' | 'withdrawn' | null {
  if (report.authorityId !== viewer.authorityId) return null;
  if (isService(viewer)) return 'all';
  const forThem = isFor(viewer, report);
  if (forThem && report.kind === 'provider' && report.madeById === viewer.accountId) return 'all';
  if (!forThem || report.publishedAt === null) return null;
  return report.withdrawnAt === null ? 'all' : 'withdrawn';
}

/**
 * Whether somebody may publish or withdraw a report as it stands. The lead answers for what goes to the director and to
 * members; brokers publish what goes to a school or provider; a provider publishes the report it made of itself.
 */
export function mayDo(viewer: Viewer, report: ReportStanding, event: 'publish' | 'withdraw'): boolean {
  if (readingRight(viewer, report) !== 'all') return false;
  if (!can(reportMachine, reportStateOf(report), event)) return false;
  if (report.kind === 'director' || report.kind === 'scrutiny') {
    // Whoever saved it may lay it aside while nobody else has been given it.
    const own = event === 'withdraw' && report.publishedAt === null && report.madeById === viewer.accountId;
    return has(viewer, 'lead') || (own && isService(viewer));
  }
  if (isService(viewer)) return true;
  return report.kind === 'provider' && report.madeById === viewer.accountId;
}
