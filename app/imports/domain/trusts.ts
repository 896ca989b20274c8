import type { CalendarDate } from '~/kernel/clock';
import { parseUrn } from '~/kernel/urn';
import { no, type Verdict, yes } from '~/kernel/verdict';
import type { MembershipRow } from './memberships';
import { type NamedColumns, namedColumns } from './named-columns';
import type { Problem } from './row';
import { separatorHint } from './separators';
import { textOrNull } from './text';
import { readDate, readLaCode } from './values';

/**
 * The names under which the register's files of groups give what is read: the list of academies and their trusts, the
 * history of memberships, and the links of all groups. The first name that a file has is the one read.
 */
const NAMES = {
  urn: ['Academy URN', 'URN', 'Establishment URN', 'EstablishmentURN', 'School URN'],
  uid: ['Group UID', 'Trust UID', 'UID'],
  groupId: ['Group ID', 'Trust ID'],
  name: ['Group Name', 'Trust Name', 'Trust'],
  type: ['Group Type', 'Group Type (name)', 'Trust type'],
  typeCode: ['Group Type (code)'],
  company: ['Companies House Number', 'Company number', 'Company registration number'],
  status: ['Group Status', 'Group Status (name)', 'Group Status (code)'],
  closed: ['Closed Date', 'Group Closed Date', 'Group close date'],
  joined: ['Joined date', 'Date Joined Group', 'Date joined', 'Join date'],
  left: ['Date Left Group', 'Left date', 'Date left', 'Leave date'],
  school: ['Trust Academy Establishment Name', 'EstablishmentName', 'Establishment name', 'Academy name'],
  laCode: ['LA (code)', 'LA code', 'Local authority (code)', 'Local authority code'],
} as const;

export type TrustsLayout = { columns: NamedColumns };

/** Finds the columns of a file of trust memberships; refuses a file that does not say which school is in which trust. */
export function readTrustHeadings(headings: readonly string[]): Verdict<TrustsLayout> {
  const columns = namedColumns(headings);
  const isTrusts =
    columns.has(...NAMES.urn) && columns.has(...NAMES.uid, ...NAMES.groupId) && columns.has(...NAMES.name);
  if (isTrusts) return yes({ columns });
  const why = columns.has('Trusts (code)')
    ? 'It looks like the establishment file of the register: import it as that.'
    : (separatorHint(headings) ??
      (columns.has(...NAMES.uid)
        ? 'It has no column of the schools (“Academy URN” or “URN”): it looks like the list of groups alone.'
        : 'It needs the columns “URN”, “Group UID” and “Group Name”.'));
  return no(
    'import.not-trusts',
    `This is not a file of the register’s trust memberships. ${why} Nothing has been changed.`,
  );
}

export type TrustVerdict =
  | { kind: 'membership'; row: Omit<MembershipRow, 'line'>; leftOut: Problem[] }
  | { kind: 'rejected'; problem: Problem }
  /** A federation, a sponsor, a trust without schools or put down in error: right in its file, and no membership of a trust. */
  | { kind: 'passed-over' }
  /** A blank line, or the heading again. */
  | { kind: 'nothing' };

/** Reads one row. */
export function readTrustRow(cells: readonly string[], { columns }: TrustsLayout): TrustVerdict {
  const text = (names: readonly string[]) => columns.cell(cells, ...names) ?? '';
  const urnCell = text(NAMES.urn);
  if (cells.every((cell) => cell.trim() === '')) return { kind: 'nothing' };
  if (columns.place(...NAMES.urn) !== -1 && /urn$/i.test(urnCell)) return { kind: 'nothing' };
  const bad = (column: readonly string[] | null, value: string, reason: string): TrustVerdict => ({
    kind: 'rejected',
    problem: { column: column === null ? null : headingOf(columns, column), value, reason },
  });
  if (cells.length > columns.width) {
    return bad(
      null,
      cells.slice(0, 5).join(', ').slice(0, 120),
      `The row has ${cells.length} values for ${columns.width} columns, so it is not clear which is which. Look for a comma that is not inside quotation marks.`,
    );
  }
  if (!isTrust(text(NAMES.type), text(NAMES.typeCode)) || /error/i.test(text(NAMES.status)))
    return { kind: 'passed-over' };
  if (urnCell === '' && text(NAMES.school) === '') return { kind: 'passed-over' };
  const urn = parseUrn(urnCell);
  if (urn === null) {
    return bad(
      NAMES.urn,
      urnCell,
      'The URN is not a number of 5 to 7 digits, so the school cannot be identified.',
    );
  }
  const trustUid = readUid(text(NAMES.uid)) ?? readGroupId(text(NAMES.groupId));
  if (trustUid === null)
    return bad(NAMES.uid, text(NAMES.uid), 'The trust has no number of the register (UID).');
  const trustName = textOrNull(text(NAMES.name));
  if (trustName === null) return bad(NAMES.name, '', 'The trust has no name.');

  const leftOut: Problem[] = [];
  const date = (names: readonly string[]): CalendarDate | null | undefined => {
    if (!columns.has(...names)) return undefined;
    const read = readDate(text(names));
    if (read.ok) return read.value;
    leftOut.push({
      column: headingOf(columns, names),
      value: text(names),
      reason: `This ${read.reason}.`,
    });
    return null;
  };
  const joinedOn = date(NAMES.joined);
  const leftOn = date(NAMES.left) ?? null;
  const closedOn = date(NAMES.closed) ?? null;
  const [unread] = leftOut;
  if (unread && cells.length < columns.width) {
    return {
      kind: 'rejected',
      problem: {
        ...unread,
        reason: `The row has only ${cells.length} values for ${columns.width} columns, and some do not fit theirs: they may have shifted.`,
      },
    };
  }
  const optional = (names: readonly string[]) =>
    columns.has(...names) ? textOrNull(text(names)) : undefined;
  return {
    kind: 'membership',
    leftOut,
    row: {
      urn,
      schoolName: text(NAMES.school),
      laCode: readLaCode(text(NAMES.laCode)),
      trustUid,
      trustName,
      trustType: optional(NAMES.type),
      companiesHouseNumber: optional(NAMES.company),
      joinedOn,
      leftOn: leftOn ?? closedOn,
      closed: /^closed$/i.test(text(NAMES.status)),
    },
  };
}

/** Academy trusts of every kind and foundation trusts; not federations, sponsors, umbrella trusts or centres' groups. */
function isTrust(type: string, code: string): boolean {
  if (type !== '') return /trust/i.test(type) && !/umbrella/i.test(type);
  return code === '' || ['2', '6', '10', '11'].includes(code.replace(/^0/, ''));
}

function readUid(text: string): string | null {
  const digits = text.replace(/\.0+$/, '');
  return /^\d{1,8}$/.test(digits) ? digits.replace(/^0+(?=\d)/, '') : null;
}

/** The register's other number of a trust, "TR00263": kept where a file does not give the first. */
function readGroupId(text: string): string | null {
  return /^[A-Z]{2}\d{3,6}$/i.test(text) ? text.toUpperCase() : null;
}

const headingOf = (columns: NamedColumns, names: readonly string[]) =>
  columns.heading(names.find((name) => columns.has(name)) ?? names[0] ?? '');
