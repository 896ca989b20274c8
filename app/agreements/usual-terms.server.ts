import type { Db } from '~/platform/db.server';
import { singleton } from '~/platform/singleton.server';
import type { UsualTerms } from './domain';

/** What an authority's agreements usually say of VAT and of its brokerage's part. */
export type UsualTermsSource = (handle: Db, authorityId: string) => Promise<UsualTerms>;

const source = () => singleton('usual-terms', () => ({ of: null as UsualTermsSource | null }));

/**
 * Registers where the terms first suggested in a draft come from. An authority's decisions about money are kept by an
 * area to the right of this one, which is not known here: the wiring joins them.
 */
export function usualTermsFrom(of: UsualTermsSource): void {
  source().of = of;
}

/** The terms to suggest in a new draft of an authority; nothing where nobody has registered any. */
export async function usualTermsOf(handle: Db, authorityId: string): Promise<UsualTerms> {
  return (await source().of?.(handle, authorityId)) ?? {};
}
