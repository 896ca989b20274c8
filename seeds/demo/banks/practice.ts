import type { NoteReach } from '~/practice/domain/vocabulary';

/** A practice note of the demo: from which case, in whose words, and how far it has come. */
export type PracticeRow = {
  school: string;
  area: string;
  /** Who begins it. */
  by: 'head' | 'provider' | 'broker';
  /** How many days after the agreement was closed. */
  after: number;
  to: 'draft' | 'with-school' | 'with-broker' | 'published';
  /** Sent back once by the broker before it was published, with these words. */
  sentBack?: string;
  anonymous: boolean;
  reach: NoteReach;
  title: string;
  need: string;
  done: string;
  changed: string;
  againWords: string;
  limits: string;
};

export const PRACTICE: readonly PracticeRow[] = [
  {
    school: 'ashlode-hill',
    area: 'phonics-early-reading',
    by: 'broker',
    after: 122,
    to: 'with-school',
    anonymous: false,
    reach: 'authority',
    title: 'Same-day catch-up in phonics, led by teaching assistants',
    need: 'Too many children ended Year 1 without the phonics they needed. Lessons were sound, but children who missed a sound on Monday were still missing it on Friday, and nobody could say who they were.',
    done: 'A specialist leader worked with us every three weeks for two terms. In the first half term she watched lessons beside our reading lead and together they chose one thing for each adult to practise.\n\nFrom then on every adult who teaches phonics checked four sounds at the end of each lesson. Children who missed one had ten minutes with a teaching assistant before going home that day. Between visits the reading lead watched each assistant once a fortnight and practised with them for a quarter of an hour.',
    changed:
      'Teaching assistants say they know what to do next for each child. The gap between groups is smaller, and children who joined during the year caught up within a term. We changed our reading books in the same year, so not all of it is due to the support.',
    againWords:
      'Again: practise with assistants first, and let them see it work. Differently: begin with the youngest class, where there was least to undo, and agree before the start who covers the playground at ten past three.',
    limits:
      'It needs an adult for ten minutes at the end of the day, every day. Where assistants leave at three, mornings may work, but we have not tried it.',
  },
  {
    school: 'pithead-lane-junior',
    area: 'writing-ks2',
    by: 'provider',
    after: 30,
    to: 'published',
    sentBack:
      'Please say how the second unit was planned, and by whom. Another school will want to know what is left when the leader has gone.',
    anonymous: true,
    reach: 'everyone',
    title: 'Planning writing backwards from what children should be able to say',
    need: 'Children wrote a great deal and got better slowly. Each unit taught features to be ticked off, and the finished pieces of one class looked very much alike.',
    done: 'Over two terms the leader planned one unit with each year group. Teachers first wrote the piece they hoped for themselves, and marked where it was hard. The lessons then taught those hard places and nothing else.\n\nA second unit was planned by the year group alone, with the leader reading it before it was taught.',
    changed:
      'Books show children making choices, and boys write at greater length. The figure moved less than we had aimed for: the year group that was measured had only one full unit taught in this way.',
    againWords:
      'Again: teachers write the piece first. It changed more minds than any training. Differently: measure the year group that has had it for longest, and agree that before the start.',
    limits:
      'Year groups with two new teachers found it hard to plan the second unit alone. A school with much change of staff might do better with one unit a term.',
  },
  {
    school: 'dyke-end',
    area: 'writing-ks2',
    by: 'broker',
    after: 20,
    to: 'published',
    anonymous: false,
    reach: 'everyone',
    title: 'Editing as a lesson of its own, twice a week',
    need: 'Children handed in first drafts as if they were finished. Marking asked for changes that were copied out and not understood.',
    done: 'A specialist leader taught six editing lessons with the class teacher watching, then watched six in turn. Each lesson looked at one paragraph of one child, on paper under a camera, with their leave. The class offered changes and the writer chose. Written marking stopped for those pieces.',
    changed:
      'Children talk about their own sentences with some pleasure. Teachers say that marking takes about half the time it did. Moderation in the summer with two other schools agreed with our judgements.',
    againWords:
      'Again: let the writer choose which change to take. Differently: begin with teachers’ own writing for a fortnight, so that nobody’s child goes first.',
    limits:
      'It needs a class that is kind to one another. Where it is not yet, use a piece by somebody who is not in the room.',
  },
  {
    school: 'ellerholme',
    area: 'send-inclusion',
    by: 'provider',
    after: 58,
    to: 'with-broker',
    anonymous: false,
    reach: 'authority',
    title: 'Support plans that fit on one page and are used in every lesson',
    need: 'Plans for children with additional needs were long and kept in an office. Supply teachers never saw them.',
    done: 'We rewrote every plan with the family on one page: what I am good at, what is hard, what helps, what does not. Each plan lives in the class’s own folder. Once a half term the leader and the coordinator watched two lessons with the plans in hand, and asked only one question: could you see it?',
    changed:
      'Staff use the plans without being asked. Parents say meetings are shorter and warmer. Attendance of the children concerned has risen in part; we cannot say how much of it is due to this.',
    againWords:
      'Again: write the page with the family in the room. Differently: do not rewrite all plans in one term. Six at a time would have been enough.',
    limits:
      'A child with a complex plan still needs the long one. The page is for everybody who teaches them.',
  },
  {
    school: 'little-pelling',
    area: 'governance',
    by: 'broker',
    after: 20,
    to: 'published',
    anonymous: false,
    reach: 'authority',
    title: 'Three questions that made governors’ visits useful',
    need: 'Governors came often and were welcome, and their notes said that children were happy and busy. They could not say what had improved.',
    done: 'A national leader of governance sat in on two meetings, then agreed with governors on three questions for every visit: what did we say would be different, what did I see of it, what shall we ask next? Each visit takes an hour. The note is half a page and goes on the agenda.',
    changed:
      'Minutes now show questions about progress, and answers that are followed up at the next meeting. It is early: nothing can be said yet about children’s results.',
    againWords:
      'Again: agree on the questions with staff as well, so that a visit holds no surprise. Differently: give new governors a partner for their first two visits.',
    limits:
      'Where a board is short of members, an hour each half term may be too much. Two governors in turn can do.',
  },
];
