import type { Viewer } from '~/accounts/domain/roles';
import { settingsOf } from '~/accounts/settings.server';
import { db } from '~/platform/db.server';
import { type Model, modelFor } from '../domain/model';
import { weightsInForce } from '../weights.server';

/**
 * The model that offers are scored with now, for whoever asks how: that of their authority, with its own weights where
 * it has any; the usual one for somebody who is not signed in.
 */
export async function scoreModel(viewer: Viewer | null): Promise<{ model: Model; authority: string | null }> {
  if (!viewer) return { model: modelFor('local'), authority: null };
  const handle = db();
  const { reach } = await settingsOf(handle, viewer.authorityId);
  const own = await weightsInForce(handle, viewer.authorityId);
  return { model: modelFor(reach, own), authority: viewer.authorityName };
}
