import { dateWords } from '~/kernel/words';
import { csvFile, dataFile } from '../domain/transfer/archive';
import { INVENTORY, LEFT_EMPTY, leftOutTables, type Taking } from '../domain/transfer/inventory';
import { COLUMN_VALUES } from '../domain/transfer/values';
import { columnWords, tableWords } from '../domain/transfer/words';

type GuideTable = {
  name: string;
  columns: readonly { name: string; kind: string; required: boolean }[];
  references: readonly { column: string; table: string }[];
};

const KINDS: Record<string, string> = {
  text: 'text',
  integer: 'whole number',
  real: 'number',
  boolean: 'yes or no',
  timestamp: 'instant',
  json: 'structured (JSON)',
};

/**
 * The guide that goes with an export: what it is and what every table and column means.
 * @param on the day it was made
 */
export function guideText(
  authority: { name: string; code: string },
  on: string,
  schema: { migration: string },
  tables: readonly GuideTable[],
): string {
  return [
    `# ${authority.name} (${authority.code}): everything Alongside held on ${dateWords(on)}`,
    '',
    ...ABOUT,
    '',
    `The records are laid out as of schema \`${schema.migration}\`.`,
    '',
    '## What is not in it',
    '',
    ...leftOutTables().map(({ table, because }) => `- \`${table}\`: ${because}.`),
    ...Object.entries(LEFT_EMPTY).flatMap(([table, columns]) =>
      Object.entries(columns).map(([column, why]) => `- \`${table}.${column}\` is empty: ${why}.`),
    ),
    '',
    '## Tables',
    ...tables.flatMap(tableText),
    '',
  ].join('\n');
}

const ABOUT = [
  'This archive is yours to keep, to read with any tool, and to bring into another installation of Alongside:',
  '',
  '    npm run -s cli -- authority import FILE.zip --dry-run',
  '    npm run -s cli -- authority import FILE.zip',
  '',
  'It holds personal data and confidential casework. Keep it as you keep those, and remove it when it is no longer needed.',
  '',
  '## What is in it',
  '',
  `- \`${dataFile('TABLE')}\`: every record, one JSON object a line. Instants are ISO 8601 in UTC, days \`YYYY-MM-DD\`, money whole pence, days of support whole half-days. This is what is read on import.`,
  `- \`${csvFile('TABLE')}\`: the same for spreadsheets. Text that a spreadsheet would take for a formula has an apostrophe before it.`,
  '- `files/evidence/`: files of evidence, under the name in `diagnosis_evidence.file_path`.',
  '- `manifest.json`: this installation’s schema, how many records each table has, and the size and SHA-256 checksum of every file.',
  '',
  'The audit trail (`domain_event`) is whole, with the hashes that show that no event was changed or taken out.',
  '',
  'On import people keep their accounts and roles; each sets a new password by asking for a link on the sign-in page.',
  'Of other authorities there are only the names that stand in these records: those people cannot sign in. To move a whole',
  'installation with all its authorities, use `backup` and `restore` instead.',
];

function tableText({ name, columns, references }: GuideTable): string[] {
  const leads = new Map(references.map(({ column, table }) => [column, table]));
  return [
    '',
    `### ${name}`,
    '',
    tableWords(name) ?? '',
    '',
    takingWords(INVENTORY[name]),
    '',
    ...columns.map((column) => {
      const to = leads.get(column.name);
      const kind = `${KINDS[column.kind] ?? column.kind}${column.required ? '' : ', may be empty'}`;
      return `- \`${column.name}\` (${kind}${to ? `; see ${to}` : ''}): ${columnWords(name, column.name) ?? ''}${valueWords(`${name}.${column.name}`)}`;
    }),
  ];
}

function valueWords(column: string): string {
  const values = COLUMN_VALUES[column];
  return values ? ` One of ${values.map((value) => `\`${value}\``).join(', ')}.` : '';
}

function takingWords(taking: Taking | undefined): string {
  switch (taking?.take) {
    case 'own':
      return 'Taken: every record of the authority.';
    case 'part':
      return `Taken: every record that belongs to a record of \`${taking.of}\` in this archive.`;
    case 'person':
      return 'Taken: those of the authority’s people about the authority’s matters.';
    case 'around':
      return `Taken: ${taking.words}.`;
    default:
      return '';
  }
}
