import { createId } from '@paralleldrive/cuid2';
import { type Command, InvalidArgumentError } from 'commander';
import { and, eq, isNull } from 'drizzle-orm';
import { account, accountGrant, authority } from '#drizzle/schema';
import { no, yes } from '~/kernel/verdict';
import { typedText } from '~/kernel/words';
import { report } from '~/platform/cli-output';
import { database, db } from '~/platform/db.server';
import { systemActor, transact } from '~/platform/transact.server';
import { lastLinkFor } from './queries.server';
import { registerSetUpCommands } from './set-up/command-line.server';
import { sendLink } from './tokens.server';

/** `authority create` and `admin create`: the first people of an installation. */
export function registerAccountCommands(program: Command): void {
  registerSetUpCommands(program);
  program
    .command('authority')
    .description('Authorities that use this installation')
    .command('create')
    .description('Add an authority')
    .requiredOption('--code <code>', 'local authority code, three digits')
    .requiredOption('--name <name>', 'its name', aName)
    .option('--json', 'print one JSON object')
    .action(async (options: { code: string; name: string; json?: boolean }) => {
      await database().migrate();
      if (!/^\d{3}$/.test(options.code)) throw new Error('An authority code is three digits, such as 335.');
      const made = await transact(systemActor('cli'), async ({ tx, newId, emit }) => {
        const [there] = await tx.select().from(authority).where(eq(authority.code, options.code));
        if (there)
          return no('authority.there', `Authority ${options.code} is there already (${there.name}).`);
        const id = newId();
        await tx
          .insert(authority)
          .values({ id, code: options.code, name: options.name, settings: {}, demo: false, version: 1 });
        emit({
          type: 'authority.created',
          subject: { type: 'authority', id },
          after: { code: options.code },
        });
        return yes({ id });
      });
      if (!made.ok) throw new Error(made.message);
      report(options.json, { ok: true, ...made.value }, `Added ${options.name} (${options.code}).`);
    });

  program
    .command('admin')
    .description('Administrators')
    .command('create')
    .description('Add an administrator and print the link with which they set their password')
    .requiredOption('--email <email>', 'e-mail address')
    .requiredOption('--name <name>', 'name', aName)
    .option(
      '--authority <code>',
      'local authority code; may be left out when there is only one to choose from',
    )
    .option('--json', 'print one JSON object')
    .action(async (options: { email: string; name: string; authority?: string; json?: boolean }) => {
      await database().migrate();
      const made = await createAdmin(options);
      if (!made.ok) throw new Error(made.message);
      const link = await lastLinkFor(made.value.id);
      report(
        options.json,
        { ok: true, ...made.value, link },
        `Added ${options.name}. Password link, good for 14 days:\n${link}`,
      );
    });
}

/** A name as an argument. */
function aName(text: string): string {
  const name = typedText(text).trim();
  if (name === '' || name.length > 120) throw new InvalidArgumentError('Give a name of 1 to 120 characters.');
  return name;
}

/**
 * The authority meant: the one with this code, or where none is named the only one there is, or the only one that has
 * administrators already.
 * @throws in plain words when there is none, or it could be several
 */
async function authorityMeant(code: string | undefined): Promise<{ id: string }> {
  const all = await db().select().from(authority);
  const known = all.map((a) => `${a.code} ${a.name}`).join(', ');
  if (all.length === 0)
    throw new Error('There is no authority yet. Add one first: authority create --code 335 --name Walsall');
  if (code !== undefined) {
    const named = all.find((a) => a.code === code);
    if (!named) throw new Error(`There is no authority ${code} here, only ${known}.`);
    return named;
  }
  const administered = await db()
    .select({ id: accountGrant.authorityId })
    .from(accountGrant)
    .where(and(eq(accountGrant.role, 'admin'), isNull(accountGrant.endedAt)));
  const ids = new Set(administered.map(({ id }) => id));
  const choice = all.length === 1 ? all : all.filter(({ id }) => ids.has(id));
  const [home, ...others] = choice;
  if (!home || others.length > 0) throw new Error(`Say which authority with --authority CODE: ${known}.`);
  return home;
}

async function createAdmin(options: { email: string; name: string; authority?: string }) {
  const email = options.email.trim().toLowerCase();
  if (email.length > 254 || !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(email))
    throw new Error(`${options.email} is not an e-mail address.`);
  const home = await authorityMeant(options.authority);
  return transact(systemActor('cli', home.id), async (ctx) => {
    const [there] = await ctx.tx.select().from(account).where(eq(account.email, email));
    if (there) return no('account.email-taken', `There is an account for ${email} already.`);
    const id = createId();
    await ctx.tx.insert(account).values({
      id,
      authorityId: home.id,
      email,
      name: options.name,
      passwordHash: null,
      active: true,
      createdAt: ctx.now,
      lastSignedInAt: null,
      version: 1,
    });
    await ctx.tx.insert(accountGrant).values({
      id: ctx.newId(),
      accountId: id,
      authorityId: home.id,
      role: 'admin',
      urn: null,
      providerId: null,
      createdAt: ctx.now,
      endedAt: null,
    });
    ctx.emit({ type: 'account.created', subject: { type: 'account', id }, after: { role: 'admin' } });
    await sendLink(ctx, 'invite', { id, email, authorityId: home.id });
    return yes({ id, email });
  });
}
