import { isWorkingDay } from '~/kernel/school-calendar';
import { env } from '~/platform/env.server';
import { letter } from '~/platform/mail/letter';
import { enqueue } from '~/platform/outbox.server';
import type { CommandContext } from '~/platform/transact.server';
import type { Send } from '../domain/calendar/changes';
import { invitationWords } from '../domain/calendar/invitation-words';
import type { EntryKind } from '../domain/calendar/shown';
import { choiceFor } from '../domain/preferences/choice';
import { afterQuiet } from '../domain/preferences/mail-times';
import type { Recipient } from '../preferences.server';
import { icsOf } from './ics.server';

type Outgoing = { uid: string; kind: EntryKind; authorityId: string; person: Recipient; send: Send };

/**
 * Puts the message that carries an entry in the outbox.
 * @returns the message's id; null where the person is not written to about it
 */
export async function sendEntry(
  ctx: CommandContext,
  { uid, kind, authorityId, person, send }: Outgoing,
): Promise<string | null> {
  const { method, sequence, shown } = send;
  // What somebody has in their calendar is put right whatever they chose; nothing new goes to one who wants no mail of it.
  if (send.why === 'new' && choiceFor(person.choices, OF_VISITS) === 'none') return null;
  const content = icsOf(
    [
      {
        ...shown,
        uid,
        sequence,
        place: shown.place || null,
        cancelled: method === 'CANCEL',
        changedAt: ctx.now,
        busy: true,
      },
    ],
    { method, attendee: { name: person.name, email: person.email } },
  );
  const { subject, lines } = invitationWords(send, env().MAIL_TRANSPORT !== 'notify');
  // One who is no longer asked may no longer open its page either.
  const links = send.why === 'left' ? [] : [{ label: 'Open it in Alongside', path: shown.href }];
  return enqueue(ctx, {
    to: person.email,
    accountId: person.id,
    authorityId,
    template: `calendar.${kind}-${send.why}`,
    subject,
    ...letter({ lines, links, footer: FOOTER }),
    calendar: { method, content },
    notBefore: afterQuiet(ctx.now, person, isWorkingDay),
    dedupeKey: `${uid} ${sequence} ${method} ${person.id}`,
  });
}

/** What an invitation is, for a person's choices of mail. */
const OF_VISITS = { topic: 'visits-and-reviews', asks: false, statutory: false } as const;

const FOOTER = {
  text: 'You are sent this because you take part, or did.',
  path: '/account/notifications',
  label: 'Choose what you are sent',
};

/** Which messages carry which events to whom, for as long as the transaction lasts. */
const carried = new WeakMap<CommandContext, Map<string, string>>();
const keyOf = (eventId: string, accountId: string) => `${eventId} ${accountId}`;

/** Remembers that a message tells somebody of events. */
export function carry(
  ctx: CommandContext,
  eventIds: readonly string[],
  accountId: string,
  outboxId: string,
): void {
  const known = carried.get(ctx) ?? new Map<string, string>();
  for (const eventId of eventIds) known.set(keyOf(eventId, accountId), outboxId);
  carried.set(ctx, known);
}

/**
 * The message with an invitation that tells somebody of an event already, so that nothing is said twice.
 * @returns the id of the message in the outbox; null where there is none
 */
export function carriedBy(ctx: CommandContext, eventId: string, accountId: string): string | null {
  return carried.get(ctx)?.get(keyOf(eventId, accountId)) ?? null;
}
