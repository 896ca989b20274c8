import type { AgreementContent } from '../content';
import { type Change, changesBetween } from '../diff';
import { SIGNING_PARTIES, type SigningParty } from '../parties';
import type { SectionKey } from '../sections';

/** Why a change of some part concerns a party. */
export type Concern = {
  party: SigningParty;
  /** Only fields whose path begins so; all of the section where it is not said. */
  path?: string;
  /** Only where the client school pays any part, in the old terms or in the new. */
  onlyIfSchoolPays?: true;
  why: string;
};

/** Those whom every change concerns. */
export const ALWAYS_CONCERNED: readonly Concern[] = [
  { party: 'client-head', why: 'Nothing of the school’s agreement changes without its headteacher.' },
  { party: 'authority', why: 'The authority stands by every version of the agreement.' },
];

const chair = (why: string, more: Partial<Concern> = {}): Concern => ({
  party: 'client-chair',
  why,
  ...more,
});
const home = (why: string, more: Partial<Concern> = {}): Concern => ({
  party: 'provider-head',
  why,
  ...more,
});

/**
 * Whom a change of each section concerns, beside those whom every change concerns. The principle: nobody is bound by
 * words they have not signed. A party signs what it undertakes, pays, is judged by or answers for; governors also sign
 * what they hold the school to account for. So a milestone or its date needs two signatures, a recompense or the sharing
 * of data all four. Source: DOMAIN, The agreement (head and chair sign for the school, the provider's head for the
 * provider, the broker for the authority); decided 22 November 2026, see the README.
 */
export const CONCERNS: Readonly<Record<SectionKey, readonly Concern[]>> = {
  purpose: [
    chair('Governors agreed to the support for its purpose.'),
    home('The purpose says what the provider helps with.'),
  ],
  outcomes: [
    chair('Governors hold the school to account for the outcomes.'),
    home('The support is judged by the outcomes.'),
  ],
  timescale: [
    chair('Governors agreed how long the support lasts.', { path: 'timescale.ends' }),
    home('The provider’s school releases its staff between these dates.', { path: 'timescale.' }),
  ],
  responsibilities: [
    chair('What the client school undertakes changes.', { path: 'responsibilities.client' }),
    home('What the provider undertakes changes.', { path: 'responsibilities.provider' }),
    home('What the provider’s school undertakes changes.', { path: 'responsibilities.home' }),
  ],
  resources: [home('The provider’s school releases the days and the people.')],
  reporting: [home('The provider reports as this says.')],
  evaluation: [home('The support is judged as this says.')],
  exit: [
    chair('Governors agreed when the support has done its work, and how it may end early.'),
    home('The days given end early by these terms.', { path: 'exit.earlyExit' }),
  ],
  recompense: [
    home('The provider’s school is recompensed as this says.'),
    chair('The school pays, and governors answer for its money.', { onlyIfSchoolPays: true }),
  ],
  confidentiality: [
    chair('Governors answer for what the school keeps confidential.'),
    home('The provider keeps confidential what this says.'),
  ],
  safeguarding: [
    chair('Governors answer for safeguarding at the school.'),
    home('The provider’s school assures safeguarding for its staff.'),
  ],
  'data-sharing': [
    chair('Governors consent to the sharing of the school’s data.'),
    home('The provider’s school consents to how the data is looked after.'),
  ],
  'code-of-practice': [
    chair('All parties commit themselves to the code.'),
    home('All parties commit themselves to the code.'),
  ],
  'due-diligence': [
    chair('What the chair confirms when signing changes.', { path: 'dueDiligence.client-chair' }),
    home('What the provider’s head confirms when signing changes.', { path: 'dueDiligence.provider-head' }),
  ],
};

/** A party that has to sign a change, with the reasons. */
export type Concerned = { party: SigningParty; why: string[] };

/**
 * Who has to sign a change, and why: always the headteacher of the client school and the authority.
 * @param before the text in force
 * @param after the text as it would be
 * @returns parties in the order in which they stand in the agreement; never fewer than two
 */
export function concernedBy(before: AgreementContent, after: AgreementContent): Concerned[] {
  const schoolPays = [before, after].some(({ recompense }) => recompense.payer !== 'authority');
  const changes = changesBetween(before, after);
  const found = [...ALWAYS_CONCERNED, ...changes.flatMap((change) => concernsOf(change, schoolPays))];
  return SIGNING_PARTIES.flatMap((party) => {
    const why = [
      ...new Set(found.filter((concern) => concern.party === party).map((concern) => concern.why)),
    ];
    return why.length > 0 ? [{ party, why }] : [];
  });
}

function concernsOf({ section, path }: Change, schoolPays: boolean): readonly Concern[] {
  if (section === 'parties') {
    return SIGNING_PARTIES.map((party) => ({ party, why: 'The parties are named differently.' }));
  }
  return CONCERNS[section].filter(
    (concern) =>
      (concern.path === undefined || path.startsWith(concern.path)) &&
      (!concern.onlyIfSchoolPays || schoolPays),
  );
}
