import { describe, expect, it } from 'vitest';
import { FRAMEWORKS } from './index';

describe.each(FRAMEWORKS.map((framework) => [framework.key, framework] as const))('%s', (_key, framework) => {
  it('has bands that can be told apart without colour', () => {
    for (const part of ['key', 'name', 'letter'] as const) {
      expect(new Set(framework.bands.map((band) => band[part])).size).toBe(framework.bands.length);
    }
  });

  it('runs from least support to most, ending with those served first', () => {
    const priorities = framework.bands.map(({ priority }) => priority);
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
    expect(priorities[0]).toBe(4);
    expect(priorities.at(-1)).toBe(1);
  });
});
