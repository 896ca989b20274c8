/**
 * What came of handing a message over, whichever way it goes.
 * `line`: the way itself is closed, for every message alike: nobody's attempt is used up.
 */
export type Answer =
  | { kind: 'sent'; transportId: string; said: string | null }
  | { kind: 'again'; said: string }
  | { kind: 'unknown'; said: string }
  | { kind: 'no-such-address'; said: string }
  | { kind: 'refused'; said: string }
  | { kind: 'line'; fault: LineFault; said: string };

/** `settings`: nothing will go until somebody changes them. `unreachable`: the other side may come back by itself. */
export type LineFault = 'settings' | 'unreachable';

/** How far a conversation with a mail server had come: nothing said, the envelope, the whole message given. */
export type SmtpStage = 'connecting' | 'envelope' | 'given';

/** What the mail library tells of a failure; `response` is what the server itself said. */
export type SmtpFailure = {
  message: string;
  response?: string;
  code?: string;
  command?: string;
  responseCode?: number;
};

const MOST = 300;

/** What a server said, on one line and of a length to keep. */
export function shortened(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > MOST ? `${line.slice(0, MOST - 1)}…` : line;
}

/** The enhanced status code in what a server said (RFC 3463), such as `5.1.1`; null where it gave none. */
export function enhancedCode(said: string): string | null {
  return /(?:^|[\s#(])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(said)?.[1] ?? null;
}

/**
 * What a lasting refusal says, by its enhanced code (RFC 3463 §3): X.1 is the address and X.2.1 a mailbox switched off; a
 * full mailbox (X.2.2) may be emptied; X.7 is policy; without a code a refused recipient is taken at its word.
 */
export function lastingRefusal(said: string, ofRecipient: boolean): 'no-such-address' | 'again' | 'refused' {
  const code = enhancedCode(said);
  if (code === null) return ofRecipient ? 'no-such-address' : 'refused';
  if (/^\d\.1\.(7|8)$/.test(code)) return 'refused'; // the sender's address, not the recipient's
  if (/^\d\.1\./.test(code) || /^\d\.2\.1$/.test(code)) return 'no-such-address';
  if (/^\d\.2\.2$/.test(code)) return 'again';
  return code.startsWith('5.0.') && ofRecipient ? 'no-such-address' : 'refused';
}

const RELAY = /\b(relay|relaying|authenticat)/i;

/**
 * What a failed conversation with a mail server means.
 * Sources: RFC 5321 §4.2.1 (4yz: try again, 5yz: lasting), RFC 3463 (enhanced codes), RFC 4954 §4.5, §6 (login).
 */
export function answerOfSmtp(failure: SmtpFailure, stage: SmtpStage): Answer {
  const said = shortened(failure.response || failure.message);
  const { code, command = '', responseCode = 0 } = failure;
  const lasting = responseCode >= 500;
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'ETLS')
    return { kind: 'line', fault: responseCode >= 400 && !lasting ? 'unreachable' : 'settings', said };
  if (stage === 'connecting') return { kind: 'line', fault: 'unreachable', said };
  // Found wrong before the server was asked: an address that is none.
  if (code === 'EENVELOPE' && command === 'API') return { kind: 'no-such-address', said };
  if (responseCode === 0) return { kind: stage === 'given' ? 'unknown' : 'again', said };
  if (!lasting) return { kind: 'again', said };
  // Refused for whoever it was to go to: the sender, or that we may send at all.
  if (command === 'MAIL FROM' || responseCode === 530 || responseCode === 535)
    return { kind: 'line', fault: 'settings', said };
  if (command === 'RCPT TO' && RELAY.test(said)) return { kind: 'line', fault: 'settings', said };
  const kind = responseCode === 552 && !enhancedCode(said) ? 'again' : null;
  return { kind: kind ?? lastingRefusal(said, command === 'RCPT TO'), said };
}

/** Why GOV.UK Notify turned a call down. `status` 0: it gave no answer. */
export type NotifyFailure = { status: number; code?: string; error?: string; message: string };

const SETTINGS =
  /team-only|trial mode|template|personalisation|api key|not allowed to send|service has not|email_reply_to/i;

/** What a failed call to GOV.UK Notify means (its documentation: "Error codes" of "Send an email"). */
export function answerOfNotify({ status, code = '', error = '', message }: NotifyFailure): Answer {
  const said = shortened(message);
  if (status === 0) {
    const never = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code);
    return never ? { kind: 'line', fault: 'unreachable', said } : { kind: 'unknown', said };
  }
  if (status === 401 || status === 403 || status === 404) return { kind: 'line', fault: 'settings', said };
  if (status === 429) return { kind: 'line', fault: 'unreachable', said };
  if (status >= 500) return { kind: 'unknown', said };
  if (error === 'ValidationError' && /email_address/i.test(message)) return { kind: 'no-such-address', said };
  if (SETTINGS.test(message)) return { kind: 'line', fault: 'settings', said };
  return { kind: 'refused', said };
}

/** What became of a message that GOV.UK Notify took. */
export type LateAnswer = 'delivered' | 'bounced' | 'failed' | 'again' | null;

/**
 * The meaning of a status of GOV.UK Notify: `permanent-failure` is an address that does not exist, `temporary-failure` one
 * it has given up on after trying for 72 hours, `technical-failure` a fault of its own after which it asks to send again.
 * @returns null while it is under way
 */
export function lateAnswerOf(status: string): LateAnswer {
  if (status === 'delivered') return 'delivered';
  if (status === 'permanent-failure') return 'bounced';
  if (status === 'temporary-failure') return 'failed';
  return status === 'technical-failure' ? 'again' : null;
}
