import { Tag } from '~/ui';

/** Whether a school is open, in the register's own words. */
export function StatusTag({ statusGroup, statusName }: { statusGroup: string; statusName: string }) {
  if (statusGroup === 'closed') return <Tag tone="grey">{statusName}</Tag>;
  if (statusGroup === 'proposed') return <Tag tone="blue">{statusName}</Tag>;
  return <Tag tone={statusName === 'Open' ? 'green' : 'yellow'}>{statusName}</Tag>;
}
