import { ROLES, type Role } from './roles';

/** A person as a list brings them in, sound as far as can be told without the record. */
export type ListedPerson = {
  line: number;
  name: string;
  email: string;
  role: Role;
  urn: number | null;
  /** Name of the leader or teaching school, as in the directory. */
  provider: string | null;
};

/** A line that cannot be used, with why, and the line as it was. */
export type BadLine = { line: number; text: string; reason: string };

/** What people write for a role, beside the role's own word. */
const ROLE_WORDS: Record<string, Role> = {
  headteacher: 'head',
  'head teacher': 'head',
  principal: 'head',
  'chair of governors': 'chair',
  governor: 'chair',
  adviser: 'broker',
  'improvement adviser': 'broker',
  'head of service': 'lead',
  sle: 'leader',
  nle: 'leader',
  'system leader': 'leader',
  'teaching school': 'leader',
  councillor: 'member',
  'elected member': 'member',
  administrator: 'admin',
};

/** Columns in the order in which they stand where there is no heading. */
const COLUMNS = ['name', 'email', 'role', 'place'] as const;
type Column = (typeof COLUMNS)[number];

const HEADINGS: Record<string, Column> = {
  name: 'name',
  'full name': 'name',
  email: 'email',
  'email address': 'email',
  'e-mail': 'email',
  role: 'role',
  'what they do': 'role',
  place: 'place',
  urn: 'place',
  school: 'place',
  provider: 'place',
  'urn or provider': 'place',
};

export const MOST_LISTED = 200;

/**
 * Reads a list of people: name, address, role, and the URN or the provider where the role is held at one.
 * @param rows cells of each line, with its number; a first line of headings says the order of the columns
 * @returns the sound lines and the others; an address twice is sound once
 */
export function readPeople(rows: readonly { line: number; cells: readonly string[] }[]): {
  people: ListedPerson[];
  bad: BadLine[];
} {
  const [first, ...rest] = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const headings = first?.cells.map((cell) => HEADINGS[cell.trim().toLowerCase()]) ?? [];
  const headed = headings.includes('name') && headings.includes('email');
  const order: readonly (Column | undefined)[] = headed ? headings : COLUMNS;
  const people: ListedPerson[] = [];
  const bad: BadLine[] = [];
  for (const { line, cells } of headed || !first ? rest : [first, ...rest]) {
    const cell = (column: Column) => (cells[order.indexOf(column)] ?? '').trim();
    const read = readPerson(line, cell);
    const twice = typeof read !== 'string' && people.some(({ email }) => email === read.email);
    if (typeof read !== 'string' && !twice) people.push(read);
    else
      bad.push({
        line,
        text: cells.join(', ').slice(0, 300),
        reason: typeof read === 'string' ? read : 'The same address stands on an earlier line',
      });
  }
  return { people, bad };
}

/** @returns the person, or what is wrong in a sentence */
function readPerson(line: number, cell: (column: Column) => string): ListedPerson | string {
  const [name, email, word, place] = [
    cell('name'),
    cell('email').toLowerCase(),
    cell('role').toLowerCase(),
    cell('place'),
  ];
  if (name === '' || name.length > 120) return 'Give a name of 1 to 120 characters';
  if (!/^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>]+$/.test(email) || email.length > 254)
    return 'Give an email address in the right format, like name@school.sch.uk';
  const role = ROLES.find((one) => one === word) ?? ROLE_WORDS[word];
  if (!role)
    return `“${cell('role').slice(0, 60)}” is no role: write ${ROLES.slice(0, -1).join(', ')} or ${ROLES.at(-1)}`;
  const atSchool = role === 'head' || role === 'chair';
  if (atSchool && !/^\d{5,7}$/.test(place)) return 'Give the URN of the school they are head or chair of';
  if (role === 'leader' && place === '')
    return 'Give the leader or teaching school they act for, as in the directory';
  if (!atSchool && role !== 'leader' && place !== '')
    return 'Leave the place empty: this role is for the whole authority';
  return {
    line,
    name,
    email,
    role,
    urn: atSchool ? Number(place) : null,
    provider: role === 'leader' ? place : null,
  };
}
