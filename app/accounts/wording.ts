import type { Grant, Role } from './domain/roles';

/** Names of roles as people say them. */
export const ROLE_NAMES: Record<Role, string> = {
  broker: 'Broker (improvement adviser)',
  lead: 'Head of service',
  head: 'Headteacher',
  chair: 'Chair of governors',
  leader: 'System leader or teaching school',
  member: 'Elected member',
  admin: 'Administrator',
};

/** One line on what each role is for. */
export const ROLE_HINTS: Record<Role, string> = {
  broker: 'Matches schools with partners, approves and tracks support.',
  lead: 'Decides what brokers cannot, and owns the settings.',
  head: 'Sees their own school, asks for support, chooses and signs. Also releases leaders of their school.',
  chair: 'Sees their own school and signs for its governors.',
  leader: 'Publishes offers and days, answers invitations.',
  member: 'Sees totals only, never a school’s casework.',
  admin: 'Keeps accounts, imports and settings. Does not read casework.',
};

/** The roles of a person as one line. */
export function rolesWords(grants: readonly Grant[]): string {
  const roles = [...new Set(grants.map((grant) => ROLE_NAMES[grant.role]))];
  return roles.length > 0 ? roles.join(', ') : 'No role';
}

/** Said whether or not an account exists, so that nobody can find out which do. */
export const SIGN_IN_REFUSED =
  'The email address or the password is not right. Check both, or ask for a link to set a new password.';
export const RESET_SENT =
  'If there is an account with that address, we have sent it a link to set a new password. The link works for one hour.';
