import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { TaskPlace } from '../../domain/life/task';
import { placeHref } from './places';

/** Folder names of routes as patterns: `agreements.$id.sign` → /^\/agreements\/[^/]+\/sign$/. */
const routes = readdirSync('app/routes')
  .filter((name) => existsSync(`app/routes/${name}/route.tsx`))
  .map((name) =>
    name
      .replace(/\._index$/, '')
      .replaceAll('.', '/')
      .replace(/\$\w+/g, '[^/]+'),
  )
  .map((pattern) => new RegExp(`^/${pattern}$`));

const PAGES = [
  'overview',
  'sign',
  'resume',
  'visits',
  'reviews',
  'impact',
  'escalation',
  'ending',
  'amendments',
  'actions',
  'plan-visit',
  'plan-review',
  'add-point',
  'begin-close',
  'tasks',
  'evaluate',
] as const;
const RECORDS = ['visit', 'review', 'milestone', 'amendment', 'action'] as const;
const places: TaskPlace[] = [
  ...PAGES.map((page) => ({ page })),
  ...RECORDS.map((page) => ({ page, id: 'one' })),
];

describe('the page of a task', () => {
  it.each(places.map((place) => [place.page, place] as const))('%s is there', (_page, place) => {
    const [href = ''] = placeHref('a1', place).split('#');
    expect(
      routes.some((route) => route.test(href)),
      href,
    ).toBe(true);
  });
});
