/** The address of the form for one trajectory. */
export function trajectoryHref(measure: string, { phase, place }: { phase: string; place: string }): string {
  return `/insight/trajectory/edit?${new URLSearchParams({ measure, phase, place })}`;
}
