import { createId } from '@paralleldrive/cuid2';
import type { Viewer } from '~/accounts/domain/roles';
import { type CalendarDate, calendarDate } from '~/kernel/clock';
import type { NewId } from '~/kernel/ids';
import { no, type Refusal, type Verdict } from '~/kernel/verdict';
import { appendEvents, type NewEvent, type StoredEvent, SYSTEM_CHAIN } from './audit.server';
import { clock } from './clock.server';
import { type Db, database, isUsedId } from './db.server';
import { singleton } from './singleton.server';

export type Tx = Db;

/** The service itself acting: a scheduled job or the command line. */
export type SystemActor = { system: 'job' | 'cli'; authorityId: string | null };
export type Actor = Viewer | SystemActor;

/** What a command works with, inside its transaction. */
export type CommandContext = {
  tx: Tx;
  actor: Actor;
  /** The instant of the whole transaction. */
  now: Date;
  /** The date in England at that instant. */
  today: CalendarDate;
  newId: NewId;
  /** Records that something happened; stored when the work ends well. */
  emit(event: NewEvent): void;
};

/** The service as actor, for jobs and the command line. */
export function systemActor(system: 'job' | 'cli', authorityId: string | null = null): SystemActor {
  return { system, authorityId };
}

/** Whether the actor is the service itself. */
export function isSystem(actor: Actor): actor is SystemActor {
  return 'system' in actor;
}

type EventHandler = (ctx: CommandContext, events: readonly StoredEvent[]) => Promise<void>;
const handlers = () => singleton('event-handlers', () => new Map<string, EventHandler>());

/**
 * Registers what is done with events inside the transaction that caused them (notifications, and money that follows).
 * A handler may emit in turn: what it emits is stored and handed to all handlers as well.
 * @param name registering the same name again replaces the handler
 */
export function onEvents(name: string, handler: EventHandler): void {
  handlers().set(name, handler);
}

class Refused extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/**
 * The one way to write. Runs the work in one transaction, then appends its events to the audit chain and hands
 * them to the handlers, all of it or nothing.
 * @returns the work's verdict; a refusal has been rolled back; `form.used` where the form's id is that of another record
 * @throws what the work throws, rolled back
 */
export async function transact<T>(
  actor: Actor,
  work: (ctx: CommandContext) => Promise<Verdict<T>>,
): Promise<Verdict<T>> {
  try {
    return await database().write(async (tx) => {
      const now = clock.now();
      const events: NewEvent[] = [];
      const ctx: CommandContext = {
        tx,
        actor,
        now,
        today: calendarDate(now),
        newId: createId,
        emit: (event) => events.push(event),
      };
      const verdict = await work(ctx);
      if (!verdict.ok) throw new Refused(verdict);
      // What a handler emits is stored and handed on as well, until nothing new has happened.
      for (let from = 0; from < events.length; ) {
        const fresh = events.slice(from);
        from = events.length;
        const stored = await appendEvents(tx, fresh, {
          actorId: isSystem(actor) ? null : actor.accountId,
          actorRole: isSystem(actor)
            ? actor.system
            : actor.grants.map((grant) => grant.role).join('+') || 'none',
          chain: actor.authorityId ?? SYSTEM_CHAIN,
          at: now,
          newId: createId,
        });
        for (const handle of handlers().values()) await handle(ctx, stored);
      }
      return verdict;
    });
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    if (isUsedId(error)) return usedForm();
    throw error;
  }
}

/**
 * The refusal of a form whose id belongs to another record. A form sent twice is answered as the first time by its
 * command; what comes here was put together by hand, or opened so long ago that nobody can say what it was for.
 */
export function usedForm(): Refusal {
  return no('form.used', 'This form cannot be sent again. Open the page afresh and fill it in from there.');
}

/** An identifier for a form that makes a record, so that sending it twice makes one. */
export function newFormId(): string {
  return createId();
}

/** Whether text has the form of an identifier made by `newFormId`. */
export function isFormId(text: string): boolean {
  return /^[a-z][a-z0-9]{7,31}$/.test(text);
}
