import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  answerOfNotify,
  answerOfSmtp,
  enhancedCode,
  lastingRefusal,
  lateAnswerOf,
  shortened,
} from './answer';

describe('what a mail server says', () => {
  it.each([
    ['550 5.1.1 User unknown', 550, 'RCPT TO', 'no-such-address'],
    ['550 No such user here', 550, 'RCPT TO', 'no-such-address'],
    ['550 5.2.1 Mailbox disabled', 550, 'RCPT TO', 'no-such-address'],
    ['553 5.1.3 Bad address syntax', 553, 'RCPT TO', 'no-such-address'],
    ['552 5.2.2 Mailbox full', 552, 'RCPT TO', 'again'],
    ['552 Exceeded storage allocation', 552, 'RCPT TO', 'again'],
    ['550 5.7.1 Blocked by policy', 550, 'RCPT TO', 'refused'],
    ['554 5.7.1 Relay access denied', 554, 'RCPT TO', 'line'],
    ['450 4.2.1 Greylisted', 450, 'RCPT TO', 'again'],
    ['421 Shutting down', 421, 'RCPT TO', 'again'],
    ['553 5.7.1 Sender rejected', 553, 'MAIL FROM', 'line'],
    ['451 4.7.0 Slow down', 451, 'MAIL FROM', 'again'],
    ['530 5.7.0 Authentication required', 530, 'MAIL FROM', 'line'],
    ['554 5.6.0 Content refused', 554, 'DATA', 'refused'],
    ['550 5.1.1 No such user', 550, 'DATA', 'no-such-address'],
    ['550 5.1.8 Sender domain unknown', 550, 'DATA', 'refused'],
    ['554 Transaction failed', 554, 'DATA', 'refused'],
  ])('%s (%i at %s) means %s', (message, responseCode, command, kind) => {
    const failure = { message: `It failed: ${message}`, code: 'EENVELOPE', command, responseCode };
    expect(answerOfSmtp(failure, 'envelope').kind).toBe(kind);
  });

  it('closes the line for a login that fails: for long, or for as long as the server says it is temporary', () => {
    const login = (responseCode: number) =>
      answerOfSmtp(
        { message: 'Invalid login', code: 'EAUTH', command: 'AUTH PLAIN', responseCode },
        'connecting',
      );
    expect(login(535)).toMatchObject({ kind: 'line', fault: 'settings' });
    expect(login(454)).toMatchObject({ kind: 'line', fault: 'unreachable' });
    expect(
      answerOfSmtp({ message: 'No TLS', code: 'ETLS', command: 'STARTTLS' }, 'connecting'),
    ).toMatchObject({
      fault: 'settings',
    });
  });

  it('knows nothing only of a message that had been given whole', () => {
    const lost = { message: 'Connection closed', code: 'ECONNECTION', command: 'CONN' };
    expect(answerOfSmtp(lost, 'connecting')).toMatchObject({ kind: 'line', fault: 'unreachable' });
    expect(answerOfSmtp(lost, 'envelope').kind).toBe('again');
    expect(answerOfSmtp(lost, 'given').kind).toBe('unknown');
    expect(
      answerOfSmtp({ message: 'Invalid recipient', code: 'EENVELOPE', command: 'API' }, 'envelope').kind,
    ).toBe('no-such-address');
  });

  it('never takes a temporary answer for lasting, nor blames an address for what is none of its making', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 400, max: 599 }),
        fc.constantFrom('MAIL FROM', 'RCPT TO', 'DATA'),
        fc.constantFrom('envelope' as const, 'given' as const),
        fc.string(),
        (responseCode, command, stage, words) => {
          const { kind } = answerOfSmtp({ message: words, code: 'EENVELOPE', command, responseCode }, stage);
          if (responseCode < 500) expect(kind).toBe('again');
          if (command === 'MAIL FROM') expect(kind).not.toBe('no-such-address');
        },
      ),
    );
  });

  it('finds an enhanced code and no other number', () => {
    expect(enhancedCode('550-5.1.1 no: #5.1.2')).toBe('5.1.2');
    expect(enhancedCode('550 5.1.1 User')).toBe('5.1.1');
    expect(enhancedCode('from 5.1.1.2 or 25.1.1 at 4.5')).toBeNull();
    expect(lastingRefusal('5.0.0', true)).toBe('no-such-address');
    expect(lastingRefusal('5.0.0', false)).toBe('refused');
  });

  it('is kept on one line of 300 characters at most', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 900, unit: 'grapheme' }), (text) => {
        expect(shortened(text)).toMatch(/^[^\p{Cc}]*$/u);
        expect(shortened(text).length).toBeLessThanOrEqual(300);
      }),
    );
    expect(shortened(' a\r\n\tb ')).toBe('a b');
  });
});

describe('what GOV.UK Notify says', () => {
  it.each([
    [400, 'ValidationError', 'email_address Not a valid email address', 'no-such-address'],
    [400, 'BadRequestError', 'Can’t send to this recipient when service is in trial mode', 'line'],
    [400, 'BadRequestError', 'Can’t send to this recipient using a team-only API key', 'line'],
    [400, 'BadRequestError', 'Template not found', 'line'],
    [400, 'BadRequestError', 'Missing personalisation: body', 'line'],
    [400, 'BadRequestError', 'Something about this message', 'refused'],
    [403, 'AuthError', 'Invalid token: API key not found', 'line'],
    [429, 'RateLimitError', 'Exceeded rate limit', 'line'],
    [429, 'TooManyRequestsError', 'Exceeded send limits (50) for today', 'line'],
    [500, 'Exception', 'Internal server error', 'unknown'],
  ])('%i %s: %s means %s', (status, error, message, kind) => {
    expect(answerOfNotify({ status, error, message }).kind).toBe(kind);
  });
  it('knows nothing of a call without an answer, unless nobody was there to take it', () => {
    expect(answerOfNotify({ status: 0, code: 'ECONNREFUSED', message: '' }).kind).toBe('line');
    expect(answerOfNotify({ status: 0, code: 'ECONNABORTED', message: 'timeout' }).kind).toBe('unknown');
  });
  it('tells what became of a message', () => {
    expect(
      [
        'created',
        'sending',
        'pending',
        'delivered',
        'permanent-failure',
        'temporary-failure',
        'technical-failure',
      ].map(lateAnswerOf),
    ).toEqual([null, null, null, 'delivered', 'bounced', 'failed', 'again']);
  });
});
