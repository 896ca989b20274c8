import { dateWords } from '~/kernel/words';
import { SummaryList, Tag } from '~/ui';
import { focusAreaName, type NeedAnswers, type NeedPart } from '../domain';
import { aimWords, baselineWords, SEVERITY_WORDS } from '../wording';

/** A need's severity, as a word. */
export function SeverityTag({ severity }: { severity: number }) {
  const words = SEVERITY_WORDS[severity];
  return words ? <Tag tone={words.tone}>{words.name}</Tag> : null;
}

/**
 * What a need says.
 * @param change where a part of it is changed, on the check page; elsewhere the heading says focus area and severity
 */
export function NeedSummary({ need, change }: { need: NeedAnswers; change?: (part: NeedPart) => string }) {
  return (
    <SummaryList
      empty="Not answered yet"
      rows={[
        ...(change
          ? [
              { label: 'Focus area', value: focusAreaName(need.focusArea), href: change('focus') },
              { label: 'How pressing', value: SEVERITY_WORDS[need.severity]?.name, href: change('focus') },
            ]
          : []),
        { label: 'What is measured', value: need.measure, href: change?.('now') },
        { label: 'Where things are now', value: baselineWords(need), href: change?.('now') },
        { label: 'Source of the figure', value: need.baselineSource, href: change?.('now') },
        { label: 'Evidence', value: need.evidence, href: change?.('now') },
        { label: 'Outcome for children', value: need.outcome, href: change?.('wanted') },
        { label: 'Aim', value: aimWords(need) || dateWords(need.byDate), href: change?.('wanted') },
      ]}
    />
  );
}
