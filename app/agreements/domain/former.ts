import type { AgreementContent, ExitCriterion, Milestone, Outcome } from './content';

/** A row that an earlier version had: no longer part of the agreement since a version, with its record kept. */
export type Former<Row> = { row: Row /** The version that left it out. */; since: number };

/** Rows of earlier versions in force that the newest no longer has. */
export type FormerRows = {
  outcomes: Former<Outcome>[];
  milestones: Former<Milestone>[];
  criteria: Former<ExitCriterion>[];
};

/**
 * What was part of the agreement and is so no longer, each row as it last stood. Rows are known by their ids, which an
 * amendment never changes, so that readings, marks and actions stay with what they were made for.
 * @param versions those that were in force, the first first
 */
export function formerRows(versions: readonly { number: number; content: AgreementContent }[]): FormerRows {
  return {
    outcomes: former(versions, ({ outcomes }) => outcomes),
    milestones: former(versions, ({ milestones }) => milestones),
    criteria: former(versions, ({ exit }) => exit.criteria),
  };
}

function former<Row extends { id: string }>(
  versions: readonly { number: number; content: AgreementContent }[],
  rowsOf: (content: AgreementContent) => readonly Row[],
): Former<Row>[] {
  const newest = versions[versions.length - 1];
  const now = new Set(newest ? rowsOf(newest.content).map(({ id }) => id) : []);
  const found = new Map<string, Former<Row>>();
  for (const [index, { content }] of versions.entries()) {
    const next = versions[index + 1];
    if (!next) continue;
    // A later version that still has the row sets it anew, so that the last one to have it counts.
    for (const row of rowsOf(content)) if (!now.has(row.id)) found.set(row.id, { row, since: next.number });
  }
  return [...found.values()];
}
