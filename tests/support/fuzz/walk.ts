/** A walk through every page and form of the demo as those who may use them, sending what no form of ours would send. */
import Database from 'better-sqlite3';
import { accessManifest } from '~/accounts/access-manifest';
import { DEMO_PEOPLE, type DemoPerson } from '../journey';
import { placesFor } from '../places';
import type { RunningServer } from '../server';
import { DEMO_PASSWORD } from '../sign-in';
import { cookieOf } from '../visitor';
import { formsOf, type PageForm } from './forms-of';
import { answersOf, type Chance, chanceOf, oddQuery, rawBodies, type Sent, spoilt } from './hostile';
import { faultsOf } from './judge';

export type Hunt = {
  seed: number;
  /** How many spoilt answers are sent to each form. */
  tries: number;
  /** How many addresses of each route, and by how many people. */
  addresses: number;
  people: number;
  /** One in how many has the rarer trials too: a page an odd question, a form a body that is none, its errors their markup read. */
  rarely: number;
};

export type Told = { faults: string[]; requests: number; forms: number };

type Stop = { who: DemoPerson | null; folder: string; address: string; writes: boolean };

/** What changes who may sign in, or ends a session: after all the rest. */
const LAST = /^(account|login|reset|invite|admin\.(users|single-sign-on)|set-up)\b/;
/** It would end the session; answers for machines. */
const LEFT_OUT = /^(logout|healthz|readyz|metrics|webhooks\..*)$/;

/** @returns what was wrong with any answer, one line each, and how much was asked */
export async function hunt(server: RunningServer, how: Hunt): Promise<Told> {
  const told: Told = { faults: [], requests: 0, forms: 0 };
  const ids = idsIn(server.database);
  const stops = stopsOf(server.database, how);
  const people = [null, ...DEMO_PEOPLE];
  for (const last of [false, true]) {
    await Promise.all(
      people.map(async (who, n) => {
        const theirs = stops.filter((stop) => stop.who === who && LAST.test(stop.folder) === last);
        const walker = new Walker(
          server.origin,
          who,
          ids,
          chanceOf(how.seed * 1000 + n * 2 + Number(last)),
          how,
          told,
        );
        await walker.walk(theirs);
      }),
    );
  }
  return told;
}

/** Where each person goes: each route with as many people as the hunt asks for. */
function stopsOf(file: string, how: Hunt): Stop[] {
  const places = new Map(
    [null, ...DEMO_PEOPLE].map((who) => [
      who,
      placesFor(file, '999', `${who ?? 'nobody'}@marlshire.example`),
    ]),
  );
  return Object.entries(accessManifest).flatMap(([folder, { read, write }]) => {
    if (LEFT_OUT.test(folder)) return [];
    const may = (who: DemoPerson | null, access: typeof read) =>
      access === 'public' ||
      (who !== null &&
        access !== undefined &&
        (access === 'signed-in' || access.includes(who === 'release' ? 'head' : who)));
    const addressesOf = (who: DemoPerson | null) =>
      [...new Set(places.get(who)?.get(folder))]
        .filter((address) => !address.includes('/no-'))
        .slice(0, how.addresses);
    return [...DEMO_PEOPLE, null]
      .filter((who) => may(who, write ?? read) && addressesOf(who).length > 0)
      .slice(0, how.people)
      .flatMap((who) =>
        addressesOf(who).map((address) => ({ who, folder, address, writes: may(who, write) })),
      );
  });
}

/** Identifiers of records of this authority and of another. */
function idsIn(file: string): string[] {
  const database = new Database(file, { readonly: true });
  const tables = database
    .prepare("select name from sqlite_master where type = 'table'")
    .pluck()
    .all() as string[];
  const ids = tables.flatMap((table) => {
    const columns = database.prepare('select name from pragma_table_info(?)').pluck().all(table);
    if (!columns.includes('id') || !columns.includes('authority_id')) return [];
    return database
      .prepare(`select min(id) from "${table}" group by authority_id limit 3`)
      .pluck()
      .all()
      .map(String);
  });
  database.close();
  return ids;
}

