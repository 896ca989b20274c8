/** The parts of an agreement, in the order they are read, filled in and signed. */
export const SECTIONS = [
  'purpose',
  'outcomes',
  'timescale',
  'responsibilities',
  'resources',
  'reporting',
  'evaluation',
  'exit',
  'recompense',
  'confidentiality',
  'safeguarding',
  'data-sharing',
  'code-of-practice',
  'due-diligence',
] as const;
export type SectionKey = (typeof SECTIONS)[number];

/** Title of each part. */
export const SECTION_TITLES: Readonly<Record<SectionKey, string>> = {
  purpose: 'Purpose',
  outcomes: 'Outcomes for children',
  timescale: 'Timescale and milestones',
  responsibilities: 'Responsibilities',
  resources: 'Resources',
  reporting: 'Reporting',
  evaluation: 'Evaluation',
  exit: 'Exit criteria and leaving early',
  recompense: 'Recompense',
  confidentiality: 'Confidentiality',
  safeguarding: 'Safeguarding',
  'data-sharing': 'Sharing data',
  'code-of-practice': 'Code of practice',
  'due-diligence': 'Due diligence',
};

/** Whether text names a part of the agreement. */
export function isSection(text: string): text is SectionKey {
  return (SECTIONS as readonly string[]).includes(text);
}
