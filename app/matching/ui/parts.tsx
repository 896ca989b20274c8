import { Link } from '@remix-run/react';
import { SEVERITY_WORDS } from '~/diagnosis/wording';
import { designationWords } from '~/directory/wording';
import { daysWords } from '~/kernel/days';
import { moneyWords } from '~/kernel/money';
import { list } from '~/kernel/words';
import { type Crumb, Details, ScoreBar, type SummaryRow } from '~/ui';
import { workingWords } from '../change-wording';
import type { Factor } from '../domain/score';
import type { OfferCard } from '../queries/offers.server';
import type { RequestHead } from '../queries/shortlist.server';
import { windowWords } from '../wording';

/** The way to a page below a request. */
export function requestCrumbs(request: { id: string; ref: string }, ...further: Crumb[]): Crumb[] {
  return [
    { label: 'Requests', href: '/requests' },
    { label: request.ref, href: `/requests/${request.id}` },
    ...further,
  ];
}

/** "Ann Ash, Specialist leader of education (SLE), Beech Primary School, Testford". */
export function ProviderLine({ card }: { card: OfferCard }) {
  return (
    <>
      <Link to={`/directory/${card.providerId}`}>{card.providerName}</Link>,{' '}
      {designationWords(card.designation)}, {[card.home.name, card.home.town].filter(Boolean).join(', ')}
    </>
  );
}

/** What a request is about, in a line or two. */
export function RequestOutline({ request }: { request: RequestHead }) {
  const days = request.halfDays === null ? 'Days left open' : daysWords(request.halfDays);
  return (
    <p>
      {list(request.needs.map(needWords))}. {days}, in {windowWords(request.terms)}.
    </p>
  );
}

function needWords({ name, severity }: RequestHead['needs'][number]): string {
  const how = SEVERITY_WORDS[severity]?.name;
  return how ? `${name} (${how.toLowerCase()})` : name;
}

/** A score with what it is made of, folded away until asked for. */
export function FitScore({
  score,
  factors,
  open = false,
}: {
  score: number | null;
  factors: readonly Factor[];
  open?: boolean;
}) {
  if (score === null || factors.length === 0) return null;
  const bar = (
    <ScoreBar
      label="How well it fits"
      factors={factors.map(({ key, label, points, weight, raw, sentence }) => ({
        key,
        label,
        points,
        max: weight,
        note: sentence,
        working: workingWords({ weight, raw, points }),
      }))}
      total={score}
      outOf={100}
    />
  );
  return open ? bar : <Details summary={`Why ${score} out of 100`}>{bar}</Details>;
}

/** The way to how scores are worked out, for everybody. */
export function HowScored() {
  return (
    <p>
      <Link to="/help/score">How the score is worked out</Link>
    </p>
  );
}

/** The score as a bar alone, for a list; its parts are in the list beneath it. */
export function ScoreLine({ score }: { score: number }) {
  return (
    <div className="my-2">
      <p className="mb-1 text-sm">
        Fit: <span className="font-semibold tabular-nums">{score}</span> out of 100
      </p>
      <svg aria-hidden="true" className="block h-3 w-full max-w-96">
        <rect width="100%" height="100%" className="fill-panel-strong" />
        <rect width={`${score}%`} height="100%" fill="#0b5c62" />
      </svg>
    </div>
  );
}

/** The two or three strongest reasons of a score, as sentences. */
export function strongest(factors: readonly Factor[], howMany = 3): string[] {
  return [...factors]
    .sort((a, b) => b.points - a.points)
    .slice(0, howMany)
    .map(({ sentence }) => sentence);
}

/** Facts of an offer for a summary list. */
export function offerRows(card: OfferCard): SummaryRow[] {
  return [
    { label: 'Offer', value: <Link to={`/offers/${card.offerId}`}>{card.title}</Link> },
    { label: 'Partner', value: <ProviderLine card={card} /> },
    {
      label: 'Day rate',
      value: card.dayRatePence === 0 ? 'No charge' : `${moneyWords(card.dayRatePence)} a day`,
    },
  ];
}
