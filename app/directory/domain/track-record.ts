import type { CalendarDate } from '~/kernel/clock';

/**
 * A provider's track record: what came of support that has ended, drawn towards the average of all providers by as much
 * as the records of all give reason to (empirical Bayes). It speaks of support given, never of a person's place.
 */

/** Outcomes judged at the end of support: those met, and those met in part. The rest were not met. */
export type Judged = { outcomes: number; met: number; partly: number };

/** One ended and evaluated piece of support. */
export type SupportCase = Judged & { focusAreas: readonly string[] };

/** The average that records are drawn towards, and how many outcomes' worth of evidence it counts for. */
export type TrackPrior = { mean: number; strength: number };

/** Pieces of support below which no figure of a provider is shown to anybody. */
export const LEAST_CASES = 3;

/** What the average counts for, and what it is, while too little is on record to work either out. */
export const USUAL_PRIOR: TrackPrior = { mean: 0.6, strength: 10 };

/** Providers, and outcomes among them, from which the strength is worked out from the records themselves. */
export const ENOUGH = { providers: 8, outcomes: 30 } as const;

/** Bounds of the strength: below, one good agreement would count for nearly all; above, none ever would. */
export const STRENGTH = { least: 4, most: 40 } as const;

/** Outcomes' worth of success: a met outcome counts one, one met in part a half. */
export function creditsOf({ met, partly }: Pick<Judged, 'met' | 'partly'>): number {
  return met + partly / 2;
}

/** Several records as one. */
export function together(records: readonly Judged[]): Judged {
  return records.reduce(
    (sum, one) => ({
      outcomes: sum.outcomes + one.outcomes,
      met: sum.met + one.met,
      partly: sum.partly + one.partly,
    }),
    { outcomes: 0, met: 0, partly: 0 },
  );
}

/**
 * Estimates the prior from the records of all providers, by the method of moments for the beta-binomial with
 * overdispersion (Kleinman, "Proportions with extraneous variance", Journal of the American Statistical Association 68,
 * 1973; Casella, "An introduction to empirical Bayes data analysis", The American Statistician 39, 1985; Carlin and Louis,
 * "Bayes and Empirical Bayes Methods for Data Analysis"). With n the outcomes and c the credits of each of k providers:
 *
 *     N = Σn,  p̂ = Σc ÷ N,  S = Σ n (c ÷ n − p̂)²
 *     E[S] = p(1 − p) [γ (N − Σn² ÷ N) + (1 − γ)(k − 1)],  so that
 *     γ̂ = (S ÷ (p̂(1 − p̂)) − (k − 1)) ÷ (N − Σn² ÷ N − (k − 1)),   strength = (1 − γ̂) ÷ γ̂
 *
 * γ is the share of the variance that lies between providers. Where there is no sign of any (γ̂ ≤ 0), the strength is the
 * most there may be: everybody counts close to the average. An outcome met in part varies less than one met or not, so
 * that halves make the strength err towards the average. Outcomes of one school are not quite independent, which the
 * bounds allow for. The mean is held near the usual one by ten outcomes' worth, until there is something to go by.
 * @param records one of each provider; those without outcomes say nothing
 */
export function estimatePrior(records: readonly Judged[]): TrackPrior & { estimated: boolean } {
  const told = records.filter(({ outcomes }) => outcomes > 0);
  const all = together(told);
  const mean =
    (creditsOf(all) + USUAL_PRIOR.strength * USUAL_PRIOR.mean) / (all.outcomes + USUAL_PRIOR.strength);
  const share = all.outcomes === 0 ? 0 : creditsOf(all) / all.outcomes;
  if (
    told.length < ENOUGH.providers ||
    all.outcomes < ENOUGH.outcomes ||
    share === 0 ||
    share === 1 ||
    told.every(({ outcomes }) => outcomes === 1)
  ) {
    return { mean, strength: USUAL_PRIOR.strength, estimated: false };
  }
  let spread = 0;
  let squares = 0;
  for (const one of told) {
    spread += one.outcomes * (creditsOf(one) / one.outcomes - share) ** 2;
    squares += one.outcomes ** 2;
  }
  const between = told.length - 1;
  const gamma =
    (spread / (share * (1 - share)) - between) / (all.outcomes - squares / all.outcomes - between);
  const strength = gamma <= 0 ? STRENGTH.most : (1 - gamma) / gamma;
  return {
    mean,
    strength: Math.min(STRENGTH.most, Math.max(STRENGTH.least, strength)),
    estimated: true,
  };
}

/**
 * A provider's share of outcomes met, drawn towards the average: the mean of the beta posterior,
 * (credits + strength × mean) ÷ (outcomes + strength). With no outcomes it is the average itself.
 */
export function shrunkenShare(record: Judged, { mean, strength }: TrackPrior): number {
  return (creditsOf(record) + strength * mean) / (record.outcomes + strength);
}

/** What may be said of a record: its cases always, figures only from the least number of cases on. */
export type RecordSummary = {
  cases: number;
  /** Null below the least number of cases. */
  figure: (Judged & { share: number }) | null;
};

/** Sums up cases for a page: below the least number, no figure is made of them. */
export function summaryOf(cases: readonly SupportCase[], prior: TrackPrior): RecordSummary {
  if (cases.length < LEAST_CASES) return { cases: cases.length, figure: null };
  const all = together(cases);
  return { cases: cases.length, figure: { ...all, share: shrunkenShare(all, prior) } };
}

/**
 * The same by focus area, in alphabetical order of their keys. A piece of support counts in each area it was about, with
 * all its outcomes: which outcome belonged to which area is not told apart.
 */
export function summariesByArea(
  cases: readonly SupportCase[],
  prior: TrackPrior,
): (RecordSummary & { focusArea: string })[] {
  const areas = [...new Set(cases.flatMap(({ focusAreas }) => focusAreas))].sort();
  return areas.map((focusArea) => ({
    focusArea,
    ...summaryOf(
      cases.filter((one) => one.focusAreas.includes(focusArea)),
      prior,
    ),
  }));
}

/** Whether a record feeds the ranking on a day: the provider sees it first. */
export function counts({ countsFrom }: { countsFrom: CalendarDate | null }, today: CalendarDate): boolean {
  return countsFrom === null || countsFrom <= today;
}

/** From when a record counts once its provider has answered: that day, unless it counted before. */
export function countsOnceAnswered(
  countsFrom: CalendarDate | null,
  today: CalendarDate,
): CalendarDate | null {
  return countsFrom !== null && countsFrom > today ? today : countsFrom;
}
