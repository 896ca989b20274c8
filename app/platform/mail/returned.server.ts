import { simpleParser } from 'mailparser';
import { no, type Verdict, yes } from '~/kernel/verdict';
import { enhancedCode, type LateAnswer, lastingRefusal, shortened } from './answer';
import { settle } from './settle.server';

/** What a message that came back says of one we sent. */
export type Returned = {
  /** The outbox row. */
  outboxId: string;
  /** What became of it; null where it is only late. */
  late: Exclude<LateAnswer, null> | null;
  said: string;
};

/**
 * Reads a delivery status notification (RFC 3464): which of our messages it is about, by the Message-ID of the message
 * that is returned with it, and what became of it.
 * @param mail the message that came back, whole as it was received
 * @returns a refusal in plain words for mail that is no such report
 */
export async function readReturned(mail: Buffer): Promise<Verdict<Returned>> {
  const parsed = await simpleParser(mail, { keepDeliveryStatus: true, skipImageLinks: true });
  const part = (type: string) =>
    parsed.attachments.find(({ contentType }) => contentType === type)?.content.toString('utf8');
  const report = part('message/delivery-status');
  if (report === undefined)
    return no(
      'mail.no-report',
      'This is no delivery report: it has no part of type message/delivery-status.',
    );
  const original = part('message/rfc822') ?? part('text/rfc822-headers') ?? '';
  const messageId =
    headerOf(original, 'Message-ID') ?? parsed.inReplyTo ?? [parsed.references ?? ''].flat()[0] ?? '';
  const outboxId = /^<?([^@<>\s]+)@/.exec(messageId.trim())?.[1];
  if (outboxId === undefined)
    return no('mail.no-original', 'This report does not say which message it is about.');
  const action = (headerOf(report, 'Action') ?? '').toLowerCase();
  const status = /\d\.\d{1,3}\.\d{1,3}/.exec(headerOf(report, 'Status') ?? '')?.[0] ?? '';
  const diagnostic = (headerOf(report, 'Diagnostic-Code') ?? '').replace(/^\s*smtp\s*;\s*/i, '');
  const said = shortened(diagnostic === '' ? status : diagnostic);
  return yes({ outboxId, late: meaning(action, status, said), said });
}

/** A report of failure with a lasting code about the address is a bounce; any other failure, a message given up. */
function meaning(action: string, status: string, said: string): Returned['late'] {
  if (action === 'delivered') return 'delivered';
  if (action !== 'failed') return null;
  if (!status.startsWith('5')) return 'failed';
  // `5.0.0` says nothing: what the server said may.
  const told = status === '5.0.0' ? (enhancedCode(said) ?? status) : status;
  return lastingRefusal(told, true) === 'no-such-address' ? 'bounced' : 'failed';
}

/** A header's value, its folded lines joined. */
function headerOf(text: string, name: string): string | undefined {
  const joined = text.replace(/\r?\n[ \t]+/g, ' ');
  return new RegExp(`^${name}:[ \\t]*(.*)$`, 'im').exec(joined)?.[1]?.trim();
}

/** Takes a message that came back into account. @returns what it said, and whether that was news */
export async function takeReturned(mail: Buffer): Promise<Verdict<Returned & { changed: boolean }>> {
  const read = await readReturned(mail);
  if (!read.ok) return read;
  const { outboxId, late, said } = read.value;
  if (late === null) return yes({ ...read.value, changed: false });
  const settled = await settle(outboxId, late, said);
  return settled.ok ? yes({ ...read.value, changed: settled.value.changed }) : settled;
}
