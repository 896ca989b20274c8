import { notification } from '#drizzle/schema';
import type { StoredEvent } from '~/platform/audit.server';
import { type CommandContext, isSystem } from '~/platform/transact.server';
import { type About, aboutOf, accountsIn, detailsOf } from './audience.server';
import { carriedBy } from './calendar/send.server';
import type { MailedNotice } from './domain/mail-letter';
import { mailSentence } from './domain/mail-words';
import { choiceFor } from './domain/preferences/choice';
import type { MailChoice } from './domain/preferences/vocabulary';
import { kindOf, NOTICES, type Template } from './domain/table';
import type { ReminderStage } from './domain/template';
import { mailNotices } from './mail.server';
import { type Recipient, recipients } from './preferences.server';

type NoticeRow = typeof notification.$inferInsert;
/** A notice about to be written, and what it needs to go to mail. */
type Draft = { accountId: string; event: StoredEvent; about: About; template: Template };
type Written = {
  row: NoticeRow;
  mailed: MailedNotice;
  mail: MailChoice;
  /** The message with an invitation that tells of it already. */
  carried: string | null;
};

/**
 * Tells people of what happened, in the transaction in which it happened: one notice a person and event, none to
 * the person who did it. What they want by mail at once goes to the outbox with it, as one mail a person. Registered with
 * `onEvents`.
 */
export async function notify(ctx: CommandContext, events: readonly StoredEvent[]): Promise<void> {
  const drafts: Draft[] = [];
  for (const event of events) {
    const templates = NOTICES[event.type];
    if (!templates) continue;
    const about = await aboutOf(ctx.tx, event);
    const told = new Set<string>([...about.except, ...(isSystem(ctx.actor) ? [] : [ctx.actor.accountId])]);
    for (const template of templates) {
      if (!isMeant(template, event)) continue;
      for (const audience of template.to)
        for (const accountId of await accountsIn(ctx.tx, audience, about)) {
          if (told.has(accountId)) continue;
          told.add(accountId);
          drafts.push({ accountId, event, about, template });
        }
    }
  }
  await write(ctx, drafts);
}

async function write(ctx: CommandContext, drafts: readonly Draft[]): Promise<void> {
  const people = await recipients(ctx.tx, [...new Set(drafts.map(({ accountId }) => accountId))]);
  const rows: NoticeRow[] = [];
  for (const person of people.values()) {
    const own = drafts
      .filter(({ accountId }) => accountId === person.id)
      .map((draft) => written(ctx, draft, person));
    // What comes with an invitation to their calendar is not mailed again.
    const toMail = (choice: MailChoice) =>
      own.filter(({ mail, carried }) => mail === choice && carried === null).map(({ mailed }) => mailed);
    const { outboxId, tookDaily } = await mailNotices(ctx, person, toMail('at-once'), toMail('daily'));
    for (const { row, mail, carried } of own) {
      const mailed = mail === 'at-once' || (mail === 'daily' && tookDaily);
      rows.push({ ...row, outboxId: carried ?? (mailed ? outboxId : null) });
    }
  }
  // 14 columns a row: well below either database's limit on parameters.
  for (let at = 0; at < rows.length; at += 500)
    await ctx.tx.insert(notification).values(rows.slice(at, at + 500));
}

function written(ctx: CommandContext, draft: Draft, { choices, joined }: Recipient): Written {
  const { accountId, event, about, template } = draft;
  const kind = kindOf(event.type, template);
  const mail = joined ? choiceFor(choices, kind) : 'none';
  const message = fill(template.message, event, about);
  const sentence = fill(mailSentence(template), event, about);
  const subject = template.subject === undefined ? undefined : fill(template.subject, event, about);
  const id = ctx.newId();
  const { topic, asks } = kind;
  return {
    mail,
    carried: carriedBy(ctx, event.id, accountId),
    mailed: { id, type: event.type, sentence, topic, asks, subject, at: ctx.now },
    row: {
      id,
      accountId,
      authorityId: about.authorityId,
      eventId: event.id,
      template: event.type,
      message,
      href: fill(template.href, event, about),
      at: ctx.now,
      readAt: null,
      topic,
      asks,
      mail,
      mailMessage: sentence === message ? null : sentence,
    },
  };
}

/** Whether a template is meant for this event: some are only for parties, or stages of a reminder, that its details name. */
export function isMeant(
  { onlyWhereAsked, onlyAt }: Pick<Template, 'onlyWhereAsked' | 'onlyAt'>,
  event: Pick<StoredEvent, 'payload'>,
): boolean {
  const { parties, stage } = detailsOf(event);
  if (onlyWhereAsked !== undefined && !(Array.isArray(parties) && parties.includes(onlyWhereAsked)))
    return false;
  // `before-5` and `chaser-2` are stages by their first word.
  return onlyAt === undefined || onlyAt.some((at) => typeof stage === 'string' && isAt(stage, at));
}

const isAt = (stage: string, at: ReminderStage) => stage === at || stage.startsWith(`${at}-`);

/** Fills the words in braces from the record, and from texts among the event's details such as `{visitId}`. */
export function fill(
  text: string,
  event: Pick<StoredEvent, 'subjectId' | 'caseId' | 'urn' | 'payload'>,
  about: About,
): string {
  const words: Record<string, string> = {
    ...textsOf(event.payload),
    person: about.personName,
    school: about.schoolName,
    provider: about.providerName,
    ref: about.ref,
    id: event.subjectId,
    case: event.caseId ?? event.subjectId,
    urn: String(about.urn ?? event.urn ?? ''),
  };
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => words[name] ?? whole);
}

function textsOf(payload: string): Record<string, string> {
  const texts = Object.entries(detailsOf({ payload })).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : [],
  );
  return Object.fromEntries(texts);
}
