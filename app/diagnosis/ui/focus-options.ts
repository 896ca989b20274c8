import { focusAreasByGroup } from '../domain/focus-areas';

/** Every focus area to choose from, in its group: for the filters of lists. */
export function focusOptions(): { label: string; options: { value: string; label: string }[] }[] {
  return focusAreasByGroup().map(({ group, areas }) => ({
    label: group,
    options: areas.map(({ key, name }) => ({ value: key, label: name })),
  }));
}
