import { no, type Verdict, yes } from '~/kernel/verdict';
import { focusArea } from './focus-areas';
import {
  type BandTerms,
  CRITERION_THEMES,
  type CriterionData,
  type CriterionTest,
  type FrameworkBand,
  type FrameworkContent,
} from './framework';
import { indicatorOf } from './indicators';
import { PHASES } from './support-vocabulary';

/** What of a band an authority may put in its own words. Its key, place and priority stay, so that records compare. */
export type BandEdit = { name: string; letter: string; meaning: string; terms: BandTerms };

/** What of a criterion may be changed; its key and band stay. */
export type CriterionEdit = Pick<CriterionData, 'theme' | 'phases' | 'text' | 'test' | 'suggests'>;

const noBand = () => no('framework.not-found', 'This band is not in the framework.');
const noCriterion = () => no('framework.not-found', 'This criterion is not in the framework.');

/**
 * A band in other words, or with other terms.
 * @returns `framework.same-name` or `.same-letter` where another band has it, `framework.days` where the least is more
 *   than the most
 */
export function withBand(content: FrameworkContent, key: string, edit: BandEdit): Verdict<FrameworkContent> {
  const band = content.bands.find((one) => one.key === key);
  if (!band) return noBand();
  const others = content.bands.filter((one) => one.key !== key);
  const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
  if (others.some((one) => same(one.name, edit.name)))
    return no('framework.same-name', 'Another band has this name. Enter a name of its own.', {
      field: 'name',
    });
  if (others.some((one) => same(one.letter, edit.letter)))
    return no('framework.same-letter', 'Another band has this letter. Enter a letter of its own.', {
      field: 'letter',
    });
  const days = edit.terms.adviserHalfDays;
  if (days && days.least > days.most)
    return no('framework.days', 'Enter a most that is no less than the least.', { field: 'most' });
  return yes({
    ...content,
    bands: content.bands.map((one): FrameworkBand => (one.key === key ? { ...one, ...edit } : one)),
  });
}

/** A criterion in other words, or answered another way. */
export function withCriterion(
  content: FrameworkContent,
  key: string,
  edit: CriterionEdit,
): Verdict<FrameworkContent> {
  const found = content.criteria.find((one) => one.key === key);
  if (!found) return noCriterion();
  const checked = checkCriterion(content, { ...found, ...edit });
  if (!checked.ok) return checked;
  return yes({
    ...content,
    criteria: content.criteria.map((one) => (one.key === key ? { ...one, ...edit } : one)),
  });
}

/**
 * A criterion more, after the others of its band.
 * @param version the version that is being made: keys are named after it, so that none is ever used again
 */
export function withNewCriterion(
  content: FrameworkContent,
  band: string,
  version: number,
  edit: CriterionEdit,
): Verdict<FrameworkContent> {
  if (!content.bands.some((one) => one.key === band)) return noBand();
  const added: CriterionData = { key: `${band}.added-${version}`, band, ...edit };
  const checked = checkCriterion(content, added);
  if (!checked.ok) return checked;
  const order = content.bands.map(({ key }) => key);
  const criteria = [...content.criteria, added];
  // Sorting is stable: within a band the order stays, and the new one is last.
  criteria.sort((a, b) => order.indexOf(a.band) - order.indexOf(b.band));
  return yes({ ...content, criteria });
}

/** A criterion fewer; a band keeps at least one, since a band without criteria could never be proposed. */
export function withoutCriterion(content: FrameworkContent, key: string): Verdict<FrameworkContent> {
  const found = content.criteria.find((one) => one.key === key);
  if (!found) return noCriterion();
  if (content.criteria.filter((one) => one.band === found.band).length === 1)
    return no(
      'framework.last-criterion',
      'This is the band’s only criterion. Add another before you take it out.',
    );
  return yes({ ...content, criteria: content.criteria.filter((one) => one.key !== key) });
}

function checkCriterion(content: FrameworkContent, criterion: CriterionData): Verdict {
  if (!CRITERION_THEMES.includes(criterion.theme))
    return no('framework.theme', 'Choose a theme.', { field: 'theme' });
  const twin = content.criteria.find(
    (one) =>
      one.key !== criterion.key && one.band === criterion.band && one.text.trim() === criterion.text.trim(),
  );
  if (twin)
    return no('framework.same-text', 'Another criterion of this band says the same.', { field: 'text' });
  if (criterion.phases.some((phase) => !PHASES.includes(phase)))
    return no('framework.phase', 'Choose phases from the list.', { field: 'phases' });
  if (criterion.suggests.some((key) => !focusArea(key)))
    return no('framework.focus-area', 'Choose focus areas from the list.', { field: 'suggests' });
  return criterion.test ? checkTest(criterion.test) : yes();
}

/** Whether a test can be answered: its indicator is known, and compared as its values allow. */
export function checkTest(test: CriterionTest): Verdict {
  const indicator = indicatorOf(test.indicator);
  if (!indicator)
    return no('framework.indicator', 'Choose an indicator from the list.', { field: 'indicator' });
  if (indicator.unit !== 'coded')
    return 'oneOf' in test.than
      ? no('framework.test', 'This indicator is a figure. Say what it is compared with.', {
          field: 'against',
        })
      : yes();
  if (!('oneOf' in test.than))
    return no('framework.values', 'Choose which values count as met.', { field: 'values' });
  const known = new Set(indicator.values?.map(({ key }) => key));
  if (test.than.oneOf.length === 0 || test.than.oneOf.some((value) => !known.has(value)))
    return no('framework.values', 'Choose which values count as met.', { field: 'values' });
  return yes();
}
