import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LISTS } from '~/reporting/lists/file.server';
import { copyDemo } from '../support/demo';
import { addressOf } from '../support/places';
import { type RunningServer, startServer } from '../support/server';
import { signedIn, type Visitor } from '../support/visitor';

const PASSWORD = 'alongside-demo';
const WHO = ['broker', 'lead', 'head', 'chair', 'leader', 'member', 'admin'] as const;

/** Every list as a file, as each role: it holds what the page says it holds, and is refused where the page is. */
describe('lists as files', () => {
  let demo: ReturnType<typeof copyDemo>;
  let server: RunningServer;
  beforeAll(async () => {
    demo = copyDemo();
    server = await startServer(demo.file);
  });
  afterAll(async () => {
    await server.stop();
    demo.remove();
  });

  const rowsOf = async (answer: Response) =>
    parse(await answer.text(), { bom: true, columns: true }) as Record<string, string>[];

  it.each(WHO)('for the %s', async (who) => {
    const visitor = await signedIn(server.origin, `${who}@marlshire.example`, PASSWORD);
    for (const [name, { route, columns }] of Object.entries(LISTS)) {
      const page = await visitor.get(addressOf(route, {}));
      const file = await visitor.get(`/lists/${name}.csv`);
      expect(file.status, `${name} for the ${who}`).toBe(page.status);
      if (page.status !== 200) continue;
      const said = /\(CSV, ([\d,]+) rows?\)/.exec(await page.text())?.[1];
      const rows = await rowsOf(file);
      expect(rows.length, `${name} for the ${who}`).toBe(Number((said ?? '0').replaceAll(',', '')));
      if (rows[0]) expect(Object.keys(rows[0])).toEqual(columns);
    }
  });

  it('are filtered as their pages are', async () => {
    const broker = await signedIn(server.origin, 'broker@marlshire.example', PASSWORD);
    const all = await rowsOf(await broker.get('/lists/agreements.csv'));
    const active = await rowsOf(await broker.get('/lists/agreements.csv?state=active&page=9'));
    expect(active.length).toBeGreaterThan(0);
    expect(active).toEqual(all.filter((row) => row.State === active[0]?.State));
  });

  it('hold nothing of another authority', async () => {
    const refs = async (visitor: Visitor, list: string) =>
      (await rowsOf(await visitor.get(`/lists/${list}.csv`))).map((row) => row.Reference ?? '');
    const ours = await signedIn(server.origin, 'broker@marlshire.example', PASSWORD);
    const theirs = await signedIn(server.origin, 'broker@fenwold.example', PASSWORD);
    for (const list of ['requests', 'agreements']) {
      const known = new Set(await refs(ours, list));
      expect(known.size).toBeGreaterThan(0);
      expect((await refs(theirs, list)).filter((ref) => known.has(ref))).toEqual([]);
    }
  });
});
