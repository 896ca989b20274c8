import type { AgreementContent } from './content';
import { type ContentField, fieldsOf } from './fields';

/** A field that differs between two versions, by its label, with its value in words before and after. */
export type Change = Pick<ContentField, 'section' | 'path' | 'label'> & {
  kind: 'added' | 'removed' | 'changed';
  before: string;
  after: string;
};

/**
 * What changed between two versions, in reading order; what was removed stands last in its section.
 * Empty exactly when the two say the same. A row that only moved is reported as a change of order.
 */
export function changesBetween(before: AgreementContent, after: AgreementContent): Change[] {
  const old = new Map(fieldsOf(before).map((field) => [field.path, field]));
  const current = fieldsOf(after);
  const changes: Change[] = [];
  for (const field of current) {
    const was = old.get(field.path);
    old.delete(field.path);
    if (was === undefined) changes.push(change(field, 'added', '', field.words));
    else if (was.raw !== field.raw) changes.push(change(field, 'changed', was.words, field.words));
  }
  const removed = [...old.values()].map((field) => change(field, 'removed', field.words, ''));
  return [...inSections(current, [...changes, ...removed]), ...orderChanges(before, after)];
}

function change(field: ContentField, kind: Change['kind'], before: string, after: string): Change {
  return { section: field.section, path: field.path, label: field.label, kind, before, after };
}

/** Sorts by section as they are read, keeping the order within each. */
function inSections(fields: readonly ContentField[], changes: Change[]): Change[] {
  const order = [...new Set(fields.map((field) => field.section))];
  const place = (section: Change['section']) => {
    const at = order.indexOf(section);
    return at < 0 ? order.length : at;
  };
  return changes.sort((a, b) => place(a.section) - place(b.section));
}

type Listed = {
  section: Change['section'];
  path: string;
  label: string;
  ids(content: AgreementContent): string[];
};

const LISTS: readonly Listed[] = [
  {
    section: 'outcomes',
    path: 'outcomes',
    label: 'Order of outcomes',
    ids: (c) => c.outcomes.map((r) => r.id),
  },
  {
    section: 'timescale',
    path: 'milestones',
    label: 'Order of milestones',
    ids: (c) => c.milestones.map((r) => r.id),
  },
  {
    section: 'exit',
    path: 'exit.criteria',
    label: 'Order of exit criteria',
    ids: (c) => c.exit.criteria.map((r) => r.id),
  },
  {
    section: 'resources',
    path: 'resources.days',
    label: 'Order of terms',
    ids: (c) => c.resources.days.map((r) => r.term),
  },
  {
    section: 'recompense',
    path: 'recompense.instalments',
    label: 'Order of instalments',
    ids: (c) => c.recompense.instalments.map((r) => r.key),
  },
];

function orderChanges(before: AgreementContent, after: AgreementContent): Change[] {
  return LISTS.flatMap(({ section, path, label, ids }) => {
    const [was, is] = [ids(before), ids(after)];
    const stayed = was.filter((id) => is.includes(id));
    const now = is.filter((id) => was.includes(id));
    if (stayed.every((id, index) => now[index] === id)) return [];
    const words = (order: string[]) => order.map((id) => was.indexOf(id) + 1).join(', ');
    return [{ section, path, label, kind: 'changed' as const, before: words(stayed), after: words(now) }];
  });
}
