import type { Band } from './school-row';

/**
 * Why a school has its band, as an adviser would write it after the autumn conversation.
 * `{pupils}` words are for primary-age and secondary-age schools alike unless a list says otherwise.
 */
export const RATIONALES: Record<Band, readonly string[]> = {
  green: [
    'Outcomes have been above the national figures for three years and governors check the evidence for themselves.',
    'Leaders know the school well: their own evaluation matched the adviser’s in every area looked at this year.',
    'Pupils who are disadvantaged achieve as well as others nationally, and attendance has returned to where it was.',
    'Teaching is consistently effective across year groups; two leaders already give time to other schools.',
    'Reading results have risen four years running and the curriculum is sequenced in every subject sampled.',
    'A stable staff, low exclusions and a published improvement plan with dated evidence for each priority.',
    'The trust’s review and the authority’s desk-top analysis agree: self-sustaining, with capacity to share.',
    'Attendance is above 96 per cent and pupils speak well of their lessons; nothing in the analysis gives concern.',
    'A new leadership team has kept standards where they were and is asking the right questions.',
    'Outcomes, attendance and exclusions are all in the best quarter of similar schools.',
    'Strong inclusion: pupils with special educational needs make good progress and families say so.',
    'Inspection confirmed the school’s own view. The curriculum is ambitious and taught as planned.',
    'Early reading is a strength and every later result rests on it.',
    'Governors and leaders have planned for falling numbers without loss to teaching.',
    'Small cohorts make single years unreliable; three-year averages are above comparable schools in every measure.',
  ],
  yellow: [
    'Progress is secure overall; writing at the end of key stage 2 has stayed level for two years while reading rose.',
    'A new headteacher this year has begun well. Middle leaders are new to role and their monitoring is young.',
    'Attendance of disadvantaged pupils is two points below that of others, with a plan that is beginning to work.',
    'Mathematics is improving from a low point; the school asks for help to keep the pace through a change of leader.',
    'Phonics was close to the national figure this year after a dip. Leaders have changed the programme and trained staff.',
    'Inspection is due within a year. Evidence for the wider curriculum is thinner than leaders would like.',
    'Outcomes are in line with similar schools. The gap for pupils with special educational needs has not narrowed.',
    'Governance has had four vacancies filled in two terms; new governors are being trained.',
    'Suspensions rose two terms ago and have since fallen; leaders want an outside view of what changed.',
    'Results are secure in two key stages and have slipped in a third; leaders know why and have begun.',
    'Teaching is good in most classes. Two teachers new to the profession are being supported.',
    'Behaviour has improved a great deal; learning has begun to follow, and evidence is still short.',
    'Pupil numbers have fallen by a fifth in four years and the school is re-planning classes and budget.',
  ],
  amber: [
    'Writing has been at least eight points below national for two years and moderation found judgements generous.',
    'Progress in mathematics is below that of similar schools in three of the last four years.',
    'Judged to require improvement at the last inspection. Leadership was secure; teaching varied between classes.',
    'Three changes of headteacher in five years; the new leadership team has made an accurate start.',
    'Persistent absence stands at 27 per cent. Pastoral work is strong and has not yet reached older pupils.',
    'The gap between disadvantaged pupils and others widened in reading and in mathematics in the latest results.',
    'Early years outcomes have fallen for two years as starting points in language have changed.',
    'Curriculum planning is complete in core subjects and partial in five others, so pupils’ knowledge has gaps.',
  ],
  red: [
    'Reading, writing and mathematics combined was 41 per cent in the latest results, and has been below 50 for three years.',
    'Required to improve at two inspections in a row. Leaders have a sound plan and need help with the pace of it.',
    'Attendance is 90.8 per cent, and two in every five disadvantaged pupils were persistently absent last year.',
    'Leadership changed twice last year. The interim team has steadied behaviour; teaching now needs close support.',
    'Progress at the end of key stage 4 was well below average for two years, most of all in English and science.',
    'The last inspection found serious weaknesses in teaching and in the use of assessment; monitoring visits are under way.',
    'An external review of governance found that challenge relied on two people. A support plan has been agreed.',
    'Safeguarding is secure. Quality of education is the priority: pupils do not yet build knowledge year on year.',
  ],
};

/** Why the demo head's school has its band: it is read closely in the demo. */
export const ASHLODE_HILL_RATIONALE =
  'Combined reading, writing and mathematics was 44 per cent in the latest results against 61 nationally, and writing has been ' +
  'the weakest strand for three years. Phonics rose from 68 to 77 per cent after support last year. Leadership has ' +
  'been stable for a year and governors asked for help themselves; the priority is writing in years 3 to 6.';

/** The same school the year before, so that its history shows movement. */
export const ASHLODE_HILL_EARLIER =
  'Outcomes fell in all three subjects after a year with two acting headteachers. The adviser and governors agreed ' +
  'a plan that began with early reading.';

/** Why a school stood one band lower or higher a year ago. */
export const EARLIER_RATIONALES: readonly string[] = [
  'Agreed with the headteacher after last year’s desk-top analysis.',
  'Held over from the update before: one more set of results was wanted before any change.',
  'Agreed at last year’s visit, on unvalidated results.',
  'Set while the last inspection report was awaited.',
];
