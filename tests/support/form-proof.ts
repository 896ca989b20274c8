/**
 * One form, sent once to one running service, and three times to another that was the same: the same must come of it. Before
 * that the first service gets it as from an older reading, and from somebody of another authority: nothing may come of either.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Filled } from './fill-form';
import { added, type Counts } from './form-counts';
import {
  answersTo,
  type FormCase,
  findForm,
  formOn,
  giveWhatItNeeds,
  type Place,
  sendForm,
  type Told,
  whoOf,
} from './form-pages';
import type { PageForm } from './page-forms';
import type { Visitor } from './visitor';

export type Service = Place & { counts: () => Counts };

export type Proof = {
  /** Sent as from an older reading, with what it left behind and fields whose words were not shown again. */
  older: (Told & { left: Counts; lost: string[] }) | null;
  stranger: (Told & { left: Counts }) | null;
  once: Told & { left: Counts };
  /** The two sent at once and the third after them, with what came of all three. */
  thrice: { told: Told[]; left: Counts };
};

/**
 * @param stranger somebody of another authority; null where the address is theirs as well
 * @param places addresses by person
 * @returns null where nobody could be found who is shown the form now
 */
export async function prove(
  one: FormCase,
  { once, thrice, stranger }: { once: Service; thrice: Service; stranger: Visitor | null },
  places: Map<string, Map<string, string[]>>,
): Promise<Proof | null> {
  await giveWhatItNeeds(one, [once, thrice]);
  const found = await findForm(one, once, places.get(whoOf(one)) ?? new Map());
  if (!found) return null;
  const [author, again] = [await once.person(found.who), await thrice.person(found.who)];
  let { form } = found;
  let answers = answersTo(one, form);
  const send = (visitor: Visitor, what = answers) => sendForm(one, form, what, visitor);
  const trying = async (work: () => Promise<Told>) => {
    const before = once.counts();
    const told = await work();
    return { ...told, left: added(before, once.counts()) };
  };

  if (one.other) await changeBy(one.other, one, form, answers, [once, thrice]);
  const old = one.other ? answers : asOfBefore(one, answers, found.older);
  const older = old && {
    ...(await trying(() => send(author, old))),
    lost: [] as string[],
  };
  if (older) older.lost = notShown(form, answers, older.html);
  if (one.other) {
    const fresh = await formOn(one, found.path, author);
    if (!fresh) throw new Error(`${found.path} has no such form after the change of ${one.other}.`);
    form = fresh;
    answers = otherwise(form, answersTo(one, form));
  }
  const strange = stranger && (await trying(() => send(stranger)));

  const before = [once.counts(), thrice.counts()] as const;
  const [first, ...pair] = await Promise.all([send(author), send(again), send(again)]);
  const third = await send(again);
  const left = () => [added(before[0], once.counts()), added(before[1], thrice.counts())] as const;
  // Work that goes on after an answer may end sooner in one than in the other.
  for (let n = 0; n < 20 && !isDeepStrictEqual(...left()); n++) await sleep(100);
  const [ofOnce, ofThrice] = left();
  return {
    older,
    stranger: strange,
    once: { ...first, left: ofOnce },
    thrice: { told: [...pair, third], left: ofThrice },
  };
}

/** Fields that hold what somebody reads when they fill the form in: one of them tells an older reading. */
const SEEN = /^(version|revision|exitVersion|shortlistVersion|marks|opened|number|noteNumber)$/;

/** The same answers as from a reading before the last change; null where nothing tells. */
function asOfBefore({ seen }: FormCase, answers: Filled, known?: string): Filled | null {
  if (seen === null) return null;
  const field = seen?.field ?? answers.find(([name]) => SEEN.test(name))?.[0];
  const older = (value: string) => (value === '0' ? '9' : String(Number(value) - 1));
  if (!answers.some(([name]) => name === field)) return null;
  return answers.map(([name, value]) => [
    name,
    name === field ? (seen?.was ?? known ?? older(value)) : value,
  ]);
}

const isTyped = (form: PageForm, name: string) =>
  form.controls.some((one) => one.name === name && (one.kind === 'area' || one.kind === 'text'));

/** The same answers in other words. */
function otherwise(form: PageForm, answers: Filled): Filled {
  const at = answers.findIndex(([name, value]) => isTyped(form, name) && /[a-z]{3} /i.test(value));
  return answers.map(([name, value], n) => [name, n === at ? `${value} Somebody else wrote this.` : value]);
}

async function changeBy(who: string, one: FormCase, form: PageForm, answers: Filled, places: Place[]) {
  for (const place of places) {
    const told = await sendForm(one, form, otherwise(form, answers), await place.person(who));
    if (told.to === null) throw new Error(`${who} could not change it: ${told.status}`);
  }
}

/** Fields with words of some length that a page does not show again. */
function notShown(form: PageForm, answers: Filled, html: string): string[] {
  const escaped = (text: string) =>
    text
      .replaceAll('&', '&amp;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#x27;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;');
  return answers
    .filter(([name, value]) => value.length > 8 && isTyped(form, name) && !html.includes(escaped(value)))
    .map(([name]) => name);
}
