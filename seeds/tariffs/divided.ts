import type { TariffItem } from '~/recompense/domain/tariffs/vocabulary';
import type { TariffStart } from './start';

const free =
  (serviceClass: 'core' | 'entitlement') =>
  (key: string, name: string, about = ''): TariffItem => ({
    key,
    name,
    about,
    serviceClass,
    unit: 'year',
    prices: null,
  });
const core = free('core');
const entitlement = free('entitlement');

/** Core, entitlement and additional provision as Rutland divides them. The source gives no prices. */
export const divided: TariffStart = {
  key: 'divided',
  name: 'Core, entitlement and additional',
  about: 'What every school has, what it may decline, and further days of an officer for you to price.',
  source: 'Rutland School Improvement Service report 2015',
  content: {
    adviserDayKey: 'officer-day',
    items: [
      core('table-top', 'Table-top review', 'Standards of each school looked at once a year.'),
      core('comparative', 'Comparison by the education performance board'),
      core('strategic', 'A place in the authority’s strategic planning'),
      core(
        'send',
        'Services for children with special educational needs',
        'As the law and local policy have them.',
      ),
      core('lead-member', 'Overview by the lead member for schools'),
      entitlement('officer', 'A named officer for the school'),
      entitlement(
        'review-visits',
        'Two review visits a year',
        'Outcomes for learners, progress, and priorities of the school and its partnerships.',
      ),
      entitlement('collaboration', 'A place in the area’s collaboration programme'),
      entitlement('board', 'Representation on the education performance board'),
      entitlement('telephone', 'Advice by telephone'),
      entitlement('admissions', 'Advice on pupil admissions'),
      {
        key: 'officer-day',
        name: 'Further day of an officer',
        about: 'Where a school asks for more than its entitlement.',
        serviceClass: 'additional',
        unit: 'day',
        prices: null,
      },
    ],
    packages: [],
  },
};
