import { z } from 'zod';
import { ENGLISH_AUTHORITIES } from '../domain/english-authorities';
import { newAccountForm, newPasswordForm } from '../forms';

export const codeForm = z.object({
  code: z
    .string({ error: 'Enter the code' })
    .trim()
    .min(1, 'Enter the code')
    .max(100, 'Enter the code of 16 signs'),
});

/** The one button of the list. */
export const finishForm = z.object({ intent: z.literal('finish') });

const blank = z
  .string()
  .trim()
  .optional()
  .transform((text) => text ?? '');

/** An authority of the list, or another by code and name. */
export const authorityForm = z
  .object({ listed: blank, code: blank, name: blank })
  .transform(({ listed, code, name }, ctx) => {
    const refuse = (path: string, message: string) => {
      ctx.addIssue({ code: 'custom', path: [path], message });
      return z.NEVER;
    };
    const known = ENGLISH_AUTHORITIES.find((one) => one.code === listed);
    if (known && code === '' && name === '') return known;
    if (listed !== '' && (code !== '' || name !== ''))
      return refuse('listed', 'Choose from the list, or enter a code and a name, but not both');
    if (code === '' && name === '') return refuse('listed', 'Choose your authority');
    if (!/^\d{3}$/.test(code))
      return refuse('code', 'Enter the code of the authority: three digits, such as 335');
    if (name === '' || name.length > 120) return refuse('name', 'Enter the name of the authority');
    return { code, name };
  });

const { name, email } = newAccountForm.shape;
const ownName = z
  .string({ error: 'Enter your name' })
  .trim()
  .min(1, 'Enter your name')
  .max(120, 'Enter a name of 120 characters or fewer');

/** The person who sets it up. */
export const firstPersonForm = z
  .object({
    name: ownName,
    email,
    lead: z.enum(['yes', 'no'], { error: 'Say whether you are the head of service too' }),
    ...newPasswordForm.shape,
  })
  .refine((form) => form.password === form.again, {
    path: ['again'],
    message: 'The two passwords are different. Type the same one twice',
  });

/** The head of service, where that is somebody else. */
export const leadForm = z.object({ id: z.string(), name, email });
