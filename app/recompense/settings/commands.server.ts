import { recompenseSettings } from '#drizzle/schema';
import { has, type Viewer } from '~/accounts/domain/roles';
import { canonicalJson } from '~/kernel/canonical-json';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { stale } from '~/platform/forms.server';
import { transact } from '~/platform/transact.server';
import { auditedSettings, settingsFaults } from '../domain/settings/rules';
import type { RecompenseSettings } from '../domain/settings/vocabulary';
import { recompenseSettingsOf } from './settings.server';

/** The settings of money of the viewer's authority. */
export function loadRecompenseSettings(viewer: Viewer) {
  return recompenseSettingsOf(db(), viewer.authorityId);
}

/**
 * Changes some of the settings of money: the head of service's decision. What is not named stays as it is.
 * The audit trail keeps bank details by their last digits alone.
 * @returns `recompense-settings.forbidden`; `stale` with the settings in force where another change came first;
 *   `recompense-settings.contradict` where they do not go together
 */
export async function changeRecompenseSettings(
  viewer: Viewer,
  input: { patch: Partial<RecompenseSettings>; version: number },
): Promise<Verdict> {
  return transact(viewer, async ({ tx, now, emit }) => {
    if (!has(viewer, 'lead')) {
      return no('recompense-settings.forbidden', 'Only the head of service can change these settings.');
    }
    const { version, ...before } = await recompenseSettingsOf(tx, viewer.authorityId);
    const after: RecompenseSettings = { ...before, ...input.patch };
    const same = canonicalJson(before) === canonicalJson(after);
    // The same form sent twice finds its own settings.
    if (version !== input.version) return same ? yes() : stale(before);
    const [fault] = settingsFaults(after);
    if (fault) return no('recompense-settings.contradict', fault.message, { field: fault.field });
    if (same && version > 0) return yes();
    const row = { settings: after, updatedAt: now, version: version + 1 };
    await tx
      .insert(recompenseSettings)
      .values({ authorityId: viewer.authorityId, ...row })
      .onConflictDoUpdate({ target: recompenseSettings.authorityId, set: row });
    emit({
      type: 'recompense-settings.changed',
      subject: { type: 'authority', id: viewer.authorityId },
      before: auditedSettings(before),
      after: auditedSettings(after),
    });
    return yes();
  });
}
