import { termWords } from '~/kernel/academic-year';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { VAT_WORDS } from '~/kernel/vat';
import { dateWords } from '~/kernel/words';
import type { AgreementContent } from './content';
import { PARTY_NAMES, SIGNING_PARTIES, SIGNING_PARTY_NAMES } from './parties';
import { instalmentWords, PAYER_WORDS, percentWords, SHARING_WORDS } from './recompense';
import { SECTION_TITLES, type SectionKey } from './sections';

/** One field of the content, ready to be read by a person or compared with another version's. */
export type ContentField = {
  section: SectionKey | 'parties';
  /** Where it is in the content; a row of a list is named by its own id, so that it can move. */
  path: string;
  label: string;
  /** The value as stored, to compare. */
  raw: string | number | null;
  /** The value in words; empty when there is none. */
  words: string;
};

/** Title of a field's section. */
export function sectionTitle(section: ContentField['section']): string {
  return section === 'parties' ? 'Parties' : SECTION_TITLES[section];
}

/** A figure with its unit: 62 and "% of pupils" are "62% of pupils", 14 and "pupils" are "14 pupils". */
export function figureWords(value: number | null, unit: string): string {
  if (value === null) return '';
  return unit.startsWith('%') || unit === '' ? `${value}${unit}` : `${value} ${unit}`;
}

/** Every field of the content in reading order: the text, the changes and the pages are all made from it. */
export function fieldsOf(content: AgreementContent): ContentField[] {
  return [
    ...partyFields(content),
    ...purposeFields(content),
    ...workFields(content),
    ...judgingFields(content),
    ...recompenseFields(content),
    ...undertakingFields(content),
  ];
}

type Section = ContentField['section'];

function text(section: Section, path: string, label: string, value: string): ContentField {
  return { section, path, label, raw: value, words: value };
}

function said(section: Section, path: string, label: string, raw: number | string | null, words: string) {
  return { section, path, label, raw, words };
}

function date(section: Section, path: string, label: string, value: string | null): ContentField {
  return said(section, path, label, value, dateWords(value));
}

function partyFields({ ref, parties: { client, provider, home, authority } }: AgreementContent) {
  return [
    text('parties', 'ref', 'Agreement', ref),
    text('parties', 'parties.client.name', 'Client school', client.name),
    said('parties', 'parties.client.urn', 'Client school URN', client.urn, String(client.urn)),
    text('parties', 'parties.client.head', 'Client headteacher', client.head),
    text('parties', 'parties.client.chair', 'Client chair of governors', client.chair),
    text('parties', 'parties.provider.name', 'Provider', provider.name),
    text('parties', 'parties.provider.designation', 'Designation', provider.designation),
    text('parties', 'parties.provider.jobTitle', 'Provider’s post', provider.jobTitle),
    text('parties', 'parties.home.name', 'Provider’s home school', home.name),
    said('parties', 'parties.home.urn', 'Home school URN', home.urn, String(home.urn)),
    text('parties', 'parties.home.head', 'Home school headteacher', home.head),
    text('parties', 'parties.authority.name', 'Local authority', authority.name),
  ];
}

function purposeFields(content: AgreementContent): ContentField[] {
  return [
    text('purpose', 'purpose.improvement', 'Proposed improvement', content.purpose.improvement),
    ...content.outcomes.flatMap((row, index) => {
      const at = `outcomes.${row.id}`;
      const name = `Outcome ${index + 1}`;
      return [
        text('outcomes', `${at}.outcome`, `${name}: what will be better`, row.outcome),
        text('outcomes', `${at}.measure`, `${name}: measure`, row.measure),
        text('outcomes', `${at}.unit`, `${name}: unit`, row.unit),
        said(
          'outcomes',
          `${at}.baseline`,
          `${name}: baseline`,
          row.baseline,
          figureWords(row.baseline, row.unit),
        ),
        date('outcomes', `${at}.baselineOn`, `${name}: baseline taken on`, row.baselineOn),
        text('outcomes', `${at}.baselineSource`, `${name}: evidence for the baseline`, row.baselineSource),
        said('outcomes', `${at}.target`, `${name}: target`, row.target, figureWords(row.target, row.unit)),
        date('outcomes', `${at}.byDate`, `${name}: to be reached by`, row.byDate),
        text('outcomes', `${at}.dataSource`, `${name}: source of the data`, row.dataSource),
      ];
    }),
  ];
}

