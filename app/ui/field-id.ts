/**
 * The id of a field's (first) control, made from its name: `outcomes[0].measure` → `outcomes-0-measure`.
 * The error summary links to it.
 */
export function fieldId(name: string): string {
  return name.replace(/[^\w-]+/g, '-').replace(/-$/, '');
}