class Walker {
  private cookie = '';
  constructor(
    private readonly origin: string,
    private readonly who: DemoPerson | null,
    private readonly ids: readonly string[],
    private readonly chance: Chance,
    private readonly how: Hunt,
    private readonly told: Told,
  ) {}

  async walk(stops: readonly Stop[]): Promise<void> {
    if (stops.length === 0) return;
    await this.signIn();
    for (const stop of stops) await this.stopAt(stop);
  }

  private async signIn(): Promise<void> {
    if (this.who) this.cookie = await cookieOf(this.origin, `${this.who}@marlshire.example`, DEMO_PASSWORD);
  }

  private async stopAt({ address, writes }: Stop): Promise<void> {
    const html = await this.ask(address, {}, 'opened');
    if (html === null) return;
    if (this.now()) await this.question(address, html);
    if (!writes) return;
    const forms = (await formsOf(html, address)).filter(({ method }) => method === 'post');
    for (const form of forms) await this.tryForm(form);
  }

  private now(): boolean {
    return this.chance.below(this.how.rarely) === 0;
  }

  private async question(address: string, html: string): Promise<void> {
    const asked = [...html.matchAll(/(?:href|action)="[^"?]*\?([^"#]*)"/g)];
    const names = asked.flatMap(([, query = '']) => [
      ...new URLSearchParams(query.replaceAll('&amp;', '&')).keys(),
    ]);
    const query = oddQuery([...new Set(names)], this.ids, this.chance);
    await this.ask(`${address}${address.includes('?') ? '&' : '?'}${query}`, {}, 'asked oddly');
  }

  private async tryForm(form: PageForm): Promise<void> {
    this.told.forms++;
    const { chance } = this;
    const empty = answersOf(form, chance).map(([name, value]): [string, string] => {
      const kind = form.fields.find((field) => field.name === name)?.kind;
      return [name, kind === 'hidden' || kind === 'button' ? value : ''];
    });
    await this.send(form, { answers: empty, files: [], multipart: form.multipart, what: 'left empty' }, true);
    if (this.now()) {
      const { type, body } = chance.pick(rawBodies(form));
      const raw = { method: 'POST', body, headers: { 'content-type': type } };
      await this.ask(form.action, raw, `sent as ${type}: ${String(body).slice(0, 80)}`);
    }
    for (let n = 0; n < this.how.tries; n++) await this.send(form, spoilt(form, this.ids, chance));
  }

  private async send(
    form: PageForm,
    { answers, files, multipart, what }: Sent,
    markup = false,
  ): Promise<void> {
    const parts = new FormData();
    for (const [name, value] of answers) parts.append(name, value);
    for (const [name, called, bytes] of files) parts.append(name, new Blob([bytes]), called);
    const body = multipart || files.length > 0 ? parts : new URLSearchParams(answers);
    await this.ask(form.action, { method: 'POST', body }, what, markup);
  }

  /** @returns the page, where it is one that was opened; signs in again where something ended the session */
  private async ask(
    address: string,
    init: RequestInit,
    what: string,
    markup = what === 'opened',
  ): Promise<string | null> {
    this.told.requests++;
    const headers = { ...init.headers, cookie: this.cookie, origin: this.origin };
    const answer = await fetch(this.origin + address, { ...init, headers, redirect: 'manual' });
    if (this.who && answer.headers.get('location')?.startsWith('/login')) await this.signIn();
    const { text, faults } = await faultsOf(answer, { markup });
    this.told.faults.push(
      ...faults.map((fault) => `${this.who ?? 'visitor'} ${address} [${what}]: ${fault}`),
    );
    return answer.status === 200 && text.startsWith('<!DOCTYPE html>') ? text : null;
  }
}
