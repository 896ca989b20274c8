import { eq } from 'drizzle-orm';
import { recompenseSettings } from '#drizzle/schema';
import type { Db } from '~/platform/db.server';
import { DEFAULT_RECOMPENSE_SETTINGS } from '../domain/settings/defaults';
import type { RecompenseSettings } from '../domain/settings/vocabulary';

/** What an authority decides about its money, defaults where it has not; `version` is for the form that changes it. */
export async function recompenseSettingsOf(
  handle: Db,
  authorityId: string,
): Promise<RecompenseSettings & { version: number }> {
  const [row] = await handle
    .select()
    .from(recompenseSettings)
    .where(eq(recompenseSettings.authorityId, authorityId));
  return { ...DEFAULT_RECOMPENSE_SETTINGS, ...row?.settings, version: row?.version ?? 0 };
}