function workFields(content: AgreementContent): ContentField[] {
  const { timescale, responsibilities: duty, resources, reporting } = content;
  return [
    date('timescale', 'timescale.starts', 'Starts', timescale.starts),
    date('timescale', 'timescale.ends', 'Ends', timescale.ends),
    ...content.milestones.flatMap((row, index) => [
      text('timescale', `milestones.${row.id}.text`, `Milestone ${index + 1}`, row.text),
      date('timescale', `milestones.${row.id}.date`, `Milestone ${index + 1}: date`, row.date),
    ]),
    text('responsibilities', 'responsibilities.client', PARTY_NAMES.client, duty.client),
    text('responsibilities', 'responsibilities.provider', PARTY_NAMES.provider, duty.provider),
    text('responsibilities', 'responsibilities.home', PARTY_NAMES.home, duty.home),
    text('responsibilities', 'responsibilities.authority', PARTY_NAMES.authority, duty.authority),
    ...resources.days.map(({ term, halfDays }) =>
      said('resources', `resources.days.${term}`, `Days, ${termWords(term)}`, halfDays, daysWords(halfDays)),
    ),
    text('resources', 'resources.people', 'People', resources.people),
    text('resources', 'resources.other', 'Other resources', resources.other),
    text('reporting', 'reporting.lines', 'Reporting lines', reporting.lines),
    text('reporting', 'reporting.frequency', 'How often', reporting.frequency),
  ];
}

function judgingFields({ evaluation, exit }: AgreementContent): ContentField[] {
  return [
    text('evaluation', 'evaluation.method', 'Method', evaluation.method),
    text('evaluation', 'evaluation.by', 'Who evaluates', evaluation.by),
    date('evaluation', 'evaluation.on', 'When', evaluation.on),
    ...exit.criteria.map((row, index) =>
      text('exit', `exit.criteria.${row.id}`, `Exit criterion ${index + 1}`, row.text),
    ),
    text('exit', 'exit.earlyExit', 'Leaving early', exit.earlyExit),
  ];
}

function recompenseFields({ recompense: terms, format }: AgreementContent): ContentField[] {
  const at = (field: string) => `recompense.${field}`;
  const field = (name: string, label: string, raw: number | string, words: string) =>
    said('recompense', at(name), label, raw, words);
  const money = (name: string, label: string, pence: number) => field(name, label, pence, moneyWords(pence));
  const percent = (name: string, label: string, basisPoints: number) =>
    field(name, label, basisPoints, percentWords(basisPoints));
  return [
    money('ratePence', 'Rate for a day', terms.ratePence),
    field('halfDays', 'Days paid for', terms.halfDays, daysWords(terms.halfDays)),
    percent('onCostsBasisPoints', 'On-costs on the fee', terms.onCostsBasisPoints),
    money('backfillPencePerDay', 'Cover (backfill) for a day', terms.backfillPencePerDay),
    money('expensesCapPence', 'Expenses, at most', terms.expensesCapPence),
    field('payer', 'Who pays', terms.payer, PAYER_WORDS[terms.payer]),
    field('sharing', 'How, if it is shared', terms.sharing, SHARING_WORDS[terms.sharing]),
    percent(
      'authorityPercent',
      format === 1 ? 'Authority’s part if shared' : 'Authority’s part if shared by percentage',
      terms.authorityPercent * 100,
    ),
    field(
      'authorityPence',
      'Authority’s part if shared by amount',
      terms.authorityPence,
      terms.authorityPence === 0 ? 'None agreed' : moneyWords(terms.authorityPence),
    ),
    percent('brokerageBasisPoints', 'Kept by the brokerage, of the work', terms.brokerageBasisPoints),
    field('vat', 'VAT', terms.vat, VAT_WORDS[terms.vat]),
    ...terms.instalments.map((instalment, index) =>
      field(
        `instalments.${instalment.key}`,
        `Instalment ${index + 1}`,
        `${instalment.when} ${instalment.term ?? ''} ${instalment.basisPoints}`,
        instalmentWords(instalment),
      ),
    ),
    text('recompense', at('note'), 'Also agreed', terms.note),
  ];
}

function undertakingFields(content: AgreementContent): ContentField[] {
  const { confidentiality, dataSharing } = content;
  return [
    text('confidentiality', 'confidentiality.terms', 'What is kept confidential', confidentiality.terms),
    text(
      'confidentiality',
      'confidentiality.safeguardingException',
      'Safeguarding exception',
      confidentiality.safeguardingException,
    ),
    text('safeguarding', 'safeguarding.compliance', 'Safeguarding', content.safeguarding.compliance),
    text('data-sharing', 'dataSharing.shared', 'What is shared', dataSharing.shared),
    text('data-sharing', 'dataSharing.purpose', 'What it is used for', dataSharing.purpose),
    text('data-sharing', 'dataSharing.kept', 'How it is kept, and for how long', dataSharing.kept),
    text('code-of-practice', 'codeOfPractice.terms', 'Code of practice', content.codeOfPractice.terms),
    ...SIGNING_PARTIES.flatMap((party) =>
      content.dueDiligence[party].map((statement, index) =>
        text('due-diligence', `dueDiligence.${party}.${index}`, SIGNING_PARTY_NAMES[party], statement),
      ),
    ),
  ];
}
