import { afterEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SECRET, env, forgetEnv } from './env.server';

afterEach(() => {
  vi.unstubAllEnvs();
  forgetEnv();
});

function withEnv(values: Record<string, string>) {
  for (const [name, value] of Object.entries(values)) vi.stubEnv(name, value);
  forgetEnv();
  return env;
}

describe('the environment', () => {
  it('names each thing that production still needs', () => {
    const read = withEnv({ NODE_ENV: 'production', SESSION_SECRET: '', APP_URL: '' });
    expect(read).toThrow(/SESSION_SECRET[\s\S]*APP_URL/);
  });
  it('refuses the demo’s secret and a set clock in production', () => {
    const whole = {
      NODE_ENV: 'production',
      SESSION_SECRET: 'x'.repeat(40),
      APP_URL: 'https://alongside.example',
    };
    expect(withEnv(whole)().APP_URL).toBe('https://alongside.example');
    expect(withEnv({ ...whole, SESSION_SECRET: DEFAULT_SECRET })).toThrow('secret of your own');
    expect(withEnv({ ...whole, ALONGSIDE_CLOCK_FILE: 'clock' })).toThrow('for tests only');
  });
  it('says what is wrong with a port', () => {
    expect(withEnv({ NODE_ENV: 'test', PORT: 'eighty' })).toThrow(/PORT/);
  });
});
