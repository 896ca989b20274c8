import { count } from '~/kernel/words';

/** What is said once term dates have been saved. @param moved deadlines that moved with them */
export function savedWords(moved: number): string {
  const what =
    moved === 0
      ? 'No deadline moved.'
      : `${count(moved, 'deadline has moved, and those it concerns are', 'deadlines have moved, and those they concern are')} told.`;
  return `The term dates are saved. ${what}`;
}
