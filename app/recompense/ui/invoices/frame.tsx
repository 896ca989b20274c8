import { Tag } from '~/ui';
import type { InvoiceState } from '../../domain/invoices/vocabulary';
import { STATE_WORDS } from '../../invoices/wording';

/** An invoice's state in a word, and whether it is late. */
export function InvoiceTag({ state, overdue = false }: { state: InvoiceState; overdue?: boolean }) {
  const { label, tone } = STATE_WORDS[state];
  return (
    <span className="inline-flex flex-wrap gap-2">
      <Tag tone={tone}>{label}</Tag>
      {overdue ? <Tag tone="red">Overdue</Tag> : null}
    </span>
  );
}

/** Where the pages of invoices stand. */
export const INVOICE_CRUMBS = [
  { label: 'Home', href: '/home' },
  { label: 'Money', href: '/recompense' },
  { label: 'Invoices', href: '/invoices' },
];
