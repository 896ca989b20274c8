import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { configInForce, configTable } from './config.server';
import { forgetEnv } from './env.server';

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

describe('the table of the configuration', () => {
  it('says of every variable what it is', () => {
    const rows = configTable();
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter(({ title }) => title === '').map(({ name }) => name)).toEqual([]);
  });

  it('is what the example file lists, but for what is for tests alone', () => {
    const listed = [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z][A-Z0-9_]*)=/gm)].map(
      ([, name]) => name ?? '',
    );
    const known = configTable();
    expect(listed.filter((name) => !known.some((row) => row.name === name))).toEqual([]);
    expect(
      known.filter(({ name, tests }) => !tests && !listed.includes(name)).map(({ name }) => name),
    ).toEqual([]);
  });

  it('counts as secret whatever is called one', () => {
    const open = configTable().filter(
      ({ name, secret }) => /SECRET|PASSWORD|TOKEN|API_KEY$|SMTP_URL/.test(name) && !secret,
    );
    expect(open.map(({ name }) => name)).toEqual([]);
  });

  it('shows no secret, and no password of an address', () => {
    const secrets = {
      SESSION_SECRET: 'the-secret-of-this-installation-0123456789',
      SMTP_URL: 'smtp://me:the-password-of-mail@mail.example.org',
      METRICS_TOKEN: 'the-token-of-measures',
      DATABASE_URL: 'postgres://me:the-password-of-data@db.example/alongside?password=the-other-one',
    };
    for (const [name, value] of Object.entries(secrets)) vi.stubEnv(name, value);
    forgetEnv();
    const shown = JSON.stringify(configInForce());
    expect(shown).toContain('postgres://…@db.example/alongside');
    expect(shown).toContain('(set, not shown)');
    expect(shown).not.toMatch(/the-(secret|password|token|other)/);
  });
});
