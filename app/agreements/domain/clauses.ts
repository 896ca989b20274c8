import type { AgreementContent, Parties } from './content';

/** The undertakings a new agreement starts with. The parties may word any of them differently before they sign. */
export type Clauses = Pick<
  AgreementContent,
  | 'responsibilities'
  | 'reporting'
  | 'confidentiality'
  | 'safeguarding'
  | 'dataSharing'
  | 'codeOfPractice'
  | 'dueDiligence'
> & { earlyExit: string; evaluation: { method: string; by: string } };

/** Lines of a clause, one to a line. */
const lines = (...items: string[]) => items.join('\n');

/**
 * Starting clauses, worded for the parties. The subjects are the school-to-school protocol's and the agreed
 * statement's (DOMAIN: The agreement); the words are the product's own.
 */
export function startingClauses({ client, provider, home, authority }: Parties): Clauses {
  return {
    responsibilities: {
      client: lines(
        `${client.name} leads its own improvement and decides what it takes up.`,
        'Gives its staff time to work with the provider, and says early if dates have to move.',
        'Puts what was agreed at each visit into practice before the next one.',
        'Collects the figures named under Outcomes and shares them on the dates given.',
      ),
      provider: lines(
        `${provider.name} gives the days set out under Resources and plans each visit with the headteacher.`,
        'Writes up every visit within 48 hours: its focus, what was done, what was found and what comes next.',
        'Works in a way that leaves the school’s own leaders able to carry on alone.',
        'Says at once if the support is not making the difference expected.',
      ),
      home: lines(
        `${home.name} releases ${provider.name} for the days agreed and keeps those days free of other duties.`,
        'Arranges cover, so that its own pupils lose nothing.',
        'Claims only the recompense set out here.',
      ),
      authority: lines(
        `${authority.name} keeps the parties in touch, joins the reviews and removes obstacles.`,
        'Checks the quality of the support and its effect for children, and pays its part on time.',
        'Helps the parties to settle a difference, listening to each of them first.',
      ),
    },
    reporting: {
      lines: lines(
        `${provider.name} reports to the headteacher of ${client.name}, who reports to the chair of governors.`,
        `The headteacher and the provider together report progress to the adviser at ${authority.name}.`,
      ),
      frequency: 'After every visit, and at a review each half-term.',
    },
    evaluation: {
      method:
        'Each outcome is measured again in the same way as its baseline. The school, the provider and the authority each record a judgement of the support, with what they saw for themselves.',
      by: `The headteachers of ${client.name} and ${home.name}, and the adviser for ${authority.name}`,
    },
    earlyExit: lines(
      'Any party may ask to end this agreement early, in writing to the others and with its reason.',
      'The parties meet within ten school days to see whether a change would put things right.',
      'If not, the agreement ends at the next half-term. Days already given are paid for; days not given return to the provider.',
    ),
    confidentiality: {
      terms: lines(
        'What the parties learn about a school, its staff or its pupils through this work stays between them.',
        'It is used for this agreement only, and nothing is published without the consent of the school it concerns.',
      ),
      safeguardingException: `A concern about a child’s safety is never kept back. It goes the same day to the designated safeguarding lead of the school and on through the procedures that apply in ${authority.name}.`,
    },
    safeguarding: {
      compliance: lines(
        `Everybody who visits follows the safeguarding policy of ${client.name} and the local procedures, and knows who its designated lead is.`,
        `${home.name} confirms that the checks required for work with children are in place for all it sends.`,
      ),
    },
    dataSharing: {
      shared:
        'Attainment, progress, attendance and other figures named under Outcomes, for groups of pupils. Nothing that identifies a child, unless both headteachers have agreed to it in writing for a stated purpose.',
      purpose: 'To plan the support, to judge progress at reviews, and to evaluate the result.',
      kept: 'Within this service or on the schools’ own systems, seen only by those named here, and removed by the provider within three months of the end. The authority keeps the evaluation as its record.',
    },
    codeOfPractice: {
      terms: lines(
        'Be open and courteous, and take each other’s judgement seriously.',
        'Raise a difficulty with the person concerned first, and promptly.',
        'Rest every judgement on evidence that all parties can see.',
        'Declare any interest that might affect advice, and sell nothing further through this work.',
        'Respect the school’s character, and the standing of its leaders and governors.',
        'Keep to the dates; give five working days’ notice of a change wherever possible.',
        'Put what is right for children first when the parties see things differently.',
      ),
    },
    dueDiligence: {
      'client-head': [
        'I have read the offer and asked what I needed to know about the provider’s experience.',
        'We have the time, staffing and any money this agreement needs from us.',
        'I know of no conflict of interest that has not been declared.',
      ],
      'client-chair': [
        'The governing body knows the purpose and the cost of this support, and why it is needed now.',
        'I know of no conflict of interest that has not been declared.',
      ],
      'provider-head': [
        'We can release the days agreed without harm to our own pupils.',
        'The checks required for work with children are in place for everyone we will send.',
        'I have considered what the client school needs and believe that we are able to help.',
        'I know of no conflict of interest that has not been declared.',
      ],
      authority: [
        'The provider’s designation and quality assurance have been checked.',
        'The money that the authority is to pay is available.',
        'I know of no conflict of interest that has not been declared.',
      ],
    },
  };
}
