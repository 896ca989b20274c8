import { focusAreaName } from '~/diagnosis/domain/focus-areas';
import { list } from '~/kernel/words';
import { Money, SummaryList } from '~/ui';
import type { OfferFields } from '../forms';
import { FORMAT_NAMES, PHASE_NAMES, travelWords } from '../wording';

/** What an offer says, as facts. */
export function OfferFacts({ offer, authorityName }: { offer: OfferFields; authorityName: string }) {
  return (
    <SummaryList
      rows={[
        { label: 'Focus areas', value: list(offer.focusAreas.map(focusAreaName)) },
        { label: 'Phases', value: offer.phases.map((phase) => PHASE_NAMES[phase]).join(', ') },
        { label: 'Ways of working', value: offer.formats.map((format) => FORMAT_NAMES[format]).join('\n') },
        {
          label: 'Day rate',
          value: offer.dayRatePence === 0 ? 'No charge' : <Money pence={offer.dayRatePence} />,
        },
        {
          label: 'Travel',
          value: `${travelWords(offer.travelLimitMinutes)}${offer.remote ? ', or by video or telephone' : ''}`,
        },
        {
          label: 'Open to',
          value: offer.openToOthers ? 'Schools of any authority' : `Schools in ${authorityName}`,
        },
      ]}
    />
  );
}
