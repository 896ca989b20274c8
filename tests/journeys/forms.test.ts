/**
 * Every form, sent twice at once and a third time after, as from an older reading, and by somebody it is not for. Cases are
 * in `tests/support/form-cases`: a route that takes a form and has none fails here.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessManifest } from '~/accounts/access-manifest';
import type { Role } from '~/accounts/domain/roles';
import { copyDemo } from '../support/demo';
import { FORM_CASES, NOT_TWICE } from '../support/form-cases';
import { counterOf } from '../support/form-counts';
import { type FormCase, nameOf, type Told } from '../support/form-pages';
import { type Proof, prove, type Service } from '../support/form-proof';
import { placesFor } from '../support/places';
import { type RunningServer, startServer } from '../support/server';
import { DEMO_PASSWORD } from '../support/sign-in';
import { addStranger, STRANGER } from '../support/stranger';
import { signedIn, type Visitor } from '../support/visitor';

const ROLES: readonly Role[] = ['broker', 'lead', 'head', 'chair', 'leader', 'member', 'admin'];
/** Each authority meets its own at these addresses, and its own people may send what is there. */
const OWN = /^(home\.|admin\.(reminders|term-dates|privacy\.times|jobs)\.)/;
/** What is said to somebody who sends what has been done already is not that others were at it. */
const BLAMES_OTHERS = /(someone|somebody) else has|changed since you opened/i;

const demos = [copyDemo(), copyDemo()] as const;
const servers: RunningServer[] = [];
let services: { once: Service; thrice: Service };
let stranger: Visitor;
const places = new Map<string, Map<string, string[]>>();

async function start(file: string): Promise<Service> {
  addStranger(file, ROLES);
  const server = await startServer(file);
  servers.push(server);
  const people = new Map<string, Promise<Visitor>>();
  const person = (who: string) => {
    const known = people.get(who) ?? signedIn(server.origin, `${who}@marlshire.example`, DEMO_PASSWORD);
    people.set(who, known);
    return known;
  };
  return { file, counts: counterOf(file), person };
}

beforeAll(async () => {
  for (const who of ROLES) places.set(who, placesFor(demos[0].file, '999', `${who}@marlshire.example`));
  const [once, thrice] = await Promise.all([start(demos[0].file), start(demos[1].file)]);
  services = { once, thrice };
  const origin = servers.find(({ database }) => database === demos[0].file)?.origin ?? '';
  stranger = await signedIn(origin, STRANGER, DEMO_PASSWORD);
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  for (const demo of demos) demo.remove();
});

/** What a page says in its summary of errors. */
const saidBy = ({ html }: Told) =>
  (/role="alert".*?<ul[^>]*>(.*?)<\/ul>/s.exec(html)?.[1] ?? '').replace(/<[^>]*>/g, ' ');

function expectRefused({ older, stranger: strange }: Proof): void {
  if (older) {
    expect(older.status, 'as from an older reading').toBe(409);
    expect([older.lost, older.left]).toEqual([[], {}]);
  }
  if (strange) {
    expect([400, 403, 404], 'by somebody of another authority').toContain(strange.status);
    expect(strange.left).toEqual({});
  }
}

function expectOnce({ once, thrice: { told, left } }: Proof): void {
  expect(once.status, saidBy(once)).toBeLessThan(400);
  expect(Object.keys(once.left)).not.toEqual([]);
  expect(left).toEqual(once.left);
  const taken = told.filter(({ status }) => status === once.status);
  expect(taken.length).toBeGreaterThan(0);
  expect(new Set(taken.map(({ to }) => to)).size).toBe(1);
  for (const each of told.filter(({ status }) => status !== once.status)) {
    expect(each.status).toBe(400);
    expect(saidBy(each)).not.toMatch(BLAMES_OTHERS);
    expect(saidBy(each)).not.toBe('');
  }
}

describe('a form', () => {
  const cases = FORM_CASES.map((one): [string, FormCase] => [nameOf(one), one]);
  it.each(cases)('%s', async (_, one) => {
    const theirs = one.folder.includes('$') && !OWN.test(one.folder);
    const proof = await prove(one, { ...services, stranger: theirs ? stranger : null }, places);
    if (!proof) throw new Error('Nobody is shown this form: see the query of its case.');
    expectRefused(proof);
    expectOnce(proof);
  });

  it('has a case, or a reason why it has none', () => {
    const writable = Object.keys(accessManifest).filter((folder) => accessManifest[folder]?.write);
    const covered = new Set(FORM_CASES.map(({ folder }) => folder));
    const excused = Object.keys(NOT_TWICE);
    expect(writable.filter((folder) => !covered.has(folder) && !excused.includes(folder))).toEqual([]);
    expect(excused.filter((folder) => covered.has(folder) || !writable.includes(folder))).toEqual([]);
    expect(new Set(cases.map(([name]) => name)).size).toBe(cases.length);
  });
});
