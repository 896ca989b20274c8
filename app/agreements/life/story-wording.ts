import { ROLES, type Role } from '~/accounts/domain/roles';
import { list } from '~/kernel/words';
import type { StoryKind, StoryReading } from '../domain/life/timeline';

/** Entries on one page of a timeline. */
export const ENTRIES_PER_PAGE = 40;

export const KIND_NAMES: Readonly<Record<StoryKind, string>> = {
  request: 'Request and partner',
  text: 'Drafting and signatures',
  visits: 'Visits and their notes',
  reviews: 'Improvement Reviews',
  progress: 'Measures, milestones and actions',
  escalation: 'Escalation',
  amendments: 'Amendments',
  pauses: 'Pauses',
  ending: 'Ending and evaluation',
};

const ACTING_AS: Readonly<Record<Role, string>> = {
  broker: 'broker',
  lead: 'head of service',
  head: 'headteacher',
  chair: 'chair of governors',
  leader: 'provider',
  member: 'elected member',
  admin: 'administrator',
};

/** How somebody was acting, in words after their name; nothing for the service itself. */
export function actorRoleWords(role: string): string {
  const roles = role.split('+');
  return list(ROLES.filter((one) => roles.includes(one)).map((one) => ACTING_AS[one]));
}

/** The page of what an event made, for somebody who may open it; null where there is none. */
export function pageOfEvent(
  id: string,
  event: { type: string; subjectType: string; subjectId: string },
  details: Record<string, unknown>,
  reading: StoryReading,
): string | null {
  if (event.subjectType === 'request')
    return reading === 'service' || reading === 'school' ? `/requests/${event.subjectId}` : null;
  const agreement = `/agreements/${id}`;
  const [part = ''] = event.type.split('.');
  const named = (key: string) => (typeof details[key] === 'string' ? (details[key] as string) : null);
  const at = (folder: string, key: string) => {
    const one = named(key);
    return one ? `${agreement}/${folder}/${one}` : `${agreement}/${folder}`;
  };
  switch (part) {
    case 'visit':
      return at('visits', 'visitId');
    case 'action':
      return named('actionId') ? `/actions/${named('actionId')}` : `${agreement}/actions`;
    case 'review':
      return at('reviews', 'reviewId');
    case 'measure':
      return `${agreement}/impact`;
    case 'milestone':
      return at('milestones', 'milestoneId');
    case 'escalation':
      return `${agreement}/escalation`;
    default:
      return textPageOf(agreement, event.type, named('amendmentId'));
  }
}

function textPageOf(agreement: string, type: string, amendmentId: string | null): string | null {
  if (amendmentId) return `${agreement}/amend/${amendmentId}`;
  if (/\.(edited|amended|reopened)$/.test(type)) return `${agreement}/changes`;
  if (/\.(signed|activated|drafted|sent-for-signing)$/.test(type)) return `${agreement}/print`;
  if (
    /\.(closing-begun|exit-changed|criteria-answered|outcomes-judged|judgement-corrected|evaluated|closed)$/.test(
      type,
    )
  ) {
    return `${agreement}/close`;
  }
  return null;
}
