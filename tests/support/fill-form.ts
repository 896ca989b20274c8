/** Fills the forms of a page in as somebody would who answers everything that is asked. */
import { partsOfDate } from '~/ui/date-parts';
import { inDays } from './dates';
import type { Control, PageForm } from './page-forms';
import { DEMO_PASSWORD } from './sign-in';

/**
 * By name, or by a pattern between slashes: what is entered, a date `YYYY-MM-DD`, the values of boxes that are ticked; `*`
 * another choice than it came with, or every box; `-` the first box alone; null leaves a field empty.
 */
export type FormAnswers = Record<string, string | readonly string[] | null>;

export type Filled = [string, string][];

const SENTENCE = 'Agreed with both of them on the telephone.';

/** What is entered where a page asks and nothing is there: text, a figure, a time, an address or a date of its kind. */
function usual({ name, figures, kind }: Control): string {
  if (kind === 'password') return DEMO_PASSWORD;
  const last = name.split(/[.\]]/).filter(Boolean).at(-1) ?? name;
  const before =
    /\b(held|met|received|designated|qa|baseline|discussed|judged|paid|as|checked)(On|At)?\b|^on$/;
  if (/\.(day|month|year)$/.test(name)) {
    const date = name.replace(/\.(day|month|year)$/, '');
    const parts = partsOfDate(inDays(before.test(date.split('.').at(-1) ?? '') ? -3 : 15));
    return parts?.[last as 'day' | 'month' | 'year'] ?? '';
  }
  if (/email/i.test(name)) return 'somebody.new@marlshire.example';
  if (/(At|times)$/.test(last)) return '10:00';
  if (/urn$/i.test(last)) return '900039';
  if (figures) return '2';
  return kind === 'area' ? SENTENCE : 'Words for this';
}

/**
 * What a browser would send of a form that is filled in.
 * @param answers for what is not to be answered in the usual way
 * @param pressed the button, where it matters which
 */
export function fillForm(form: PageForm, answers: FormAnswers = {}, pressed?: string): Filled {
  const sent: Filled = [];
  const wanted = answersByField(form, answers);
  const asked = new Set<string>();
  let entered = false;
  for (const control of form.controls) {
    const { name, kind, value } = control;
    const answer = wanted[name];
    if (kind === 'file') continue;
    if (kind === 'radio' || kind === 'checkbox') {
      const group = form.controls.filter((one) => one.name === name);
      const came = group.flatMap((one) => one.value ?? []);
      const chosen =
        answer === undefined
          ? came
          : answer === '*'
            ? group.flatMap((one) => one.options)
            : [answer ?? []].flat();
      const all = group.flatMap((one) => one.options);
      const usually = /^(statements|understood)$/.test(name) ? all : all.slice(0, 1);
      const unchosen = (chosen.length === 0 && answer === undefined) || answer === '-';
      if (!asked.has(name))
        sent.push(...(unchosen ? usually : chosen).map((each): [string, string] => [name, each]));
      if (unchosen || answer !== undefined) entered = true;
      asked.add(name);
    } else if (answer === null) {
      sent.push([name, kind === 'hidden' ? (value ?? '') : '']);
    } else if (answer === '*') {
      entered = true;
      sent.push([name, control.options.find((each) => each !== '' && each !== value) ?? '']);
    } else if (typeof answer === 'string') {
      if (kind !== 'hidden') entered = true;
      sent.push([name, answer]);
    } else if (kind === 'select') {
      sent.push([name, value || control.options.find((each) => each !== '') || '']);
    } else if (kind === 'hidden') {
      sent.push([name, value ?? '']);
    } else {
      if (!value) entered = true;
      sent.push([name, value || usual(control)]);
    }
  }
  if (!entered) change(form, sent);
  const [name = '', value = ''] = (pressed ?? '').split('=');
  const button =
    pressed === undefined
      ? form.buttons.find((each) => each.name !== '' && each.name !== 'row')
      : { name, value };
  if (button && button.name !== '') sent.push([button.name, button.value]);
  return sent;
}

/** Dates as their three boxes. */
function answersByField(form: PageForm, answers: FormAnswers): FormAnswers {
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, answer]): [string, FormAnswers[string]][] => {
      if (name.startsWith('/')) {
        const pattern = new RegExp(name.slice(1, -1));
        return form.controls.filter((one) => pattern.test(one.name)).map((one) => [one.name, answer]);
      }
      if (!form.controls.some((one) => one.name === `${name}.day`)) return [[name, answer]];
      const parts = typeof answer === 'string' ? partsOfDate(answer) : null;
      return (['day', 'month', 'year'] as const).map((part) => [`${name}.${part}`, parts?.[part] ?? null]);
    }),
  );
}

/** Where all was filled in already, something is said otherwise: sending a form as it came changes nothing. */
function change(form: PageForm, sent: Filled): void {
  const words = (kind: Control['kind']) =>
    form.controls.find((one) => one.kind === kind && /[a-z]{3} [a-z]/i.test(one.value ?? ''));
  const chosen = words('area') ?? words('text');
  const at = sent.findIndex(([name]) => name === chosen?.name);
  if (at >= 0) sent[at] = [chosen?.name ?? '', `${chosen?.value} And so it is.`];
}
