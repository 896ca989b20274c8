import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { type Answer, answerOfSmtp, type SmtpFailure, type SmtpStage, shortened } from './answer';
import type { Carrier, Outgoing } from './carrier';
import { gap } from './crash.server';

type Settings = { url: string; from: string; timeoutMs: number };

/** Mail by SMTP. One connection a message: a server that fails one message takes no other down with it. */
export function smtpCarrier(settings: Settings): Carrier {
  return { name: 'smtp', send: (message) => converse(settings, message) };
}

/** The Message-ID of a message: the same at every attempt, so that servers that see it twice can keep one. */
export function messageIdOf(outboxId: string, from: string): string {
  return `<${outboxId}@${addressOf(from).split('@').at(-1) ?? 'localhost'}>`;
}

/** The bare address of `Name <address>`. */
export function addressOf(from: string): string {
  return /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim();
}

const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/**
 * Where and how to connect. Messages carry links that let a person in, so the way is encrypted: at once (`smtps:`) or after
 * STARTTLS, without which nothing is sent, except to this machine or with `?tls=optional` for a relay inside a network.
 */
export function connectionOf(address: string, timeoutMs: number) {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const open = LOOPBACK.test(url.hostname) || url.searchParams.get('tls') === 'optional';
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || (secure ? 465 : 587)),
    secure,
    requireTLS: !secure && !open,
    // None is longer than the limit over the whole conversation.
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    socketCloseTimeout: 0,
  };
}

/** One conversation with the server, from connecting to its word on the message. */
function converse({ url, from, timeoutMs }: Settings, message: Outgoing): Promise<Answer> {
  const { username, password } = new URL(url);
  const messageId = messageIdOf(message.id, from);
  return new Promise((resolve) => {
    const connection = new SMTPConnection(connectionOf(url, timeoutMs));
    let stage: SmtpStage = 'connecting';
    let ended = false;
    const finish = (answer: Answer) => {
      if (ended) return;
      ended = true;
      clearTimeout(limit);
      if (answer.kind === 'sent') connection.quit();
      else connection.close();
      resolve(answer);
    };
    const fail = (error: SmtpFailure) => finish(answerOfSmtp(error, stage));
    const limit = setTimeout(() => fail({ message: 'No answer in time.', code: 'ETIMEDOUT' }), timeoutMs);
    connection.on('error', fail);
    connection.on('end', () => fail({ message: 'The server closed the connection.', code: 'ECONNECTION' }));
    const give = () => {
      stage = 'envelope';
      const content = compose(message, from, messageId).createReadStream();
      // From here on nobody knows whether the server has it, until it says so.
      content.on('end', () => {
        stage = 'given';
        gap('given');
      });
      connection.send({ from: addressOf(from), to: [message.to] }, content, (error, info) => {
        if (error) fail(error);
        else finish({ kind: 'sent', transportId: messageId, said: shortened(info?.response ?? '') });
      });
    };
    connection.connect((error) => {
      if (error) return fail(error);
      if (username === '') return give();
      const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
      connection.login(auth, (refused) => (refused ? fail(refused) : give()));
    });
  });
}

function compose(message: Outgoing, from: string, messageId: string) {
  const { to, subject, body, html, calendar, now } = message;
  return new MailComposer({
    from,
    to: { name: '', address: to },
    subject,
    text: body,
    ...(html ? { html } : {}),
    ...(calendar
      ? { icalEvent: { method: calendar.method, content: calendar.content, filename: 'date.ics' } }
      : {}),
    messageId,
    date: now,
    // Out-of-office replies are not wanted (RFC 3834 §5; the second is Exchange's).
    headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
  }).compile();
}
