import { seal, unseal } from './seal.server';

type Answers = [string, string][];

/** Pages whose answers are as confidential as the sealed texts they become. */
const CONFIDENTIAL = /^\/(restricted|glass-breaks)\b/;
/** No field of a form has this name. */
const SEALED = '';

/** Answers as they are kept for their author: those of a restricted note sealed, bound to the row that keeps them. */
export function keptAs(id: string, path: string, answers: Answers): Answers {
  return CONFIDENTIAL.test(path) ? [[SEALED, seal('restricted-note', id, JSON.stringify(answers))]] : answers;
}

/** The sealed text in place of kept answers; null where they are kept as they were typed. */
export function sealedAnswers(answers: Answers): string | null {
  const [first] = answers;
  return answers.length === 1 && first?.[0] === SEALED ? first[1] : null;
}

/** The same sealed anew: when secrets are rotated. */
export function withSealed(sealed: string): Answers {
  return [[SEALED, sealed]];
}

/** Kept answers as they were typed; none where they were sealed under a secret that is gone. */
export function asTypedThen(id: string, answers: Answers): Answers {
  const sealed = sealedAnswers(answers);
  if (sealed === null) return answers;
  const opened = unseal('restricted-note', id, sealed);
  return opened === null ? [] : (JSON.parse(opened) as Answers); // written by `keptAs` alone
}
