import { AGREEMENT_NOTICES } from './agreement-notices';
import { CONFIDENTIAL_NOTICES } from './confidential-notices';
import { DIAGNOSIS_NOTICES } from './diagnosis-notices';
import { DIRECTORY_NOTICES } from './directory-notices';
import { MATCHING_NOTICES } from './matching-notices';
import { PRACTICE_NOTICES } from './practice-notices';
import { topicOfType } from './preferences/topics';
import type { Topic } from './preferences/vocabulary';
import { PRIVACY_NOTICES } from './privacy-notices';
import { PROGRESS_NOTICES } from './progress-notices';
import { RECOMPENSE_NOTICES } from './recompense-notices';
import { REMINDER_NOTICES } from './reminder-notices';
import { REPORTING_NOTICES } from './reporting-notices';
import { SERVICE_NOTICES } from './service-notices';
import type { Template } from './template';
import { VISIT_NOTICES } from './visit-notices';

export type { Audience, Template } from './template';

/** Event → audience → message, and how it goes to mail. An event that is not here tells nobody, and is in `SILENT`. */
export const NOTICES: Record<string, readonly Template[]> = {
  ...SERVICE_NOTICES,
  ...MATCHING_NOTICES,
  ...DIAGNOSIS_NOTICES,
  ...DIRECTORY_NOTICES,
  ...AGREEMENT_NOTICES,
  ...PROGRESS_NOTICES,
  ...VISIT_NOTICES,
  ...RECOMPENSE_NOTICES,
  ...REMINDER_NOTICES,
  ...PRACTICE_NOTICES,
  ...REPORTING_NOTICES,
  ...CONFIDENTIAL_NOTICES,
  ...PRIVACY_NOTICES,
};

/** What a notice is about, and how much it asks: for the person's choices. */
export type NoticeKind = { topic: Topic; asks: boolean; statutory: boolean };

/** @param type the event's, such as `proposal.invited` */
export function kindOf(type: string, template: Template): NoticeKind {
  return {
    topic: template.topic ?? topicOfType(type) ?? 'service',
    asks: template.asks ?? false,
    statutory: template.statutory ?? false,
  };
}

/** Whether notices of an event always reach a person's mail, at once or daily. */
export function isStatutory(type: string): boolean {
  return (NOTICES[type] ?? []).some((template) => template.statutory);
}
