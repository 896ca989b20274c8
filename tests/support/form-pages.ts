/** Where the forms of the product are, and what somebody sends of them. */
import Database from 'better-sqlite3';
import { accessManifest } from '~/accounts/access-manifest';
import { type Filled, type FormAnswers, fillForm } from './fill-form';
import { formsOf, type PageForm } from './page-forms';
import type { Visitor } from './visitor';

/** How a form comes to be filled in: whose page it is on, and what they answer where the usual would not be taken. */
export type FormCase = {
  /** The route that takes it. */
  folder: string;
  /** One of several forms of a route: the last part of its address, or what its button or its `intent` says. */
  step?: string;
  intent?: string;
  /** Local part of a demo address; the first role that may write when left out. */
  who?: string;
  /** The page it is on, where that is not the route's own; parts `{name}` are columns of `at`. */
  page?: string;
  /**
   * Records to look for it with, as columns named like the parameters of the address; `@m` is the demo's authority. `who`
   * is the person's address, `older` what `seen` held before. The places of `places.ts` when left out.
   */
  at?: string;
  answers?: FormAnswers;
  /** The button, as `name=value`; empty: one that sends nothing of its own. */
  press?: string;
  /** What a page further on would ask besides. */
  more?: Filled;
  /** A file to send along, for the field of its name. */
  file?: { name: string; text: string };
  /**
   * Statements that put records of the demo into the state in which the form is there, where none is: run on both services
   * once whoever sends it has signed in, `@m` as in `at`. Ids and times are fixed, so that both hold the same rows. What the
   * form does is never among them.
   */
  given?: readonly string[];
  /** What the button of the page before says as its `intent`, where the form is the answer to what is sent there. */
  via?: string;
  /** Somebody else who may send it: where changes of one's own make no form old, another's come before. */
  other?: string;
  /**
   * What tells an older reading: a field, and what it held then (one less where it is left out). Null where the form has
   * nothing that could be old, or one's own changes do not make it so and nobody else may send it.
   */
  seen?: { field: string; was?: string } | null;
};

/** A running service with its database and those who have signed in. */
export type Place = { file: string; person: (who: string) => Promise<Visitor> };

export type FoundForm = { path: string; form: PageForm; who: string; older?: string | undefined };

/** The name of a case: its route, and which of its forms. */
export const nameOf = ({ folder, step, intent }: FormCase): string =>
  [folder, step, intent].filter(Boolean).join(' ');

/** Local part of the address of whoever sends it. */
export function whoOf({ folder, who }: FormCase): string {
  const access = accessManifest[folder]?.write;
  return who ?? (Array.isArray(access) ? (access[0] ?? 'broker') : 'broker');
}

const partsOf = (folder: string) =>
  folder
    .replace(/\[(.)\]/g, '\u0000')
    .split('.')
    .filter((part) => part !== '_index')
    .map((part) => part.replaceAll('\u0000', '.').replace(/_$/, ''));

const isIt = (form: PageForm, { folder, step, intent }: FormCase): boolean => {
  const path = form.action.split('?')[0] ?? '';
  const served = partsOf(folder).map((part) =>
    part.startsWith('$') ? '[^/]+' : part.replaceAll('.', '\\.'),
  );
  if (!new RegExp(`^/${served.join('/')}$`).test(path)) return false;
  if (step !== undefined && !path.endsWith(`/${step}`)) return false;
  if (intent === undefined) return true;
  const said = form.controls.some(
    ({ name, kind, value }) => kind === 'hidden' && name === 'intent' && value === intent,
  );
  return said || form.buttons.some(({ name, value }) => name !== 'row' && value === intent);
};

