import { eq } from 'drizzle-orm';
import { authority } from '#drizzle/schema';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { type Db, db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { has, type Viewer } from './domain/roles';
import { type AuthoritySettings, readSettings } from './settings';

/** An authority's settings; `version` is for the form that changes them. */
export async function settingsOf(
  handle: Db,
  authorityId: string,
): Promise<AuthoritySettings & { version: number }> {
  const [row] = await handle.select().from(authority).where(eq(authority.id, authorityId));
  return { ...readSettings(row?.settings ?? {}), version: row?.version ?? 0 };
}

/** The settings of the viewer's authority. */
export function loadSettings(viewer: Viewer) {
  return settingsOf(db(), viewer.authorityId);
}

/** Changes the settings: the lead's decision. */
export async function changeSettings(
  viewer: Viewer,
  input: AuthoritySettings & { version: number },
): Promise<Verdict> {
  return transact(viewer, async ({ tx, emit }) => {
    if (!has(viewer, 'lead'))
      return no('settings.forbidden', 'Only the head of service can change the settings.');
    const { version, ...after } = input;
    const { version: current, ...before } = await settingsOf(tx, viewer.authorityId);
    // The same form sent twice finds its own settings.
    if (current !== version) return canonicalJson(before) === canonicalJson(after) ? yes() : stale(before);
    const [stored] = await tx.select().from(authority).where(eq(authority.id, viewer.authorityId));
    await tx
      .update(authority)
      // What this form does not ask about, such as the prefix of references, stays as it is.
      .set({ settings: { ...stored?.settings, ...after }, version: current + 1 })
      .where(eq(authority.id, viewer.authorityId));
    emit({ type: 'settings.changed', subject: { type: 'authority', id: viewer.authorityId }, before, after });
    return yes();
  });
}
