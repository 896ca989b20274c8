import { Link } from '@remix-run/react';
import { moneyWords } from '~/kernel/money';
import { type Crumb, Tag } from '~/ui';
import { COMMITMENT_TAGS } from '../../budgets/wording';
import type { CommitmentState } from '../../domain/budgets/vocabulary';

const MONEY: Crumb[] = [
  { label: 'Home', href: '/home' },
  { label: 'Money', href: '/recompense' },
];

/** Where a page of pots is. */
export function potCrumbs(pot?: { id: string; name: string }): Crumb[] {
  return [
    ...MONEY,
    ...(pot === undefined ? [] : [{ label: 'Budgets', href: '/recompense/pots' }]),
    ...(pot?.id ? [{ label: pot.name, href: `/recompense/pots/${pot.id}` }] : []),
  ];
}

/** Where a page of commitments is. */
export function commitmentCrumbs(one?: { id: string; ref: string }): Crumb[] {
  const budgets = [...MONEY, { label: 'Budgets', href: '/recompense/pots' }];
  if (!one) return budgets;
  const list = [...budgets, { label: 'Commitments', href: '/recompense/commitments' }];
  return one.id ? [...list, { label: one.ref, href: `/recompense/commitments/${one.id}` }] : list;
}

/** A commitment's state; an approved one that is spent to the last penny says so. */
export function CommitmentTag({ one }: { one: { state: CommitmentState; leftPence: number } }) {
  if (one.state === 'approved' && one.leftPence === 0) return <Tag tone="teal">All spent</Tag>;
  const { label, tone } = COMMITMENT_TAGS[one.state];
  return <Tag tone={tone}>{label}</Tag>;
}

/** Whether a pot takes commitments. */
export function PotTag({ closed }: { closed: boolean }) {
  return closed ? <Tag>Closed</Tag> : <Tag tone="green">Open</Tag>;
}

/** An amount that may be below nothing, which is said with a true minus sign. */
export function Signed({ pence }: { pence: number }) {
  return <span className="tabular-nums">{moneyWords(pence).replace('-', '−')}</span>;
}

/** The way back from a form, with nothing done. */
export function GoBack({ to }: { to: string }) {
  return (
    <Link to={to} className="inline-block py-2">
      Go back, change nothing
    </Link>
  );
}
