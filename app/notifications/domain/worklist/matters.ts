import { kindOfItem } from '../reminders/item-kinds';
import type { ReminderKind } from '../reminders/vocabulary';

/**
 * Whether a worklist item is about the matter a reminder is about: somebody who has put the item off is not reminded.
 * @param key the item's key, such as `evaluate:<agreement>:school`
 * @param subjectId the record the reminder is about
 */
export function isAbout(key: string, kind: ReminderKind, subjectId: string): boolean {
  return kindOfItem(key) === kind && key.split(':').slice(1).includes(subjectId);
}
