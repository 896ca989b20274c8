import { answerDiagnosis, decideDiagnosis } from '~/diagnosis/diagnosis-answers.server';
import {
  draftDiagnosis,
  editDiagnosis,
  recordDiscussion,
  shareDiagnosis,
} from '~/diagnosis/diagnosis-commands.server';
import { diagnosisView } from '~/diagnosis/diagnosis-queries.server';
import { type JudgedAnswer, needsJudgement } from '~/diagnosis/domain';
import { addEvidence } from '~/diagnosis/evidence-commands.server';
import { checkFile } from '~/diagnosis/evidence-files.server';
import { termOf } from '~/kernel/academic-year';
import { calendarDate } from '~/kernel/clock';
import { idOf } from '../ids';
import { HEAD_SCHOOL } from '../people';
import { must } from './case';
import type { Cast } from './cast';
import type { Timeline } from './timeline';

type Answer = 'agreed' | 'contested' | 'decided' | 'shared' | 'draft';

/** A diagnosis of this autumn: how far the conversation has come, and what was said in it. */
type DemoDiagnosis = {
  slug: string;
  end: Answer;
  /** Days before today that it was drafted; what follows comes a few days apart. */
  daysAgo: number;
  narrative: string;
  priorities: string;
  /** Why the adviser puts the band forward, where the analysis proposes another. */
  reason: string;
};

/** What nobody says of a school of the demo, whatever its band. */
const NOT_HERE: readonly string[] = ['inspection', 'safeguarding', 'finance'];

const DIAGNOSES: readonly DemoDiagnosis[] = [
  {
    slug: HEAD_SCHOOL,
    end: 'shared',
    daysAgo: 6,
    narrative:
      'Writing in Key Stage 2 is the most pressing matter. Books show that pupils know a good deal about language and seldom use it at length. Leadership of English is new and has begun well.',
    priorities: 'Writing in Years 3 to 6.\nThe English lead’s confidence in reviewing the work of others.',
    reason: 'The adviser’s visits bear out the criteria judged here, more than one year’s figures can.',
  },
  {
    slug: 'winding-wheel',
    end: 'contested',
    daysAgo: 15,
    narrative:
      'Progress in mathematics has slowed since the change of leadership in Key Stage 2, while reading has held.',
    priorities: 'Mathematics in Key Stage 2.\nAttendance of pupils who are often away.',
    reason: 'The pace of improvement has slowed, and a key post has been empty for two terms.',
  },
  {
    slug: 'st-josephs',
    end: 'agreed',
    daysAgo: 22,
    narrative: 'The school is improving by its own means, and its leaders know it well.',
    priorities: 'Keep the curriculum for science growing through the school.',
    reason: 'Visits and the school’s own review agree.',
  },
  {
    slug: 'ashlode-st-peters',
    end: 'decided',
    daysAgo: 26,
    narrative:
      'Most is well. Provision for pupils with special needs has not kept pace with a growing number.',
    priorities: 'Inclusion: early identification, and the deployment of support staff.',
    reason: 'Three of the adviser’s last visits raised the same matter.',
  },
  {
    slug: 'lantern-row',
    end: 'draft',
    daysAgo: 2,
    narrative: '',
    priorities: '',
    reason: '',
  },
];

/** The school’s own table, as it sent it. */
const OCTOBER = `Year group,Subject,Pupils,On track,Per cent on track,Moderated with
3,Mathematics,58,46,79,two other schools
4,Mathematics,60,49,82,two other schools
5,Mathematics,57,46,81,two other schools
6,Mathematics,59,46,78,two other schools
`;

/** This autumn’s diagnoses, each by the commands people use. */
export function diagnose(timeline: Timeline, cast: Cast, brokerFor: (slug: string) => string): void {
  for (const row of DIAGNOSES) {
    const school = cast.school(row.slug);
    const { urn } = school;
    const band = school.band ?? 'green';
    const broker = cast.person(brokerFor(row.slug));
    const id = idOf('diagnosis', row.slug);
    const at = (after: number, hour: number) => timeline.instant(Math.max(0, row.daysAgo - after), hour);
    const version = async () => (await diagnosisView(broker, urn, id))?.version ?? 0;

    const begun = at(0, 9);
    timeline.add(begun, `${row.slug} is analysed`, async () => {
      const today = calendarDate(begun);
      must(await draftDiagnosis(broker, { id, urn, term: termOf(today), today }));
    });
    if (row.end === 'draft') continue;
    timeline.add(at(1, 10), `the diagnosis of ${row.slug} is written`, async () => {
      const view = await diagnosisView(broker, urn, id);
      const judged = new Map(
        (view?.analysis.results ?? [])
          .filter(needsJudgement)
          .map(({ key, theme, band: points }): [string, JudgedAnswer] => [
            key,
            points === band && !(band === 'red' && NOT_HERE.includes(theme))
              ? { answer: 'met', note: 'Seen on the adviser’s visits this term.' }
              : { answer: 'not-met', note: 'Nothing on the adviser’s visits points to it.' },
          ]),
      );
      must(
        await editDiagnosis(broker, {
          id,
          judged,
          version: await version(),
          text: {
            narrative: row.narrative,
            priorities: row.priorities,
            brokerBand: band,
            brokerReason: row.reason,
            predictedOutcome: band === 'green' || band === 'yellow' ? 'good' : 'requires-improvement',
          },
          discussion: { discussion: null, discussedOn: null, discussionNote: null },
        }),
      );
    });
    timeline.add(at(2, 11), `the diagnosis of ${row.slug} is shared`, async () => {
      must(await shareDiagnosis(broker, { id, version: await version() }));
    });
    if (row.end === 'shared') continue;
    const head = cast.head(urn);
    const talked = at(5, 14);
    timeline.add(talked, `the diagnosis of ${row.slug} is talked through`, async () => {
      const discussion = school.maintained ? ('visit' as const) : ('telephone' as const);
      must(
        await recordDiscussion(broker, {
          id,
          version: await version(),
          discussion: {
            discussion,
            discussedOn: calendarDate(talked),
            discussionNote: 'The analysis and the priorities were gone through with the head.',
          },
        }),
      );
    });
    if (row.end === 'agreed') {
      timeline.add(at(7, 15), `${row.slug} agrees`, async () => {
        const answer = { id, version: await version(), answer: 'agree' as const };
        must(await answerDiagnosis(head, { ...answer, response: 'A fair picture. Governors have seen it.' }));
      });
      continue;
    }
    timeline.add(at(7, 15), `${row.slug} contests`, async () => {
      const response =
        'We read this differently. The concern rests on last year; what has changed since September is not in it yet.';
      must(await answerDiagnosis(head, { id, version: await version(), answer: 'contest', response }));
      must(
        await addEvidence(head, {
          id: idOf('evidence', row.slug),
          diagnosisId: id,
          criterion: null,
          words:
            'Our assessment of October, moderated with two other schools, shows four in five pupils on track.',
          file: must(await checkFile(new TextEncoder().encode(OCTOBER), 'october-assessment.csv')),
        }),
      );
    });
    if (row.end === 'contested') continue;
    timeline.add(at(12, 16), `the diagnosis of ${row.slug} is decided`, async () => {
      const reason =
        'I have read both sides. The October figures are welcome and cover two year groups; the band stands for now, and the adviser will look again in spring.';
      must(await decideDiagnosis(cast.lead(), { id, version: await version(), band, reason }));
    });
  }
}
