import { z } from 'zod';
import { versionField } from '~/ui/zod-fields';
import { PROVIDER_KINDS, readDomains } from '../domain/single-sign-on';

const line = (what: string, most: number) =>
  z
    .string({ error: `Enter ${what}` })
    .trim()
    .min(1, `Enter ${what}`)
    .max(most, `Enter ${what} of ${most} characters or fewer`);

const domains = z
  .string()
  .max(2000, 'Enter fewer domains')
  .default('')
  .transform((text, ctx) => {
    const read = readDomains(text);
    if (read) return read;
    ctx.addIssue({
      code: 'custom',
      message:
        'Enter domains of your own, one on each line, such as walsall.gov.uk. Domains that anybody has addresses in cannot be used',
    });
    return z.NEVER;
  });

const yesNo = z
  .enum(['on', 'off'])
  .default('off')
  .transform((word) => word === 'on');

/** A provider as it is added or changed. The secret may be left empty where one is kept already. */
export const providerForm = z.object({
  id: z.string(),
  version: versionField.default(0),
  kind: z.enum(PROVIDER_KINDS, { error: 'Choose what kind of provider it is' }),
  name: line('the name people will see on the button', 60),
  issuer: line('the address of the provider', 300).transform((text) => text.replace(/\/$/, '')),
  clientId: line('the client identifier you were given', 200),
  secret: z.string().trim().max(1000, 'Enter a secret of 1,000 characters or fewer').optional(),
  domains,
  secondFactor: yesNo,
});

/** Buttons of a provider's page. */
export const providerDeedForm = z.object({
  intent: z.enum(['enable', 'disable']),
  version: versionField,
});

/** The button that parts one's account from a provider. */
export const partFromForm = z.object({ intent: z.literal('part'), identityId: z.string() });
