import type { Template } from './template';

/** Who is told what of measures, and of cases about progress. In mail nothing of it stands with the name of a school. */
export const PROGRESS_NOTICES: Record<string, readonly Template[]> = {
  // Readings themselves tell nobody: they stand on the page. One that others have relied on and that changes does.
  'measure.corrected': [
    {
      to: ['school-head', 'provider', 'broker'],
      message: 'A reading of a measure of {school} has been corrected ({ref}). The reason is on the page.',
      href: '/agreements/{id}/impact',
      mail: 'There is something new for you to read under agreement {ref}.',
    },
  ],
  'measure.withdrawn': [
    {
      to: ['school-head', 'provider', 'broker'],
      message: 'A reading of a measure of {school} has been withdrawn ({ref}). The reason is on the page.',
      href: '/agreements/{id}/impact',
      mail: 'There is something new for you to read under agreement {ref}.',
    },
  ],
  // Escalation is between the authority and the school: those who give the support are told nothing of it.
  'escalation.opened': [
    {
      to: ['school', 'lead'],
      message: 'Progress at {school} is being looked at ({ref}). What it rests on is on the page.',
      href: '/agreements/{id}/escalation',
      statutory: true,
      mail: 'There is something new for you to read ({ref}).',
    },
  ],
  'escalation.reported': [
    {
      to: ['lead'],
      message: 'There is a written report about progress at {school} ({ref}) for you to decide on.',
      href: '/agreements/{id}/escalation',
      asks: true,
      statutory: true,
      mail: 'There is something for you to decide on ({ref}).',
    },
    {
      to: ['school'],
      message:
        'A written report about progress at {school} ({ref}) has been made. You can read and answer it.',
      href: '/agreements/{id}/escalation',
      asks: true,
      statutory: true,
      mail: 'There is something about your school for you to read and answer ({ref}).',
    },
  ],
  'escalation.stepped-up': [
    {
      to: ['school', 'broker'],
      message:
        'The authority has taken a further step about progress at {school} ({ref}). Its letter is here.',
      href: '/agreements/{id}/escalation',
      asks: true,
      statutory: true,
      mail: 'There is something for you to read ({ref}). If it needs an answer, the page says by when.',
    },
  ],
  'escalation.stepped-down': [
    {
      to: ['school', 'broker'],
      message: 'The authority has taken a step down about progress at {school} ({ref}).',
      href: '/agreements/{id}/escalation',
      statutory: true,
      mail: 'There is something new for you to read ({ref}).',
    },
  ],
  'escalation.route-changed': [
    {
      to: ['school', 'broker'],
      message:
        '{school} has changed its status, so other steps apply to the case about its progress ({ref}).',
      href: '/agreements/{id}/escalation',
      statutory: true,
      mail: 'There is something new for you to read ({ref}).',
    },
  ],
  'escalation.ended': [
    {
      to: ['school', 'broker', 'lead'],
      message: 'The case about progress at {school} ({ref}) has ended.',
      href: '/agreements/{id}/escalation',
      statutory: true,
      mail: 'There is something new for you to read ({ref}).',
    },
  ],
  'escalation.answered': [
    {
      to: ['broker', 'lead'],
      message: '{school} has answered about its progress ({ref}).',
      href: '/agreements/{id}/escalation',
      asks: true,
      statutory: true,
      mail: 'There is something new for you to read ({ref}).',
    },
  ],
};
