import { partsOfDate } from '~/ui/date-parts';
import { inDays } from './dates';

/** Text of a need that a test looks for again. */
export const NEED_EVIDENCE = 'Books of the whole year group, read by two of us on three afternoons.';

/** The answers of the form for adding a need to a school, as its page would send them. */
export function needForm(id: string): Record<string, string> {
  const date = (name: string, text: string) => {
    const { day = '', month = '', year = '' } = partsOfDate(text) ?? {};
    return { [`${name}.day`]: day, [`${name}.month`]: month, [`${name}.year`]: year };
  };
  return {
    ...{ id, next: 'keep', requestId: '', focusArea: 'writing-ks2', severity: '2' },
    ...{ measure: 'Year 6 pupils at the expected standard', unit: '% of pupils', baseline: '58' },
    ...date('baselineOn', inDays(-120)),
    ...{ baselineSource: 'Key stage 2 results', evidence: NEED_EVIDENCE },
    ...{ outcome: 'Children leave year 6 ready for secondary school.', target: '72' },
    ...date('byDate', inDays(240)),
  };
}
