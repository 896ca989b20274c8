import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { environmentShape } from '~/platform/env.server';

const text = readFileSync('.compose.yaml', 'utf8');

const service = z.object({
  image: z.string(),
  environment: z.record(z.string(), z.string()).default({}),
  healthcheck: z.object({ test: z.array(z.string()) }).optional(),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  volumes: z.array(z.string()).default([]),
  ports: z.array(z.string()).default([]),
  stop_grace_period: z.string().optional(),
});
const compose = z
  .object({
    services: z.object({ app1: service, app2: service, proxy: service, pooler: service, postgres: service }),
    configs: z.object({ caddyfile: z.object({ content: z.string() }) }),
    volumes: z.record(z.string(), z.null()),
  })
  .parse(parse(text, { merge: true }));
const { app1, app2, proxy, pooler, postgres } = compose.services;
const proxyRules = compose.configs.caddyfile.content;

const seconds = (words: string | undefined) => Number(/^(\d+)s$/.exec(words ?? '')?.[1]);
const rule = (name: string) => new RegExp(`\\b${name} (\\S+)`).exec(proxyRules)?.[1];

describe('the compose file', () => {
  it('runs two processes alike, and nothing else is to be reached from outside but the proxy', () => {
    expect(app2).toEqual(app1);
    expect(Object.entries(compose.services).filter(([, one]) => one.ports.length > 0)).toHaveLength(1);
    expect(proxy.ports).toEqual(['80:80', '443:443']);
  });

  it('sets only variables that there are, to what they may be', () => {
    for (const [name, value] of Object.entries(app1.environment)) {
      const kind = environmentShape[name];
      expect(kind, name).toBeDefined();
      const filled = value
        .replace(/\$\{ALONGSIDE_HOST:\?[^}]*\}/, 'alongside.example')
        .replace(/\$\{\w+:\?[^}]*\}/, 'f'.repeat(48));
      expect(kind?.safeParse(filled).error?.issues ?? [], name).toEqual([]);
    }
  });

  it('has no secret in it, and starts with none left out', () => {
    const secrets = Object.values(compose.services).flatMap(({ environment }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|SECRET|DATABASE_URL/.test(name)),
    );
    expect(secrets.length).toBeGreaterThanOrEqual(6);
    for (const [name, value] of secrets) expect(value, name).toMatch(/\$\{[A-Z_]+:\?set/);
    expect(text).not.toMatch(/\$\{[A-Z_]+(:?-[^}]*)?\}/);
  });

  it('waits for what each needs, by asking whether it is well', () => {
    for (const needed of [proxy, pooler, app1])
      expect(Object.values(needed.depends_on).map(({ condition }) => condition)).not.toContain(
        'service_started',
      );
    expect(pooler.healthcheck?.test[1]).toBe('pg_isready');
    expect(postgres.healthcheck?.test[1]).toBe('pg_isready');
    expect(readFileSync('Dockerfile', 'utf8')).toMatch(/HEALTHCHECK[\s\S]*\/readyz/);
    for (const { image } of [proxy, pooler, postgres]) expect(image).toMatch(/:v?\d/);
  });

  it('keeps what must last in volumes of their own', () => {
    const kept = [app1, proxy, postgres].flatMap(({ volumes }) => volumes.map((one) => one.split(':')[0]));
    expect(kept.sort()).toEqual(Object.keys(compose.volumes).sort());
    const places = app1.volumes.map((one) => one.split(':')[1]);
    expect(places).toEqual([app1.environment.DATA_DIR, app1.environment.BACKUP_DIR]);
  });

  it('lets the proxy notice before a process stops, and a process finish before it is killed', () => {
    const drain = Number(app1.environment.DRAIN_SECONDS);
    const noticed = seconds(rule('health_interval')) + seconds(rule('health_timeout'));
    expect(drain).toBeGreaterThan(2 * noticed);
    const server = readFileSync('app/platform/http.server.ts', 'utf8');
    const constant = (name: string) =>
      Number(new RegExp(`const ${name} = ([\\d_]+);`).exec(server)?.[1]?.replaceAll('_', '')) / 1000;
    expect(seconds(app1.stop_grace_period)).toBeGreaterThan(drain + constant('GRACE_MS'));
    // A connection that the proxy keeps is never closed under a form.
    expect(seconds(rule('keepalive'))).toBeLessThan(constant('KEEP_ALIVE_MS'));
  });

  it('has the pooler lend by the transaction, and no more connections than PostgreSQL has', () => {
    expect(pooler.environment.POOL_MODE).toBe('transaction');
    // 100 is what PostgreSQL allows unless told otherwise; some are left for backups and for people.
    expect(Number(pooler.environment.DEFAULT_POOL_SIZE)).toBeLessThanOrEqual(80);
    expect(Number(pooler.environment.MAX_CLIENT_CONN)).toBeGreaterThanOrEqual(
      4 * Number(app1.environment.DATABASE_POOL),
    );
  });
});
