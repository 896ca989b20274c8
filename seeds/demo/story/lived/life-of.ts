import { LIVES, type Life } from '../../banks/lived';
import { idOf } from '../../ids';
import type { Case } from '../case';

/** What is particular about how a case’s agreement is lived. */
export function lifeOf({ row }: Pick<Case, 'row'>): Life {
  return LIVES[`${row.school}/${row.areas[0]}`] ?? {};
}

/** Id of something that belongs to a case: the same on every seeding. */
export function partId(told: Case, ...parts: (string | number)[]): string {
  return idOf('lived', told.requestId, ...parts.map(String));
}
