/** Queries and answers that several cases share: `@m` stands for the demo's authority. */
import { nextSchoolDay, schoolCalendar } from '~/kernel/school-calendar';
import { inDays } from '../dates';

const addressWith = (where: string) =>
  `(select a.email from account a join account_grant g on g.account_id = a.id where a.authority_id = @m and ${where}
    and g.ended_at is null and a.active and a.password_hash is not null limit 1) as who`;

/** The address of somebody with a role at a school, as the column `who`. */
export const atSchool = (role: string, urn: string) => addressWith(`g.role = '${role}' and g.urn = ${urn}`);

/** The address of a provider's leader, as the column `who`. */
export const leaderOf = (provider: string) =>
  addressWith(`g.role = 'leader' and g.provider_id = ${provider}`);

/** A day when schools are open, soon. */
export const TERM_DAY = nextSchoolDay(schoolCalendar(), inDays(14));

/** When a visit took place. */
export const HELD = { heldOn: inDays(-1), endedAt: '15:00' };
