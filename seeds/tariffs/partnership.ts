import type { TariffStart } from './start';

const ADDITIONAL = { serviceClass: 'additional', unit: 'day', prices: null } as const;

/** The link adviser's year at two prices, and the services that may be added. The source prices the year alone. */
export const partnership: TariffStart = {
  key: 'partnership',
  name: 'A link adviser’s year, with services to add',
  about:
    'One package of four visits at two prices, £2,650 and £2,820, and five additional services for you to price.',
  source:
    'Norfolk Integrated Education Advisory Services, School Improvement Partnership Programme (Secondary)',
  content: {
    adviserDayKey: 'adviser-day',
    items: [
      {
        key: 'adviser-day',
        name: 'Further day of an adviser',
        about: 'Adviser’s time beyond the school’s allowance, once it is used or planned for.',
        ...ADDITIONAL,
      },
      {
        key: 'brokering',
        name: 'Brokering other support',
        about: 'Finding and settling support of a kind the school chooses.',
        ...ADDITIONAL,
        unit: 'each',
      },
      {
        key: 'evidence-check',
        name: 'Checking self-evaluation evidence',
        about:
          'A second pair of eyes on how evidence is gathered, such as judgements made when lessons are observed.',
        ...ADDITIONAL,
      },
      {
        key: 'sixth-form',
        name: 'Sixth form visit',
        about: 'A visit that looks at the sixth form alone.',
        ...ADDITIONAL,
        unit: 'each',
      },
      {
        key: 'health-check',
        name: 'Health check',
        about: 'A look at one issue, department or improvement objective.',
        ...ADDITIONAL,
      },
      {
        key: 'intensive',
        name: 'Intensive monitoring and support',
        about: 'A support or project board that also evaluates what interventions achieve.',
        ...ADDITIONAL,
      },
    ],
    packages: [
      {
        key: 'full-service',
        name: 'Full link adviser service',
        about:
          'Four visits over the academic year, each with its agenda, roles and outcomes; tailored to the school where it wishes.',
        includes: [
          'Data analysis and target setting, in the autumn term',
          'Support for governors with headteacher performance management, in the autumn term',
          'School self-evaluation, in the spring term',
          'Challenge, monitoring and support for improvement, in the summer term',
          'A note of each visit but the one for performance management, and a yearly report to governors',
        ],
        prices: { maintained: 265_000, other: 282_000 },
      },
    ],
  },
};
