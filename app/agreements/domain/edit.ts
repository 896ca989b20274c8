import { canonicalJson } from '~/kernel/canonical-json';
import type { AgreementContent } from './content';
import type { SectionKey } from './sections';

/**
 * New values of one section. The days are not among them: they are held in the provider's calendar as approved,
 * and other days are another proposal.
 */
export type SectionPatch = Partial<
  Omit<AgreementContent, 'format' | 'ref' | 'parties' | 'resources'> & {
    resources: Omit<AgreementContent['resources'], 'days'>;
  }
>;

/** Parts of the content each section holds. */
const PARTS: Readonly<Record<SectionKey, readonly (keyof AgreementContent)[]>> = {
  purpose: ['purpose'],
  outcomes: ['outcomes'],
  timescale: ['timescale', 'milestones'],
  responsibilities: ['responsibilities'],
  resources: ['resources'],
  reporting: ['reporting'],
  evaluation: ['evaluation'],
  exit: ['exit'],
  recompense: ['recompense'],
  confidentiality: ['confidentiality'],
  safeguarding: ['safeguarding'],
  'data-sharing': ['dataSharing'],
  'code-of-practice': ['codeOfPractice'],
  'due-diligence': ['dueDiligence'],
};

/** The content with new values in it. */
export function withPatch(
  content: AgreementContent,
  { resources, ...patch }: SectionPatch,
): AgreementContent {
  return { ...content, ...patch, resources: { ...content.resources, ...resources } };
}

/** What a section says, as one text: two are equal exactly when the section says the same. */
export function sectionText(section: SectionKey, content: AgreementContent): string {
  return canonicalJson(PARTS[section].map((part) => content[part]));
}

/**
 * Whether a section says the same in two versions. Two people may edit different sections at once; only a change
 * of the same section is a conflict.
 */
export function sameSection(section: SectionKey, a: AgreementContent, b: AgreementContent): boolean {
  return sectionText(section, a) === sectionText(section, b);
}
