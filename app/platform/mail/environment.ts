import { z } from 'zod';

const blankAsMissing = (value: unknown) => (value === '' ? undefined : value);
const optional = (inner: z.ZodString | z.ZodURL) => z.preprocess(blankAsMissing, inner.optional());

/** The variables of mail, part of the environment's schema. */
export const mailVariables = {
  MAIL_TRANSPORT: z.preprocess(
    blankAsMissing,
    z.enum(['smtp', 'notify', 'none'], { error: 'set one of smtp, notify, none' }).default('none'),
  ),
  MAIL_FROM: optional(
    z
      .string()
      .regex(
        /^([^<>@"\r\n]+ <[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/,
        'set an address, such as Alongside <alongside@example.gov.uk>',
      ),
  ),
  SMTP_URL: optional(
    z.url({
      protocol: /^smtps?$/,
      error: 'set an address such as smtp://user:password@mail.example.org:587',
    }),
  ),
  NOTIFY_API_KEY: optional(
    z
      .string()
      .regex(/[0-9a-f-]{36}-[0-9a-f-]{36}$/, 'set an API key of GOV.UK Notify, whole as it was shown there'),
  ),
  NOTIFY_TEMPLATE_ID: optional(
    z.string().regex(/^[0-9a-f-]{36}$/, 'set the id of a template at GOV.UK Notify, 36 characters long'),
  ),
  NOTIFY_CALLBACK_TOKEN: optional(z.string().min(16, 'set at least 16 characters')),
  NOTIFY_API_BASE: optional(
    z.url({ protocol: /^https?$/, error: 'set a whole address, such as http://127.0.0.1:12112' }),
  ),
  /** Where the process ends itself while it sends: for tests of what is lost or sent twice. */
  ALONGSIDE_MAIL_CRASH: optional(z.string()),
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
