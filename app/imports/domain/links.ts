import type { CalendarDate } from '~/kernel/clock';
import { parseUrn } from '~/kernel/urn';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { LinkKind } from '~/schools/domain';
import { type NamedColumns, namedColumns } from './named-columns';
import type { Problem } from './row';
import { separatorHint } from './separators';
import { readDate } from './values';

/** One row of the register's links file: `linkUrn` is, to `urn`, what `kind` says. */
export type SchoolLinkFacts = {
  urn: number;
  linkUrn: number;
  kind: LinkKind;
  typeName: string;
  establishedOn: CalendarDate | null;
  /** The other school's name, as the file has it. */
  linkName: string;
};

const NAMES = {
  urn: ['URN'],
  linkUrn: ['LinkURN', 'Link URN', 'Linked URN'],
  name: ['LinkName', 'Link name', 'Linked name'],
  type: ['LinkType', 'Link type', 'LinkType (name)'],
  established: ['LinkEstablishedDate', 'Link established date', 'Link date'],
} as const;
export type LinksLayout = { columns: NamedColumns };

/** Finds the links file's columns by name; refuses a file without them. */
export function readLinkHeadings(headings: readonly string[]): Verdict<LinksLayout> {
  const columns = namedColumns(headings);
  if ([NAMES.urn, NAMES.linkUrn, NAMES.type].every((names) => columns.has(...names))) return yes({ columns });
  const hint = separatorHint(headings) ?? 'It needs the columns “URN”, “LinkURN” and “LinkType”.';
  return no('import.not-links', `This is not a GIAS links file. ${hint} Nothing has been changed.`);
}

export type LinkVerdict =
  | { kind: 'link'; link: SchoolLinkFacts; leftOut: Problem[] }
  | { kind: 'rejected'; problem: Problem }
  /** A blank line, or the heading again. */
  | { kind: 'nothing' };

/** Reads one row; the kinds that are not successor or predecessor ("Sixth Form Centre School") are `other`. */
export function readLinkRow(cells: readonly string[], { columns }: LinksLayout): LinkVerdict {
  const text = (names: readonly string[]) => columns.cell(cells, ...names) ?? '';
  const bad = (column: string | null, value: string, reason: string): LinkVerdict => ({
    kind: 'rejected',
    problem: { column, value, reason },
  });
  if (cells.every((cell) => cell.trim() === '') || text(NAMES.urn).toLowerCase() === 'urn')
    return { kind: 'nothing' };
  if (cells.length > columns.width) {
    return bad(
      null,
      cells.slice(0, 5).join(', ').slice(0, 120),
      `The row has ${cells.length} values for ${columns.width} columns, so it is not clear which is which. Look for a comma that is not inside quotation marks.`,
    );
  }
  const urn = parseUrn(text(NAMES.urn));
  const linkUrn = parseUrn(text(NAMES.linkUrn));
  if (urn === null) return bad('URN', text(NAMES.urn), 'The URN is not a number of 5 to 7 digits.');
  if (linkUrn === null)
    return bad('LinkURN', text(NAMES.linkUrn), 'The linked URN is not a number of 5 to 7 digits.');
  if (urn === linkUrn) return bad('LinkURN', text(NAMES.linkUrn), 'The school is linked to itself.');
  const typeName = text(NAMES.type);
  if (typeName === '') return bad('LinkType', '', 'The row does not say how the two schools are linked.');
  const cell = text(NAMES.established);
  const established = readDate(cell);
  return {
    kind: 'link',
    link: {
      urn,
      linkUrn,
      linkName: text(NAMES.name),
      kind: kindOf(typeName),
      typeName,
      establishedOn: established.ok ? established.value : null,
    },
    leftOut: established.ok
      ? []
      : [{ column: 'LinkEstablishedDate', value: cell, reason: `This ${established.reason}.` }],
  };
}

function kindOf(typeName: string): LinkKind {
  const folded = typeName.toLowerCase();
  if (folded.startsWith('successor')) return 'successor';
  return folded.startsWith('predecessor') ? 'predecessor' : 'other';
}
