import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SECRET, env, forgetEnv } from './env.server';

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

function withEnv(values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  forgetEnv();
  return env;
}

describe('the environment', () => {
  it('names each thing that production still needs', () => {
    const read = withEnv({ NODE_ENV: 'production', SESSION_SECRET: '', APP_URL: '' });
    expect(read).toThrow(/SESSION_SECRET[\s\S]*APP_URL/);
  });
  it('refuses the demo’s secret and a set clock in production', () => {
    const whole = {
      NODE_ENV: 'production',
      SESSION_SECRET: 'x'.repeat(40),
      APP_URL: 'https://alongside.example',
    };
    expect(withEnv(whole)().APP_URL).toBe('https://alongside.example');
    expect(withEnv({ ...whole, SESSION_SECRET: DEFAULT_SECRET })).toThrow('secret of your own');
    expect(withEnv({ ...whole, ALONGSIDE_CLOCK_FILE: 'clock' })).toThrow('for tests only');
    expect(withEnv({ ...whole, STRIPE_API_BASE: 'http://127.0.0.1:1' })).toThrow('STRIPE_API_BASE');
  });
  it('takes an open address in production for a machine talking to itself only', () => {
    const rest = { NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(40) };
    expect(withEnv({ ...rest, APP_URL: 'http://localhost:3000' })().APP_URL).toBe('http://localhost:3000');
    expect(withEnv({ ...rest, APP_URL: 'http://alongside.example' })).toThrow('begins with https://');
  });
  it('takes the two secrets of Stripe together or not at all', () => {
    const [key, secret] = ['sk_test_1', 'whsec_1'];
    expect(withEnv({ STRIPE_SECRET_KEY: key })).toThrow('STRIPE_WEBHOOK_SECRET: set it with');
    expect(withEnv({ STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: secret })).toThrow(
      'STRIPE_SECRET_KEY: set it with',
    );
    const read = withEnv({
      STRIPE_SECRET_KEY: key,
      STRIPE_WEBHOOK_SECRET: secret,
      STRIPE_PAYMENT_METHODS: 'card, bacs_debit',
    });
    expect(read()).toMatchObject({ STRIPE_SECRET_KEY: key, STRIPE_PAYMENT_METHODS: ['card', 'bacs_debit'] });
    expect(withEnv({ STRIPE_PAYMENT_METHODS: '' })().STRIPE_PAYMENT_METHODS).toEqual([]);
  });
  it('asks for what each way out of mail needs', () => {
    expect(withEnv({})().MAIL_TRANSPORT).toBe('none');
    expect(withEnv({ MAIL_TRANSPORT: 'smtp' })).toThrow(
      /MAIL_FROM: set it for MAIL_TRANSPORT=smtp[\s\S]*SMTP_URL: set it/,
    );
    expect(withEnv({ MAIL_TRANSPORT: 'notify', MAIL_FROM: '', SMTP_URL: '' })).toThrow(
      /NOTIFY_API_KEY: set it[\s\S]*NOTIFY_TEMPLATE_ID: set it/,
    );
    const smtp = { MAIL_TRANSPORT: 'smtp', SMTP_URL: 'smtps://me:secret@mail.example' };
    for (const from of ['a@b.example', 'Alongside <a@b.example>'])
      expect(withEnv({ ...smtp, MAIL_FROM: from })().MAIL_FROM).toBe(from);
  });
  it('refuses what is for tests of mail in production', () => {
    const whole = {
      NODE_ENV: 'production',
      SESSION_SECRET: 'x'.repeat(40),
      APP_URL: 'https://alongside.example',
    };
    expect(withEnv({ ...whole, NOTIFY_API_BASE: 'http://127.0.0.1:1' })).toThrow('NOTIFY_API_BASE');
    expect(withEnv({ ...whole, NOTIFY_API_BASE: '', ALONGSIDE_MAIL_CRASH: 'given' })).toThrow(
      'for tests only',
    );
  });
  it('takes the settings of a bucket together', () => {
    const bucket = {
      FILES: 's3://casework/live',
      S3_ENDPOINT: '',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: '',
    };
    expect(withEnv(bucket)).toThrow('S3_SECRET_ACCESS_KEY: set it with S3_ACCESS_KEY_ID');
    expect(withEnv({ ...bucket, S3_SECRET_ACCESS_KEY: 'key' })().FILES).toBe('s3://casework/live');
    expect(withEnv({ ...bucket, FILES: '', S3_SECRET_ACCESS_KEY: 'key' })).toThrow('FILES: set s3://bucket');
  });
  it.each([
    ['STRIPE_SECRET_KEY', 'pk_test_1', 'set a secret or restricted key'],
    ['STRIPE_WEBHOOK_SECRET', 'secret', 'set the signing secret'],
    ['MAIL_TRANSPORT', 'pigeon', 'set one of smtp, notify, none'],
    ['MAIL_FROM', 'Alongside', 'set an address, such as Alongside <'],
    ['SMTP_URL', 'mail.example.org', 'set an address such as smtp://'],
    ['NOTIFY_API_KEY', 'key', 'set an API key of GOV.UK Notify'],
    ['NOTIFY_TEMPLATE_ID', 'template', 'set the id of a template'],
    ['NOTIFY_CALLBACK_TOKEN', 'short', 'set at least 16 characters'],
    ['FILES', 'gs://bucket', 'set s3://bucket or s3://bucket/prefix'],
    ['S3_ENDPOINT', 'minio', 'set a whole address, such as https://s3.'],
    ['S3_REGION', 'eu west', 'set a region, such as eu-west-2'],
    ['PORT', 'eighty', 'set a whole number from 0 to 65535'],
    ['TRUST_PROXY', '9', 'set a whole number from 0 to 5'],
    ['NODE_ENV', 'staging', 'set one of development, test, production'],
    ['LOG_LEVEL', 'loud', 'set one of silent'],
    ['APP_URL', 'alongside.example', 'set a whole address'],
    ['SESSION_SECRET', 'short', 'set at least 32 characters'],
    ['DATABASE_URL', 'mysql://localhost/alongside', 'set a file, such as data/alongside.db, or postgres://…'],
  ])('says what to set for %s=%s', (name, value, words) => {
    expect(withEnv({ NODE_ENV: 'test', [name]: value })).toThrow(`${name}: ${words}`);
  });
});
