import { parseUrn } from '~/kernel/urn';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { LinkKind } from '~/schools/domain';
import type { Problem } from './row';
import { cleanText } from './text';
import { readDate } from './values';

/** One row of the register's links file: `linkUrn` is, to `urn`, what `kind` says. */
export type SchoolLinkFacts = {
  urn: number;
  linkUrn: number;
  kind: LinkKind;
  typeName: string;
  establishedOn: string | null;
};

const COLUMNS = {
  urn: 'urn',
  linkUrn: 'linkurn',
  type: 'linktype',
  established: 'linkestablisheddate',
} as const;
export type LinksLayout = { urn: number; linkUrn: number; type: number; established: number };

/** Finds the links file's columns by name; refuses a file without them. */
export function readLinkHeadings(headings: readonly string[]): Verdict<LinksLayout> {
  const plain = headings.map((heading) =>
    cleanText(heading)
      .replaceAll(/["'\s]/g, '')
      .toLowerCase(),
  );
  const layout = {
    urn: plain.indexOf(COLUMNS.urn),
    linkUrn: plain.indexOf(COLUMNS.linkUrn),
    type: plain.indexOf(COLUMNS.type),
    established: plain.indexOf(COLUMNS.established),
  };
  if (layout.urn !== -1 && layout.linkUrn !== -1 && layout.type !== -1) return yes(layout);
  return no(
    'import.not-links',
    'This is not a GIAS links file: it needs the columns “URN”, “LinkURN” and “LinkType”. Nothing has been changed.',
  );
}

/** Reads one row; the kinds that are not successor or predecessor ("Sixth Form Centre School") are `other`. */
export function readLinkRow(
  cells: readonly string[],
  layout: LinksLayout,
): { ok: true; link: SchoolLinkFacts } | { ok: false; problem: Problem } {
  const cell = (index: number) => cleanText(cells[index] ?? '');
  const urn = parseUrn(cell(layout.urn));
  const linkUrn = parseUrn(cell(layout.linkUrn));
  const bad = (column: string, value: string, reason: string) => ({
    ok: false as const,
    problem: { column, value, reason },
  });
  if (urn === null) return bad('URN', cell(layout.urn), 'The URN is not a number of 5 to 7 digits.');
  if (linkUrn === null)
    return bad('LinkURN', cell(layout.linkUrn), 'The linked URN is not a number of 5 to 7 digits.');
  if (urn === linkUrn) return bad('LinkURN', cell(layout.linkUrn), 'The school is linked to itself.');
  const typeName = cell(layout.type);
  if (typeName === '') return bad('LinkType', '', 'The row does not say how the two schools are linked.');
  const established = readDate(layout.established === -1 ? '' : cell(layout.established));
  return {
    ok: true,
    link: {
      urn,
      linkUrn,
      kind: kindOf(typeName),
      typeName,
      establishedOn: established.ok ? established.value : null,
    },
  };
}

function kindOf(typeName: string): LinkKind {
  const folded = typeName.toLowerCase();
  if (folded.startsWith('successor')) return 'successor';
  return folded.startsWith('predecessor') ? 'predecessor' : 'other';
}
