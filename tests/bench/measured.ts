/** What a part of the bench has found: figures for the JSON object by name, and lines of the table. */
export type Measured = {
  figures: Record<string, unknown>;
  /** What was measured, the figure, its ratio to what it stands beside, and the goal for that ratio. */
  lines: [what: string, figure: string, ratio: string, goal: string][];
};
