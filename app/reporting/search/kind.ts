import type { Viewer } from '~/accounts/domain/roles';
import type { Tone } from '~/ui';

/** So many of each kind are shown; the rest is in its own list. */
export const SHOWN = 5;

/** One thing found, with where it stands in the product. */
export type SearchHit = {
  id: string;
  title: string;
  href: string;
  /** What helps to tell it from others. */
  about: string;
  tag: { label: string; tone: Tone } | null;
  /** What it is called exactly: reference, number, postcode, name. */
  names: (string | null)[];
};

export type SearchFound = {
  hits: SearchHit[];
  total: number;
  /** The list of all of them. */
  all: string;
};

/** A kind of thing that can be searched for. */
export type SearchKind = {
  key: string;
  title: string;
  one: string;
  many?: string;
  /** Whether its list cannot be kept to what was searched for, and shows all there are. */
  wholeList?: true;
  /** The route folder of its list: who may not open that finds none of it. */
  route: string;
  /** By the query its list is made with, so that what is found is what the viewer may see there, and no more. */
  find(viewer: Viewer, text: string): Promise<SearchFound>;
};

/** The address of a list with what was searched for. */
export function listHref(path: string, query: Record<string, string>): string {
  return `${path}?${new URLSearchParams(query)}`;
}
