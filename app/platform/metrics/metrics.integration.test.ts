import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { backupRecord, job, jobRun, outbox, session } from '#drizzle/schema';
import { freshDatabase } from '../../../tests/support/database';
import { NOW, newWorld } from '../../../tests/support/world';
import { forgetEnv } from '../env.server';
import { registerJob } from '../jobs.server';
import { metricsAnswer } from './exposition.server';
import { measureRequest } from './requests.server';

const TOKEN = 'a-token-for-whoever-watches';
const ask = (authorization?: string) =>
  metricsAnswer(new Request('http://x/metrics', authorization ? { headers: { authorization } } : {}));

beforeEach(() => {
  vi.stubEnv('METRICS_TOKEN', TOKEN);
  forgetEnv();
});
afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

describe('who may read measures', () => {
  beforeEach(() => freshDatabase());

  it.each([undefined, 'Bearer', 'Bearer wrong', `Basic ${TOKEN}`, TOKEN, `Bearer ${TOKEN}x`])(
    '%s: there is no such page',
    async (authorization) => {
      await expect(ask(authorization)).rejects.toMatchObject({ status: 404 });
    },
  );

  it('nobody where no token is set', async () => {
    vi.stubEnv('METRICS_TOKEN', '');
    forgetEnv();
    await expect(ask('Bearer ')).rejects.toMatchObject({ status: 404 });
  });
});

it('tells how the service stands, and nothing of anybody', async () => {
  const w = await newWorld();
  await w.school(100001);
  const sam = await w.person('sam', { role: 'lead' });
  const ago = (seconds: number) => new Date(NOW.getTime() - seconds * 1000);
  const message = { to: sam.email, template: 't', subject: 's', body: 'b', attempts: 0 };
  await w.open.write(async (tx) => {
    await tx.insert(outbox).values([
      { ...message, id: 'm1', status: 'waiting', createdAt: ago(90) },
      { ...message, id: 'm2', status: 'waiting', createdAt: ago(30) },
      { ...message, id: 'm3', status: 'failed', createdAt: ago(30) },
      { ...message, id: 'm4', status: 'sent', createdAt: ago(30) },
    ]);
    await tx.insert(session).values([
      { id: 's1', accountId: 'sam', createdAt: NOW, expiresAt: ago(-60), device: 'd' },
      { id: 's2', accountId: 'sam', createdAt: NOW, expiresAt: ago(60), device: 'd' },
    ]);
    await tx.insert(backupRecord).values([
      { id: 'b1', startedAt: ago(7300), finishedAt: ago(7200), file: 'one' },
      { id: 'b2', startedAt: ago(200), finishedAt: ago(100), file: 'two', problem: 'disk full' },
    ]);
    await tx.insert(job).values({ name: 'tidy', lastError: 'no' });
    await tx.insert(jobRun).values([
      { id: 'r1', name: 'tidy', startedAt: ago(700), finishedAt: ago(600), ranBy: 'p' },
      { id: 'r2', name: 'tidy', startedAt: ago(70), finishedAt: ago(60), error: 'no', ranBy: 'p' },
    ]);
  });
  registerJob({ name: 'tidy', does: 'Tidies.', everyMinutes: 10, run: async () => ({}) });
  measureRequest('GET', 'schools.$urn._index', 200, 40);
  measureRequest('POST', 'login', 400, 10);
  measureRequest('BREW', 'other', 405, 1);

  const answer = await ask(`Bearer ${TOKEN}`);
  expect(answer.headers.get('Content-Type')).toMatch(/^text\/plain; version=/);
  const text = await answer.text();
  const value = (name: string) =>
    text
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1];
  expect({
    waiting: value('alongside_mail_waiting'),
    oldest: value('alongside_mail_oldest_waiting_seconds'),
    failed: value('alongside_mail_failed'),
    sessions: value('alongside_sessions_open'),
    backup: value('alongside_backup_age_seconds'),
    success: value('alongside_job_success_age_seconds{job="tidy"}'),
    failures: value('alongside_job_failures_day{job="tidy"}'),
    failing: value('alongside_job_failing{job="tidy"}'),
    refused: value('alongside_sign_ins_refused_total'),
  }).toEqual({
    waiting: '2',
    oldest: '90',
    failed: '1',
    sessions: '1',
    backup: '7200',
    success: '600',
    failures: '1',
    failing: '1',
    refused: '1',
  });
  expect(Number(value('alongside_database_writes_total'))).toBeGreaterThan(0);
  expect(text).toContain(
    'alongside_http_request_seconds_bucket{le="0.05",route="schools.$urn._index",method="GET",status="200"} 1',
  );
  expect(text).toContain('method="other"');
  expect(text).toMatch(/nodejs_eventloop_lag_seconds/);
  expect(text).toMatch(/process_resident_memory_bytes/);
  expect(text).not.toContain(sam.email);
  expect(text).not.toContain('BREW');
});
