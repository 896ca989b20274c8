import type { Role } from '~/accounts/domain/roles';
import type { Template } from './template';

/** Those for whom there is a kind of report. */
const READERS: readonly Role[] = ['lead', 'broker', 'member', 'head', 'chair', 'leader'];

/** Who is told what of reports and trajectories. */
export const REPORTING_NOTICES: Record<string, readonly Template[]> = {
  'report.published': [
    { to: ['whom'], named: READERS, message: 'A report has been published to you.', href: '/reports/{id}' },
  ],
  'report.withdrawn': [
    {
      to: ['whom'],
      named: READERS,
      message: 'A report that was published to you has been withdrawn. Its page says why.',
      href: '/reports/{id}',
    },
  ],
};
