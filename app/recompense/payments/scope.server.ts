import { eq, inArray, or, type SQL } from 'drizzle-orm';
import { payable } from '#drizzle/schema';
import type { Viewer } from '~/accounts/domain/roles';
import { moneyReachOf } from '../domain/standing';

/** Payables that are the viewer's to see; undefined where none is. The same rule as `maySeePayable`. */
export function payableScope(viewer: Viewer): SQL | undefined {
  const { serviceOf, schools, providers } = moneyReachOf(viewer);
  return or(
    serviceOf === null ? undefined : eq(payable.authorityId, serviceOf),
    schools.length > 0 ? inArray(payable.homeUrn, [...schools]) : undefined,
    providers.length > 0 ? inArray(payable.providerId, [...providers]) : undefined,
  );
}
