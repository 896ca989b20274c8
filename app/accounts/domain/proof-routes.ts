/**
 * What asks that somebody has signed in, or confirmed who they are, within the half hour: approving and moving money,
 * giving and ending roles, changing settings, taking the whole authority along. By the route's folder, so that a new page of
 * a known kind is among them without being told. Signing, and changes of how somebody signs in, ask in their own forms.
 */
const ASKS: readonly { route: RegExp; steps?: readonly string[] }[] = [
  { route: /^claims\.\$claimId\.\$step$/, steps: ['approve', 'decline', 'judge'] },
  {
    route: /^invoices\.\$id\.\$step$/,
    steps: ['approve', 'issue', 'receipt', 'credit', 'refund', 'reverse', 'void', 'write-off', 'reinstate'],
  },
  { route: /^invoices\.ready$/ },
  { route: /^payables\.(run$|\$id\.pay$|.*\.reverse$)/ },
  { route: /^recompense\.(pots|reconciliation|settings|exports\.columns)\b/ },
  { route: /^recompense\.commitments\.\$commitmentId\.\$step$/, steps: ['decide', 'release'] },
  { route: /^recompense\.bank\.\$fileId$/ },
  { route: /^recompense\.prices\.versions\b/ },
  { route: /^agreements\.\$id\.recompense\.fund$/ },
  { route: /^admin\.users\b/ },
  { route: /^admin\.(settings|weights|frameworks|single-sign-on|reminders|export|privacy|backups)\b/ },
  { route: /^admin\.term-dates\.\$year\.edit$/ },
];

/**
 * Whether a change at a route asks for a proof.
 * @param route the route's folder name
 * @param path where the form was sent: its last part is the step, where only some of a page's steps ask
 */
export function asksForProof(route: string, path: string): boolean {
  const step = path.split('/').findLast((part) => part !== '') ?? '';
  return ASKS.some((one) => one.route.test(route) && (one.steps?.includes(step) ?? true));
}