/** The form on a page of a service, as somebody is shown it now; null where it is not there. */
export async function formOn(one: FormCase, path: string, visitor: Visitor): Promise<PageForm | null> {
  const page = await visitor.get(path);
  const html = await page.text();
  if (page.status !== 200) return null;
  if (one.via === undefined) return formIn(html, path, one);
  const first = { ...one, intent: one.via };
  const before = formIn(html, path, first);
  if (!before) return null;
  const answer = await sendForm(first, before, answersTo(first, before), visitor);
  return formIn(answer.html, before.action, one);
}

const formIn = (html: string, path: string, one: FormCase): PageForm | null =>
  formsOf(html.slice(html.indexOf('<main')), path).find((each) => isIt(each, one)) ?? null;

/** Puts records of both services into the state that a case asks for. */
export async function giveWhatItNeeds(one: FormCase, places: readonly Place[]): Promise<void> {
  const { given } = one;
  if (!given) return;
  for (const place of places) {
    await place.person(whoOf(one));
    const database = new Database(place.file);
    try {
      const m = demoOf(database);
      const give = database.transaction(() => {
        for (const statement of given) database.prepare(statement).run({ m });
      });
      give.immediate();
    } finally {
      database.close();
    }
  }
}

const demoOf = (database: Database.Database) =>
  database.prepare("select id from authority where code = '999'").pluck().get();

/**
 * Finds a form of the demo that somebody could fill in now.
 * @param places addresses of `placesFor`, for whoever sends it
 */
export async function findForm(
  one: FormCase,
  place: Place,
  places: Map<string, string[]>,
): Promise<FoundForm | null> {
  const own = (places.get(one.folder) ?? []).map((path): Candidate => ({ path }));
  for (const { path, who = whoOf(one), older } of one.page || one.at ? candidates(one, place.file) : own) {
    if (one.step !== undefined && !one.page && !path.split('?')[0]?.endsWith(`/${one.step}`)) continue;
    const form = await formOn(one, path, await place.person(who));
    if (form) return { path, form, who, older };
  }
  return null;
}

type Candidate = { path: string; who?: string; older?: string };

const STEPS = ['$step', '$part', '$page', '$section'];

function candidates({ folder, step, page, at }: FormCase, file: string): Candidate[] {
  const parts = partsOf(folder).map((part) =>
    STEPS.includes(part) ? (step ?? part) : part.startsWith('$') ? `{${part.slice(1)}}` : part,
  );
  const address = page ?? `/${parts.join('/')}`;
  if (!at) return [{ path: address }];
  const database = new Database(file, { readonly: true });
  try {
    const m = demoOf(database);
    const rows = database.prepare(at).all({ m }) as Record<string, string | number | null>[];
    return rows.map((row) => ({
      path: address.replace(/\{(\w+)\}/g, (_, name: string) => String(row[name])),
      ...(row.older ? { older: String(row.older) } : {}),
      ...(row.who ? { who: String(row.who).replace('@marlshire.example', '') } : {}),
    }));
  } finally {
    database.close();
  }
}

/** What is sent of a form that is filled in as the case says. */
export function answersTo(one: FormCase, form: PageForm): Filled {
  const button = form.buttons.find(({ value, name }) => value === one.intent && name !== '');
  const press = one.press ?? (button ? `${button.name}=${button.value}` : undefined);
  return [...fillForm(form, one.answers, press), ...(one.more ?? [])];
}

/** What a service answered. */
export type Told = { status: number; to: string | null; html: string };

/** Sends a form, with its file where it has a field for one. */
export async function sendForm(
  one: FormCase,
  form: PageForm,
  answers: Filled,
  visitor: Visitor,
): Promise<Told> {
  const files = form.controls.filter(({ kind }) => kind === 'file');
  const body = new FormData();
  for (const [name, value] of answers) body.append(name, value);
  for (const { name } of files) body.append(name, new Blob([one.file?.text ?? '']), one.file?.name ?? '');
  const answer = await (files.length > 0
    ? visitor.send(form.action, body)
    : visitor.post(form.action, answers));
  return { status: answer.status, to: answer.headers.get('location'), html: await answer.text() };
}
