import type { Template } from './template';

/** Who is told what of reports and trajectories. */
export const REPORTING_NOTICES: Record<string, readonly Template[]> = {
  'report.published': [
    { to: ['whom'], message: 'A report has been published to you.', href: '/reports/{id}' },
  ],
  'report.withdrawn': [
    {
      to: ['whom'],
      message: 'A report that was published to you has been withdrawn. Its page says why.',
      href: '/reports/{id}',
    },
  ],
};
