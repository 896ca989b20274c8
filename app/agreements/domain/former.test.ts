import { describe, expect, it } from 'vitest';
import { someContent } from '#tests/builders/agreement-content';
import type { AgreementContent } from './content';
import { formerRows } from './former';

const content = someContent();
const [first] = content.milestones;
const without = { ...content, milestones: content.milestones.slice(1) };
const since = (versions: AgreementContent[]) =>
  formerRows(versions.map((each, index) => ({ number: index + 3, content: each }))).milestones.map(
    (one) => `${one.row.id} ${one.since}`,
  );

describe('what is no longer part of an agreement', () => {
  it('is known by the version that left it out, as it last stood', () => {
    const reworded = {
      ...content,
      milestones: content.milestones.map((row) => ({ ...row, text: `${row.text}, and more` })),
    };
    expect(since([content, reworded, without, without])).toEqual([`${first?.id} 5`]);
    const found = formerRows([
      { number: 1, content },
      { number: 2, content: reworded },
      { number: 3, content: without },
    ]);
    expect(found.milestones[0]?.row.text).toBe(`${first?.text}, and more`);
    expect([found.outcomes, found.criteria]).toEqual([[], []]);
  });

  it('is not what came back, nor anything while there is one version', () => {
    expect(since([content, without, content])).toEqual([]);
    expect(since([content])).toEqual([]);
    expect(since([])).toEqual([]);
  });

  it('holds outcomes and exit criteria too', () => {
    const bare = { ...content, outcomes: [], exit: { ...content.exit, criteria: [] } };
    const found = formerRows([
      { number: 4, content },
      { number: 5, content: bare },
    ]);
    expect(found.outcomes.map((one) => one.row)).toEqual(content.outcomes);
    expect(found.criteria.map((one) => one.since)).toEqual(content.exit.criteria.map(() => 5));
  });
});
