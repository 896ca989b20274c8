import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { type AgreementContent, totalHalfDays } from './content';
import { type ContentField, fieldsOf, sectionTitle } from './fields';
import { SIGNING_PARTIES, SIGNING_PARTY_NAMES, type SigningParty } from './parties';
import { instalmentAmounts, recompenseOf } from './recompense';

/** A part of the agreement to be read: its number, title and lines. */
export type TextSection = {
  section: ContentField['section'];
  number: number;
  title: string;
  /** `key` tells lines of one label apart: a party may make several statements. */
  lines: { key: string; label: string; words: string }[];
};

const UNSTATED = 'Not yet stated';

/**
 * The whole agreement as numbered sections: every field, and the sums worked out from the terms.
 * What is on the page, in print and signed is made from this and nothing else.
 */
export function readable(content: AgreementContent): TextSection[] {
  const sections: TextSection[] = [];
  for (const field of fieldsOf(content)) {
    let last = sections.at(-1);
    if (last?.section !== field.section) {
      last = {
        section: field.section,
        number: sections.length + 1,
        title: sectionTitle(field.section),
        lines: [],
      };
      sections.push(last);
    }
    last.lines.push({ key: field.path, label: field.label, words: field.words.trim() || UNSTATED });
  }
  for (const section of sections) {
    if (section.section === 'resources')
      section.lines.push({ key: 'total', label: 'Days in all', words: daysWords(totalHalfDays(content)) });
    if (section.section === 'recompense') section.lines = withSums(content, section.lines);
    if (section.section === 'due-diligence') section.lines = withConsents(content, section.lines);
  }
  return sections;
}

/** What one label says: several lines of text are a list. */
export type TextEntry = { key: string; label: string; items: string[] };

/** Lines under one label together, each line of a text an item of its own: as a page or a file shows them. */
export function entriesOf(lines: TextSection['lines']): TextEntry[] {
  const entries: TextEntry[] = [];
  for (const { key, label, words } of lines) {
    const items = words.split('\n').filter((item) => item.trim() !== '');
    const last = entries.at(-1);
    if (last?.label === label) last.items.push(...items);
    else entries.push({ key, label, items });
  }
  return entries;
}

/** The same as plain text, for a message, a download or a comparison. */
export function agreementText(content: AgreementContent): string {
  const head = `Agreement ${content.ref} for school-to-school support`;
  const body = readable(content).map(({ number, title, lines }) =>
    [`${number}. ${title}`, ...lines.map(({ label, words }) => `${label}: ${words}`)].join('\n'),
  );
  return [head, ...body].join('\n\n');
}

/**
 * What a party confirms one by one when it signs: its due diligence, and its consent to the sharing of data.
 */
export function statementsFor(content: AgreementContent, party: SigningParty): string[] {
  return [...content.dueDiligence[party], consentOf(content, party)];
}

/** Each party's consent stands after its own statements. */
function withConsents(content: AgreementContent, lines: TextSection['lines']): TextSection['lines'] {
  return SIGNING_PARTIES.flatMap((party) => [
    ...lines.filter(({ key }) => key.startsWith(`dueDiligence.${party}.`)),
    { key: `consent.${party}`, label: SIGNING_PARTY_NAMES[party], words: consentOf(content, party) },
  ]);
}

function consentOf({ parties }: AgreementContent, party: SigningParty): string {
  const forWhom = {
    'client-head': parties.client.name,
    'client-chair': `the governing body of ${parties.client.name}`,
    'provider-head': `${parties.home.name} and ${parties.provider.name}`,
    authority: parties.authority.name,
  }[party];
  return `On behalf of ${forWhom}, I consent to data being shared and looked after in the way this agreement describes.`;
}

/** What the first format said nothing of: its text shows only what was signed. */
const SINCE_SECOND_FORMAT =
  /^recompense\.(sharing|authorityPence|brokerageBasisPoints|vat|instalments\.|homeSchool|brokerage)/;

/** The terms with the sums worked out from them. */
function withSums(content: AgreementContent, lines: TextSection['lines']): TextSection['lines'] {
  const sum = recompenseOf(content.recompense);
  const line = (key: string, label: string, pence: number) => ({
    key: `recompense.${key}`,
    label,
    words: moneyWords(pence),
  });
  const all = [
    ...lines,
    line('fee', 'Fee', sum.fee),
    line('onCosts', 'On-costs', sum.onCosts),
    line('backfill', 'Cover (backfill)', sum.backfill),
    line('expenses', 'Expenses, at most', sum.expenses),
    line('total', 'Total, at most', sum.total),
    line('authorityPays', 'Paid by the local authority', sum.authorityPays),
    line('schoolPays', 'Paid by the client school', sum.schoolPays),
    line('homeSchool', 'Received by the provider’s home school', sum.homeSchool),
    line('brokerage', 'Kept by the brokerage', sum.brokerage),
    ...instalmentAmounts(content.recompense).map(({ key, amountPence }, index) =>
      line(`instalments.${key}.amount`, `Instalment ${index + 1} comes to`, amountPence),
    ),
  ];
  return content.format === 1 ? all.filter(({ key }) => !SINCE_SECOND_FORMAT.test(key)) : all;
}

/** A hash as people compare it: its first twelve characters, in groups of four. */
export function shortHash(hash: string): string {
  return [hash.slice(0, 4), hash.slice(4, 8), hash.slice(8, 12)].join(' ');
}
