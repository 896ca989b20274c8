/**
 * For files that share a process, but not what the application keeps while it runs: who listens to events, which work is
 * registered, what was read once. When a file is done the singletons are forgotten, and the next loads our own modules anew;
 * those of packages, which are most of what there is to load, stay as they are.
 */
import { afterAll, vi } from 'vitest';
import { forgetSingletons } from '~/platform/singleton.server';

// Registered before any hook of the file, and so done after all of them.
afterAll(() => {
  forgetSingletons();
  vi.resetModules();
});
