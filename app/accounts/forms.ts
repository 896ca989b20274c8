import { z } from 'zod';
import { versionField } from '~/ui/zod-fields';
import { ROLES } from './domain/roles';

const email = z
  .string({ error: 'Enter an email address' })
  .trim()
  .toLowerCase()
  .max(254, 'Enter an email address of 254 characters or fewer')
  .pipe(z.email('Enter an email address in the right format, like name@school.sch.uk'));

/** At least 12 characters and no rules of composition: length is what protects (NIST SP 800-63B). */
const newPassword = z
  .string({ error: 'Enter a password' })
  .min(12, 'Enter a password of at least 12 characters')
  .max(128, 'Enter a password of 128 characters or fewer');

export const signInForm = z.object({
  email,
  password: z.string({ error: 'Enter your password' }).max(1024, 'Enter your password'),
  next: z.string().optional(),
});

export const newPasswordForm = z
  .object({ password: newPassword, again: z.string({ error: 'Type the password again' }) })
  .refine((form) => form.password === form.again, {
    path: ['again'],
    message: 'The two passwords are different. Type the same one twice',
  });

export const changePasswordForm = z
  .object({
    intent: z.literal('change-password'),
    current: z.string({ error: 'Enter your present password' }),
    password: newPassword,
    again: z.string({ error: 'Type the new password again' }),
  })
  .refine((form) => form.password === form.again, {
    path: ['again'],
    message: 'The two passwords are different. Type the same one twice',
  });

export const resetForm = z.object({ email });

/** What the page of one's own address sends: a change to ask for, or the one that is open to take back. */
export const addressForm = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('ask'),
    id: z.string(),
    email,
    current: z.string().max(1024, 'Enter your present password').optional(),
  }),
  z.object({ intent: z.literal('withdraw') }),
]);

/** The same for somebody else, as an administrator. */
export const addressOfForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('ask'), id: z.string(), email, version: versionField }),
  z.object({ intent: z.literal('withdraw') }),
]);

/** What is said on the page of a link: yes, or that it was not their wish. */
export const addressLinkForm = z.object({ intent: z.enum(['confirm', 'refuse']) });

const optionalUrn = z.preprocess(
  (value) => (value === '' || value === undefined ? null : value),
  z.coerce
    .number({ error: 'Enter the school’s URN: six digits' })
    .int('Enter the school’s URN: six digits')
    .min(10_000, 'Enter the school’s URN: six digits')
    .max(9_999_999, 'Enter the school’s URN: six digits')
    .nullable(),
);

/** What a person may act as: a role, with the school or provider it is held at. */
const grantFields = {
  role: z.enum(ROLES, { error: 'Choose what they do' }),
  urn: optionalUrn,
  providerId: z.preprocess(
    (value) => (value === '' || value === undefined ? null : value),
    z.string().nullable(),
  ),
};

function needsItsPlace(
  form: { role: string; urn: number | null; providerId: string | null },
  ctx: z.RefinementCtx,
) {
  if ((form.role === 'head' || form.role === 'chair') && form.urn === null)
    ctx.addIssue({
      code: 'custom',
      path: ['urn'],
      message: 'Enter the URN of the school they are head or chair of',
    });
  if (form.role === 'leader' && form.providerId === null)
    ctx.addIssue({
      code: 'custom',
      path: ['providerId'],
      message: 'Choose the leader or teaching school they act for',
    });
}

export const newAccountForm = z
  .object({
    id: z.string(),
    name: z
      .string({ error: 'Enter their name' })
      .trim()
      .min(1, 'Enter their name')
      .max(120, 'Enter a name of 120 characters or fewer'),
    email,
    ...grantFields,
  })
  .superRefine(needsItsPlace);

export const addGrantForm = z
  .object({ intent: z.literal('add-grant'), ...grantFields })
  .superRefine(needsItsPlace);

/** The buttons of a person's page that need no more than a click. */
export const personForm = z.object({
  intent: z.enum(['end-grant', 'send-link', 'close', 'reopen']),
  grantId: z.string().optional(),
  version: versionField.default(0),
});
