import { notification } from '#drizzle/schema';
import type { StoredEvent } from '~/platform/audit.server';
import { type CommandContext, isSystem } from '~/platform/transact.server';
import { type About, aboutOf, accountsIn, detailsOf } from './audience.server';
import { NOTICES, type Template } from './domain/table';
import type { ReminderStage } from './domain/template';

/**
 * Tells people of what happened, in the transaction in which it happened: one notice a person and event, none to
 * the person who did it. Registered with `onEvents`.
 */
export async function notify(ctx: CommandContext, events: readonly StoredEvent[]): Promise<void> {
  for (const event of events) {
    const templates = NOTICES[event.type];
    if (!templates) continue;
    const about = await aboutOf(ctx.tx, event);
    const told = new Set<string>([...about.except, ...(isSystem(ctx.actor) ? [] : [ctx.actor.accountId])]);
    for (const template of templates) {
      if (isMeant(template, event)) await tell(ctx, event, template, about, told);
    }
  }
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

async function tell(
  ctx: CommandContext,
  event: StoredEvent,
  template: Template,
  about: About,
  told: Set<string>,
) {
  for (const audience of template.to) {
    for (const accountId of await accountsIn(ctx.tx, audience, about)) {
      if (told.has(accountId)) continue;
      told.add(accountId);
      await ctx.tx.insert(notification).values({
        id: ctx.newId(),
        accountId,
        authorityId: about.authorityId,
        eventId: event.id,
        template: event.type,
        message: fill(template.message, event, about),
        href: fill(template.href, event, about),
        at: ctx.now,
        readAt: null,
      });
    }
  }
}

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
  const texts = Object.entries(detailsOf({ payload })).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(texts);
}
