import { listAccounts } from '~/accounts/queries.server';
import { ROLE_NAMES } from '~/accounts/wording';
import { addDays, isCalendarDate, startOfDay } from '~/kernel/clock';
import { listEvents } from '~/platform/audit-queries.server';
import { openMailProblems } from '~/platform/mail/queries.server';
import { day, several } from './cells';
import { type ListDefinition, ROWS_AT_ONCE } from './definition';

/** Lists of those who keep the service: people, and what happened. */
export const SERVICE_LISTS: Record<string, ListDefinition> = {
  people: {
    route: 'admin.users._index',
    columns: ['Name', 'Email', 'Roles', 'May sign in', 'Invitation taken up', 'Last signed in'],
    async read(viewer, query, page) {
      const all = await listAccounts(viewer, query.get('q') ?? '');
      const rows = all.slice((page - 1) * ROWS_AT_ONCE, page * ROWS_AT_ONCE);
      return {
        total: all.length,
        rows: rows.map((one) => [
          ...[one.name, one.email],
          several(one.grants.map(({ role, place }) => [ROLE_NAMES[role], place].filter(Boolean).join(', '))),
          ...[one.active, !one.invited, day(one.lastSignedInAt)],
        ]),
      };
    },
  },
  'mail-problems': {
    route: 'mail-problems._index',
    columns: ['Name', 'Email', 'What the other side said', 'Since'],
    async read(viewer, _query, page) {
      const all = await openMailProblems(viewer);
      const rows = all.slice((page - 1) * ROWS_AT_ONCE, page * ROWS_AT_ONCE);
      return {
        total: all.length,
        rows: rows.map((one) => [one.name, one.email, one.problem, day(one.since)]),
      };
    },
  },
  audit: {
    route: 'admin.audit',
    columns: [
      'Number',
      'When',
      'Who',
      'Acting as',
      'What',
      'Record',
      'Its id',
      'URN',
      'Reason',
      'Change',
      'Hash',
    ],
    async read(viewer, query, page) {
      const on = query.get('on') ?? '';
      const from = isCalendarDate(on) ? startOfDay(on) : undefined;
      const to = from && startOfDay(addDays(on, 1));
      const found = await listEvents(viewer, { type: query.get('type') ?? '', from, to, page }, ROWS_AT_ONCE);
      return {
        total: found.total,
        rows: found.rows.map((one) => [
          ...[one.seq, one.at.toISOString(), one.who, one.actingAs, one.type, one.subject, one.subjectId],
          ...[one.urn, one.reason, one.payload, one.hash],
        ]),
      };
    },
  },
};
