/**
 * Every page as the standard of HTML has it, also with its errors, and every form sent what no form of ours would send:
 * no failure, no answer without a word, nothing typed that becomes markup, and a record that verifies.
 * A longer hunt than the suite's: `FUZZ_TRIES=20 FUZZ_SEED=7`, over more addresses and by more people.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyDemo } from '../support/demo';
import { hunt } from '../support/fuzz/walk';
import { cli, type RunningServer, startServer } from '../support/server';

const TRIES = Number(process.env.FUZZ_TRIES ?? 1);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const LONG = TRIES > 1;

const demo = copyDemo();
let server: RunningServer;
beforeAll(async () => {
  server = await startServer(demo.file);
});
afterAll(async () => {
  await server.stop();
  demo.remove();
});

it('whatever is sent is answered in words, and the record stays whole', async () => {
  const how = {
    seed: SEED,
    tries: TRIES,
    addresses: LONG ? 4 : 1,
    people: LONG ? 8 : 1,
    rarely: LONG ? 1 : 4,
  };
  const { faults, requests, forms } = await hunt(server, how);
  expect(faults).toEqual([]);
  expect(forms).toBeGreaterThan(100);
  expect(requests).toBeGreaterThan(500);
  expect((await fetch(`${server.origin}/readyz`)).status).toBe(200);
  await server.stop();
  const verified = await cli(demo.file, ['verify']);
  expect(verified.code, verified.stdout + verified.stderr).toBe(0);
}, 3_600_000);
