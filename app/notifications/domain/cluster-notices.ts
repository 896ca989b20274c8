import type { Template } from './template';

const JOIN = 'A group of schools has news for you.';

/**
 * Who is told what of clusters and programmes. Their names are typed by people, so mail does without them; the page, behind
 * a password, says which it is. Heads who are told are named by the events: a cluster has several schools.
 */
export const CLUSTER_NOTICES: Record<string, readonly Template[]> = {
  'cluster.formed': [
    {
      to: ['whom'],
      message: '{name} has been formed.',
      href: '/clusters/{id}',
      mail: 'Schools have formed a cluster or joint project.',
    },
  ],
  'cluster.school-invited': [
    {
      to: ['school-head'],
      message: '{school} is asked to join {name}.',
      href: '/clusters/{id}',
      mail: '{school} is asked to join a cluster or joint project.',
      asks: true,
    },
  ],
  'cluster.invitation-taken-back': [
    {
      to: ['school-head'],
      message: '{school} is no longer asked to join {name}.',
      href: '/clusters',
      mail: '{school} is no longer asked to join a cluster or joint project.',
    },
  ],
  'cluster.school-joined': [
    {
      to: ['whom'],
      message: '{school} has joined {name}.',
      href: '/clusters/{id}',
      mail: '{school} has joined a cluster or joint project.',
    },
  ],
  'cluster.school-declined': [
    { to: ['whom'], message: '{school} does not join {name}.', href: '/clusters/{id}', mail: JOIN },
  ],
  'cluster.school-left': [
    { to: ['whom'], message: '{school} has left {name}.', href: '/clusters/{id}', mail: JOIN },
  ],
  'cluster.school-removed': [
    { to: ['whom'], message: '{school} is no longer in {name}.', href: '/clusters', mail: JOIN },
  ],
  'cluster.chair-chosen': [
    {
      to: ['whom'],
      message: '{name} has a new chair.',
      href: '/clusters/{id}',
      mail: 'A cluster of your school has a new chair.',
    },
  ],
  'cluster.ended': [
    {
      to: ['whom'],
      message: '{name} has ended. Its minutes can still be read.',
      href: '/clusters/{id}',
      mail: 'A cluster or joint project of your school has ended.',
    },
  ],
  'cluster.meeting-planned': [
    {
      to: ['whom'],
      message: 'A meeting of {name} is planned.',
      href: '/clusters/{id}/meetings/{meetingId}',
      mail: 'A meeting of a cluster of your school is planned.',
    },
  ],
  'cluster.meeting-changed': [
    {
      to: ['whom'],
      message: 'A meeting of {name} has been changed.',
      href: '/clusters/{id}/meetings/{meetingId}',
      mail: 'A meeting of a cluster of your school has been changed.',
    },
  ],
  'cluster.meeting-called-off': [
    {
      to: ['whom'],
      message: 'A meeting of {name} is called off.',
      href: '/clusters/{id}/meetings/{meetingId}',
      mail: 'A meeting of a cluster of your school is called off.',
    },
  ],
  'cluster.minutes-written': [
    {
      to: ['whom'],
      message: 'Minutes of {name} are there to read.',
      href: '/clusters/{id}/meetings/{meetingId}',
      mail: 'Minutes of a cluster of your school are there to read.',
    },
  ],
  'cluster.minutes-corrected': [
    {
      to: ['whom'],
      message: 'Minutes of {name} have been corrected.',
      href: '/clusters/{id}/meetings/{meetingId}',
      mail: 'Minutes of a cluster of your school have been corrected.',
    },
  ],
  'cluster.request-shared': [
    {
      to: ['whom'],
      message: '{school} shares a request for support with {name}. Say whether your school takes part.',
      href: '/clusters/{id}/requests/{shareId}',
      mail: 'A school of your cluster shares a request for support. Say whether your school takes part.',
      asks: true,
    },
  ],
  'cluster.request-answered': [
    {
      to: ['whom'],
      message: '{school} has said whether it takes part in the shared request.',
      href: '/clusters/{id}/requests/{shareId}',
      mail: 'A school has said whether it takes part in your shared request.',
    },
  ],
  'cluster.request-unshared': [
    {
      to: ['whom'],
      message: '{school} no longer shares its request with {name}.',
      href: '/clusters/{id}/requests/{shareId}',
      mail: 'A school of your cluster no longer shares its request.',
    },
  ],
  'programme.opened': [
    {
      to: ['whom'],
      message: '{name} is open: you can ask for places for your staff.',
      href: '/programmes/{id}',
      mail: 'A programme is open to your school: you can ask for places for your staff.',
    },
    {
      to: ['provider'],
      message: '{name}, which you run, is open.',
      href: '/programmes/{id}',
      mail: 'A programme that you run is open.',
    },
  ],
  'programme.changed': [
    {
      to: ['whom'],
      message: 'Sessions of {name} have changed.',
      href: '/programmes/{id}',
      mail: 'Sessions of a programme on which your school has places have changed.',
    },
  ],
  'programme.place-came-free': [
    {
      to: ['school-head'],
      message: 'A place on {name} came free for somebody of {school} who waited.',
      href: '/programmes/{id}',
      mail: 'A place on a programme came free for somebody of {school} who waited.',
    },
  ],
  'programme.place-given-back': [
    {
      to: ['school-head'],
      message: 'A place of {school} on {name} has been given back.',
      href: '/programmes/{id}',
      mail: 'A place of {school} on a programme has been given back.',
    },
  ],
  'programme.cancelled': [
    {
      to: ['whom'],
      message: '{name} is cancelled.',
      href: '/programmes/{id}',
      mail: 'A programme on which your school has or waits for places is cancelled.',
    },
  ],
  'programme.ended': [
    {
      to: ['whom'],
      message: '{name} has ended. There was no place for those who still waited.',
      href: '/programmes/{id}',
      mail: 'A programme for which somebody of your school waited has ended.',
    },
  ],
};
