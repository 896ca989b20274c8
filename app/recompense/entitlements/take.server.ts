import type { Viewer } from '~/accounts/domain/roles';
import { academicYearOf } from '~/kernel/academic-year';
import { today } from '~/platform/page-clock.server';
import { type TakePage, takePage } from '../tariffs/take-queries.server';
import { schoolDaysPage } from './queries.server';

/**
 * What asking for further adviser days for a school needs, and whether they can be asked for now.
 * @returns null where the school is not the viewer's to take for, or the list in force sells none
 */
export async function furtherDaysPage(
  viewer: Viewer,
  urn: number,
): Promise<{ page: TakePage; mayAsk: boolean } | null> {
  const year = await schoolDaysPage(viewer, urn, academicYearOf(today()));
  if (!year?.further) return null;
  const page = await takePage(viewer, { kind: 'adviser-days', itemKey: year.further.key, urn });
  return page?.school?.urn === urn ? { page, mayAsk: year.mayAsk } : null;
}
