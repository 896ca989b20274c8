import { agreementsWords } from './words/agreements';
import { commonWords, type TableWords } from './words/common';
import { diagnosisWords } from './words/diagnosis';
import { directoryWords } from './words/directory';
import { moneyWords } from './words/money';
import { outcomesWords } from './words/outcomes';
import { peopleWords } from './words/people';
import { practiceWords } from './words/practice';
import { privacyWords } from './words/privacy';
import { recompenseWords } from './words/recompense';
import { schoolsWords } from './words/schools';

const words: Record<string, TableWords> = {
  ...peopleWords,
  ...schoolsWords,
  ...diagnosisWords,
  ...directoryWords,
  ...agreementsWords,
  ...outcomesWords,
  ...recompenseWords,
  ...moneyWords,
  ...practiceWords,
  ...privacyWords,
};

/** What a table holds, or null for one that nobody has described. */
export function tableWords(table: string): string | null {
  return words[table]?.about ?? null;
}

/** What a column of a table means, or null where nobody has said. */
export function columnWords(table: string, column: string): string | null {
  return words[table]?.columns[column] ?? commonWords[column] ?? null;
}

/** Tables and columns that are described, for the check that no words are left of what is gone. */
export function describedTables(): ReadonlyMap<string, readonly string[]> {
  return new Map(Object.entries(words).map(([table, { columns }]) => [table, Object.keys(columns)]));
}
