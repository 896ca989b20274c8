import { NotifyClient } from 'notifications-node-client';
import { type Answer, answerOfNotify, lateAnswerOf, type NotifyFailure, shortened } from './answer';
import type { Carrier, Outgoing } from './carrier';
import { gap } from './crash.server';

type Settings = { key: string; template: string; base: string | undefined; timeoutMs: number };

/**
 * Mail by GOV.UK Notify, through its own client. `reference` is the outbox row's id: after an attempt of which nobody knows
 * what came, Notify is asked for it before the message is sent again. Notify takes text alone and no calendar objects.
 */
export function notifyCarrier({ key, template, base, timeoutMs }: Settings): Carrier {
  const client = base === undefined ? new NotifyClient(key) : new NotifyClient(base, key);
  // The client sets no limit of its own: without one a hang would hold the worker for ever.
  client.apiClient.restClient.defaults.timeout = timeoutMs;

  /** Its id at Notify, where an earlier attempt did arrive and did not fail by a fault of Notify's own. */
  async function find(reference: string): Promise<string | null> {
    const { data } = await client.getNotifications('email', undefined, reference);
    const found = data.notifications.find(({ status }) => lateAnswerOf(status) !== 'again');
    return found?.id ?? null;
  }

  async function send(message: Outgoing): Promise<Answer> {
    try {
      const there = message.doubtful ? await find(message.id) : null;
      if (there) return { kind: 'sent', transportId: there, said: 'Notify had it already.' };
    } catch (error) {
      // As long as nobody can say whether it has gone, it is not sent again.
      const answer = answerOfNotify(failureOf(error));
      return answer.kind === 'line'
        ? answer
        : { kind: 'line', fault: 'unreachable', said: shortened(failureOf(error).message) };
    }
    try {
      gap('given');
      const { data } = await client.sendEmail(template, message.to, {
        personalisation: { subject: message.subject, body: message.body },
        reference: message.id,
      });
      return { kind: 'sent', transportId: data.id, said: null };
    } catch (error) {
      return answerOfNotify(failureOf(error));
    }
  }

  return {
    name: 'notify',
    send,
    async statusOf(transportId) {
      try {
        const { data } = await client.getNotificationById(transportId);
        const status = lateAnswerOf(data.status);
        return status === null ? null : { status, said: data.status };
      } catch {
        return null;
      }
    },
  };
}

/** What a failed call tells, from the bag that the HTTP client throws. */
export function failureOf(error: unknown): NotifyFailure {
  const bag = typeof error === 'object' && error !== null ? error : {};
  const response: unknown = Reflect.get(bag, 'response');
  const code: unknown = Reflect.get(bag, 'code');
  const message = error instanceof Error ? error.message : String(error);
  const told = { message, ...(typeof code === 'string' ? { code } : {}) };
  if (typeof response !== 'object' || response === null) return { status: 0, ...told };
  const first = firstError(Reflect.get(response, 'data'));
  return { status: Number(Reflect.get(response, 'status')) || 0, ...told, ...first };
}

function firstError(data: unknown): { error?: string; message?: string } {
  const errors: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'errors') : null;
  const first: unknown = Array.isArray(errors) ? errors[0] : null;
  if (typeof first !== 'object' || first === null) return {};
  return { error: String(Reflect.get(first, 'error')), message: String(Reflect.get(first, 'message')) };
}
