/** Testshire with a way out for its mail: a real mail server, or GOV.UK Notify on this machine. */
import { asc, eq } from 'drizzle-orm';
import { afterEach, vi } from 'vitest';
import { domainEvent, mailAttempt, mailProblem, outbox } from '#drizzle/schema';
import { yes } from '~/kernel/verdict';
import { db } from '~/platform/db.server';
import { forgetEnv } from '~/platform/env.server';
import { deliverDue } from '~/platform/mail/deliver.server';
import { enqueue, type Message } from '~/platform/outbox.server';
import { systemActor, transact } from '~/platform/transact.server';
import { startMailServer } from './mail-server';
import { NOTIFY_KEY, NOTIFY_TEMPLATE, startNotify } from './notify-server';
import { newWorld } from './world';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
  forgetEnv();
  for (const close of closing.splice(0)) await close();
});

/** Sets variables until the test ends. */
export function setEnv(values: Record<string, string>): void {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  forgetEnv();
}

/** How long a message may take here: longer than a busy machine takes, as nobody waits for it but where something hangs. */
const TIMEOUT_MS = 20_000;

async function newPostWorld() {
  const world = await newWorld();
  const admin = await world.person('admin', { role: 'admin' });
  await world.person('jo', { role: 'head', urn: 100001 });
  return {
    world,
    admin,
    /** A message to Jo, an account, unless told otherwise. */
    async post(over: Partial<Message> = {}): Promise<string> {
      const verdict = await transact(systemActor('job', world.authorityId), async (ctx) =>
        yes(
          await enqueue(ctx, {
            to: 'jo@testshire.example',
            accountId: 'jo',
            template: 'test.letter',
            subject: 'A letter',
            body: 'Something has happened.',
            ...over,
          }),
        ),
      );
      if (!verdict.ok || verdict.value === null) throw new Error('the message was not written');
      return verdict.value;
    },
    async row(id: string) {
      const [row] = await db().select().from(outbox).where(eq(outbox.id, id));
      if (!row) throw new Error(`no message ${id}`);
      return row;
    },
    async attempts(id: string) {
      const rows = await db()
        .select()
        .from(mailAttempt)
        .where(eq(mailAttempt.outboxId, id))
        .orderBy(asc(mailAttempt.number));
      return rows.map(({ outcome }) => outcome);
    },
    problems: () => db().select().from(mailProblem),
    /** Types of what has happened, in order. */
    async events(): Promise<string[]> {
      return (await db().select().from(domainEvent).orderBy(asc(domainEvent.seq))).map(({ type }) => type);
    },
    deliver: (timeoutMs = TIMEOUT_MS) => deliverDue({ timeoutMs }),
    /** Moves the clock on. */
    later(minutes = 30 * 60): void {
      world.travelTo(new Date(Date.now() + minutes * 60_000).toISOString());
    },
  };
}

/** @param password the mail server asks for a login with it */
export async function newMailWorld(password?: string) {
  const server = await startMailServer(password);
  closing.push(server.close);
  setEnv({
    MAIL_TRANSPORT: 'smtp',
    SMTP_URL: server.url,
    MAIL_FROM: 'Alongside <alongside@testshire.example>',
  });
  return { ...(await newPostWorld()), server };
}

/** As `newMailWorld`, with GOV.UK Notify. */
export async function newNotifyWorld() {
  const notify = await startNotify();
  closing.push(notify.close);
  setEnv({
    MAIL_TRANSPORT: 'notify',
    NOTIFY_API_KEY: NOTIFY_KEY,
    NOTIFY_TEMPLATE_ID: NOTIFY_TEMPLATE,
    NOTIFY_API_BASE: notify.url,
    NOTIFY_CALLBACK_TOKEN: 'a-token-for-receipts',
  });
  return { ...(await newPostWorld()), notify };
}
