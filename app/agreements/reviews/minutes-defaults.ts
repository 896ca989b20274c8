import type { MinutesContent } from '../domain/reviews/minutes';

/** Minutes as the defaults of their form. Actions are not among them: those agreed are kept by themselves. */
export function minutesDefaults(content: MinutesContent): Record<string, unknown> {
  return {
    heldOn: content.heldOn,
    present: content.attendance.filter(({ came }) => came).map(({ memberId }) => memberId),
    alsoPresent: content.alsoPresent,
    outcomes: content.outcomes.map(({ outcomeId, rag, narrative }) => ({ id: outcomeId, rag, narrative })),
    challenges: content.challenges,
    summary: content.summary,
    frequency: content.frequency,
    settledBy: content.settledBy,
    frequencyReason: content.frequencyReason ?? '',
    nextOn: content.nextOn ?? '',
  };
}
