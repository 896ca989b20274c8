import { and, eq, isNull } from 'drizzle-orm';
import { account, accountGrant, authority, school } from '#drizzle/schema';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { singleton } from '~/platform/singleton.server';
import { type PasswordContext, passwordFault } from '../domain/password-rules';

/** The list of common passwords: loaded when the first password is chosen, because most processes never need it. */
const commonPasswords = (): Promise<ReadonlySet<string>> =>
  singleton('common-passwords', async () => {
    const { dictionary } = await import('@zxcvbn-ts/language-common');
    return new Set((dictionary['passwords-common'] ?? []).map(String).filter((one) => one.length >= 6));
  });

/**
 * Whether somebody may choose a password (its length is the form's matter).
 * @param about what it must not be made of
 * @returns a refusal for the field `password`
 */
export async function mayChoose(password: string, about: PasswordContext): Promise<Verdict> {
  const common = await commonPasswords();
  const fault = passwordFault(password, about, (text) => common.has(text));
  return fault === null ? yes() : no('password.guessable', fault, { field: 'password' });
}

/** The same for the person of an account, whose name, address, authority and schools it must not be made of. */
export async function mayChooseFor(accountId: string, password: string): Promise<Verdict> {
  const [person] = await db()
    .select({ name: account.name, email: account.email, authority: authority.name })
    .from(account)
    .innerJoin(authority, eq(authority.id, account.authorityId))
    .where(eq(account.id, accountId));
  if (!person) return yes();
  const schools = await db()
    .select({ name: school.name })
    .from(accountGrant)
    .innerJoin(school, eq(school.urn, accountGrant.urn))
    .where(and(eq(accountGrant.accountId, accountId), isNull(accountGrant.endedAt)));
  return mayChoose(password, { ...person, schools: schools.map(({ name }) => name) });
}
