import type { Role } from '~/accounts/domain/roles';
import { kindOf, NOTICES } from '../table';
import type { Audience } from '../template';
import { TOPICS, type Topic } from './vocabulary';

/** In which audiences people of a role can be. Whom an event names is among those its other audiences name. */
const AUDIENCES_OF: Record<Role, readonly Audience[]> = {
  head: ['school', 'school-head', 'home-school', 'account'],
  chair: ['school', 'school-chair', 'account'],
  leader: ['provider', 'account'],
  broker: ['broker', 'account-broker', 'account'],
  // A lead can be a school's adviser as well.
  lead: ['lead', 'broker', 'account-broker', 'account'],
  admin: ['admin', 'account'],
  member: ['account'],
};

/** A topic that concerns a person, and whether some of it is always sent to them. */
export type TopicOfPerson = { topic: Topic; statutory: boolean };

/** Topics of which people of these roles can be told: what the page of choices asks about, in its order. */
export function topicsOf(roles: readonly Role[]): TopicOfPerson[] {
  const mine = new Set(roles.flatMap((role) => AUDIENCES_OF[role]));
  const found = new Map<Topic, boolean>();
  for (const [type, templates] of Object.entries(NOTICES))
    for (const template of templates) {
      const named = template.named?.some((role) => roles.includes(role)) ?? false;
      if (!named && !template.to.some((audience) => mine.has(audience))) continue;
      const { topic, statutory } = kindOf(type, template);
      found.set(topic, statutory || (found.get(topic) ?? false));
    }
  return TOPICS.flatMap((topic) => {
    const statutory = found.get(topic);
    return statutory === undefined ? [] : [{ topic, statutory }];
  });
}
