import { z } from 'zod';

const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);
const optional = (inner: z.ZodString | z.ZodURL) => z.preprocess(blankAsMissing, inner.optional());

/** The variables of mail, part of the environment's schema. */
export const mailVariables = {
  MAIL_TRANSPORT: z
    .preprocess(
      blankAsMissing,
      z.enum(['smtp', 'notify', 'none'], { error: 'set one of smtp, notify, none' }).default('none'),
    )
    .meta({
      title: 'How messages leave',
      description:
        'smtp, notify (GOV.UK Notify) or none: then they are kept, and an administrator reads them.',
    }),
  MAIL_FROM: optional(
    z
      .string()
      .regex(
        /^([^<>@"\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
        'set an address, such as Alongside <alongside@example.gov.uk>',
      ),
  ).meta({
    title: 'Who messages come from',
    description: 'Needed for smtp.',
    example: 'Alongside <alongside@example.gov.uk>',
  }),
  SMTP_URL: optional(
    z.url({
      protocol: /^smtps?$/,
      error: 'set an address such as smtp://user:password@mail.example.org:587',
    }),
  ).meta({
    title: 'The mail server',
    description:
      'Nothing is sent without encryption, but to this machine; `?tls=optional` for a relay inside a network. Signs such as @ in a password are written %40.',
    secret: true,
    example: 'smtp://user:password@mail.example.org:587',
  }),
  NOTIFY_API_KEY: optional(
    z
      .string()
      .regex(/[0-9a-f-]{36}-[0-9a-f-]{36}$/, 'set an API key of GOV.UK Notify, whole as it was shown there'),
  ).meta({
    title: 'Key of GOV.UK Notify',
    secret: true,
  }),
  NOTIFY_TEMPLATE_ID: optional(
    z.string().regex(/^[0-9a-f-]{36}$/, 'set the id of a template at GOV.UK Notify, 36 characters long'),
  ).meta({
    title: 'Template at GOV.UK Notify',
    description: 'An email template whose subject is ((subject)) and whose message is ((body)).',
  }),
  NOTIFY_CALLBACK_TOKEN: optional(z.string().min(16, 'set at least 16 characters')).meta({
    title: 'Token that GOV.UK Notify sends',
    description:
      'When it tells what became of a message, to APP_URL/webhooks/notify. Without it Notify is asked every few minutes.',
    secret: true,
  }),
  NOTIFY_API_BASE: optional(
    z.url({ protocol: /^https?$/, error: 'set a whole address, such as http://127.0.0.1:12112' }),
  ).meta({
    title: 'Another address for Notify',
    description: 'For tests only: production refuses it.',
    tests: true,
  }),
  /** Where the process ends itself while it sends: for tests of what is lost or sent twice. */
  ALONGSIDE_MAIL_CRASH: optional(z.string()).meta({
    title: 'Where the process ends itself while it sends',
    description: 'For tests only: production refuses it.',
    tests: true,
  }),
};

type MailEnv = z.infer<z.ZodObject<typeof mailVariables>>;

/** What does not go together in the variables of mail: the variable, and what to set. */
export function mailFaults(env: MailEnv): [name: keyof MailEnv, message: string][] {
  const faults: [keyof MailEnv, string][] = [];
  const needs = (name: keyof MailEnv) => {
    if (!env[name]) faults.push([name, `set it for MAIL_TRANSPORT=${env.MAIL_TRANSPORT}`]);
  };
  if (env.MAIL_TRANSPORT === 'smtp') {
    needs('MAIL_FROM');
    needs('SMTP_URL');
  }
  if (env.MAIL_TRANSPORT === 'notify') {
    needs('NOTIFY_API_KEY');
    needs('NOTIFY_TEMPLATE_ID');
  }
  return faults;
}
