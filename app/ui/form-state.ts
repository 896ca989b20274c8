import { fieldId } from './field-id';

/** What a form's action sends back when something has to be mended; `FormReply` of the platform fits. */
export type FormAnswer = {
  initialValue?: Record<string, unknown> | null;
  error?: Record<string, string[] | null> | null;
};

/** One line of the error summary; an empty name is an error of the whole form. */
export type FormError = { name: string; message: string };

/** What fields read: values as typed (else the defaults), and errors. */
export type FormState = {
  /** The text to show in a field; empty when there is none. */
  value(name: string): string;
  /** The texts of a field that may have several. */
  values(name: string): string[];
  /** Whether a radio button or checkbox of this value is chosen. */
  checked(name: string, value: string): boolean;
  /** The first error of a field. */
  error(name: string): string | undefined;
  /** Every error in the order of the schema, those of the whole form first. */
  errors: FormError[];
};

/**
 * Joins what an action sent back with what the loader gave.
 * @param answer the action's data (`useActionData()`); nothing on the first visit
 * @param defaults values by field name, nested as the schema nests them; numbers are shown as text
 */
export function formState(
  answer: FormAnswer | { reply?: FormAnswer | null } | null | undefined,
  defaults: Record<string, unknown> = {},
): FormState {
  const reply = unwrap(answer);
  const source: unknown = reply?.initialValue ?? defaults;
  const errors = errorsOf(reply);
  const values = (name: string): string[] => {
    const found = at(source, name);
    return (Array.isArray(found) ? found : [found]).map(asText).filter((text) => text !== '');
  };
  return {
    value: (name) => values(name)[0] ?? '',
    values,
    checked: (name, value) => values(name).includes(value),
    error: (name) => errors.find((error) => error.name === name)?.message,
    errors,
  };
}

/** The address of a field within its page, for a link from the error summary. */
export function fieldHref(name: string): string {
  return `#${fieldId(name)}`;
}

function unwrap(answer: FormAnswer | { reply?: FormAnswer | null } | null | undefined): FormAnswer | null {
  if (!answer) return null;
  if ('reply' in answer) return answer.reply ?? null;
  return 'initialValue' in answer || 'error' in answer ? answer : null;
}

/**
 * Errors of the three parts of a date belong to the date, those of one choice of several to the group (`areas[2]`), and
 * one message of each text is enough.
 */
function errorsOf(reply: FormAnswer | null): FormError[] {
  const found: FormError[] = [];
  for (const [key, messages] of Object.entries(reply?.error ?? {})) {
    const name = key.replace(/\.(day|month|year)$|\[\d+\]$/, '');
    for (const message of messages ?? []) {
      if (!found.some((error) => error.name === name && error.message === message)) {
        found.push({ name, message });
      }
    }
  }
  return [...found.filter((error) => error.name === ''), ...found.filter((error) => error.name !== '')];
}

/** Follows a field's name into nested values: `outcomes[0].measure`. */
function at(source: unknown, name: string): unknown {
  let found = source;
  for (const key of name.split(/[.[\]]+/).filter(Boolean)) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, key)) return undefined;
    found = Reflect.get(found, key);
  }
  return found;
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
}
