import type { Viewer } from '~/accounts/domain/roles';
import { mayOpen } from '~/accounts/may-open';
import { FOCUS_AREAS } from '~/diagnosis/domain';
import { readFilters } from '~/directory/filters';
import { providerPlaces } from '~/directory/queries/places.server';
import { fold } from '~/schools/domain';
import { type Asked, isExactly, referenceOr } from '../domain/search/asked';
import { probablyMeant } from '../domain/search/near-words';
import type { SearchHit, SearchKind } from './kind';
import { LEARNING_KINDS } from './learning.server';
import { peopleKind } from './people.server';
import { ownSchoolWords, schoolKind } from './schools.server';
import { SUPPORT_KINDS } from './support.server';

/** Everything that can be searched for, in the order in which it is shown. */
export const SEARCH_KINDS: readonly SearchKind[] = [
  schoolKind,
  ...SUPPORT_KINDS,
  ...LEARNING_KINDS,
  peopleKind,
];

export type SearchGroup = {
  key: string;
  title: string;
  one: string;
  many: string | null;
  hits: SearchHit[];
  total: number;
  all: string;
  wholeList: boolean;
};

/** A focus area whose name was searched for, with the lists that can be kept to it. */
export type SearchSubject = { key: string; name: string; lists: { label: string; href: string }[] };

export type SearchView = {
  asked: Asked;
  /** What was searched for in its place, where nothing was found and a word was probably mistyped. */
  insteadOf: { searched: string } | null;
  /** What is called exactly as was typed. */
  exact: SearchHit[];
  groups: SearchGroup[];
  subjects: SearchSubject[];
  /** How many things were found in all. */
  total: number;
};

/** Finds what a viewer may see of everything, by kind; what is called exactly what was typed stands first. */
export async function searchEverything(viewer: Viewer, asked: Asked): Promise<SearchView> {
  const nothing = { asked, insteadOf: null, exact: [], groups: [], subjects: [], total: 0 };
  if (asked.state !== 'ready') return nothing;
  const found = await searchFor(viewer, asked.text);
  if (found.total > 0 || found.subjects.length > 0) return { ...found, asked, insteadOf: null };
  const meant = probablyMeant(asked.text, await knownWords(viewer));
  if (meant === null) return nothing;
  const again = await searchFor(viewer, meant);
  if (again.total === 0 && again.subjects.length === 0) return nothing;
  return { ...again, asked, insteadOf: { searched: meant } };
}

async function searchFor(viewer: Viewer, text: string) {
  const groups: SearchGroup[] = [];
  for (const { route, find, key, title, one, many, wholeList } of SEARCH_KINDS) {
    if (!mayOpen(viewer, route)) continue;
    const found = await find(viewer, text);
    if (found.total > 0)
      groups.push({ key, title, one, many: many ?? null, wholeList: wholeList === true, ...found });
  }
  const exact = groups.flatMap(({ hits }) =>
    hits.filter(({ names }) => isExactly(names, text) || isExactly(names, referenceOr(text))),
  );
  return {
    exact,
    groups,
    subjects: subjectsOf(viewer, text),
    total: groups.reduce((sum, group) => sum + group.total, 0),
  };
}

/** Focus areas in whose name every word begins a word. */
function subjectsOf(viewer: Viewer, text: string): SearchSubject[] {
  const words = fold(text).split(' ').filter(Boolean);
  const lists = [
    { label: 'Leaders', path: '/directory', route: 'directory._index' },
    { label: 'On the map', path: '/map', route: 'map' },
    { label: 'Requests', path: '/requests', route: 'requests._index' },
    { label: 'Practice notes', path: '/practice', route: 'practice._index' },
  ].filter(({ route }) => mayOpen(viewer, route));
  return FOCUS_AREAS.filter(({ name }) => {
    const parts = fold(name).split(' ');
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  })
    .slice(0, 6)
    .map(({ key, name }) => ({
      key,
      name,
      lists: lists.map(({ label, path }) => ({ label, href: `${path}?focus=${key}` })),
    }));
}

/** Words of names that the viewer can find: of their authority's schools, of leaders, of focus areas. */
async function knownWords(viewer: Viewer): Promise<ReadonlySet<string>> {
  const leaders = await providerPlaces(viewer, readFilters(new URLSearchParams()), { most: 2_000 });
  return new Set([
    ...(await ownSchoolWords(viewer)),
    ...leaders.flatMap(({ name, offers }) =>
      fold([name, ...offers.map(({ title }) => title)].join(' ')).split(' '),
    ),
    ...FOCUS_AREAS.flatMap(({ name }) => fold(name).split(' ')),
  ]);
}
