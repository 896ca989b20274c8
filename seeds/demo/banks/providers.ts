import type { Designation } from '~/directory/domain/vocabulary';

/** A provider as written by hand: who, from where, and an offer for each focus area named. */
export type ProviderRow = {
  slug: string;
  designation: Designation;
  home: string;
  jobTitle: string | null;
  areas: readonly string[];
  /** A name the story needs; the rest are drawn from the seed. */
  name?: string;
};

const from = (
  designation: Designation,
  home: string,
  jobTitle: string | null,
  areas: readonly string[],
  name?: string,
): ProviderRow => ({
  slug: `${designation.toLowerCase()}-${home}-${areas[0]}`,
  designation,
  home,
  jobTitle,
  areas,
  ...(name ? { name } : {}),
});

const head = 'Headteacher';
const principal = 'Principal';
const chair = 'Chair of governors';

/** The sixty system leaders and teaching schools of Marlshire. */
export const PROVIDERS: readonly ProviderRow[] = [
  from(
    'SLE',
    'millrace-junior',
    'Assistant head, English',
    ['writing-ks2', 'reading-ks2', 'assessment'],
    'Priya Raman',
  ),

  from('NLE', 'barley-hill', head, ['senior-leadership', 'teaching-quality', 'pupil-premium']),
  from('NLE', 'larkmeadow', principal, ['senior-leadership', 'curriculum', 'mathematics']),
  from('NLE', 'wendleside', principal, ['senior-leadership', 'middle-leadership', 'writing-ks2']),
  from('NLE', 'great-pelling', principal, ['senior-leadership', 'phonics-early-reading', 'finance']),
  from('NLE', 'king-athelms', head, ['senior-leadership', 'sixth-form', 'curriculum']),
  from('NLE', 'pelling-wood', head, ['behaviour-attendance', 'senior-leadership', 'middle-leadership']),
  from('NLE', 'oakbank', head, ['send-inclusion', 'senior-leadership', 'safeguarding']),
  from('NLE', 'lantern-row', head, ['eyfs', 'senior-leadership', 'parental-engagement']),

  from('LLE', 'windmill-rise', principal, ['middle-leadership', 'reading-ks2']),
  from('LLE', 'st-cuthwins', head, ['senior-leadership', 'more-able']),
  from('LLE', 'kesterby-abbey', principal, ['curriculum', 'senior-leadership']),
  from('LLE', 'hallowmere-school', head, ['behaviour-attendance', 'attendance']),
  from('LLE', 'bishop-wulfric', head, ['teaching-quality', 'senior-leadership']),
  from('LLE', 'hazel-bank', principal, ['send-inclusion', 'behaviour-attendance', 'safeguarding']),
  from('LLE', 'castle-gate-infant', head, ['phonics-early-reading', 'eyfs', 'transition']),
  from('LLE', 'nether-marling', head, ['curriculum', 'senior-leadership', 'finance']),
  from('LLE', 'mereside', head, ['pupil-premium', 'attendance']),
  from('LLE', 'st-ediths', head, ['eal', 'safeguarding']),
  from('LLE', 'kesterby-school', head, ['attendance', 'finance', 'senior-leadership']),
  from('LLE', 'fosse-barton', principal, ['assessment', 'mathematics']),

  from('SLE', 'barley-hill', 'Deputy head', ['mathematics', 'assessment']),
  from('SLE', 'barley-hill', 'Reading leader', ['phonics-early-reading', 'reading-ks2']),
  from('SLE', 'larkmeadow', 'Assistant principal', ['writing-ks2', 'pupil-premium']),
  from('SLE', 'wendleside', 'Mathematics leader', ['mathematics', 'more-able']),
  from('SLE', 'wendleside', 'Early years leader', ['eyfs', 'phonics-early-reading']),
  from('SLE', 'wendlow-st-marys', 'Deputy principal', ['reading-ks2', 'eal', 'parental-engagement']),
  from('SLE', 'great-pelling', 'English leader', ['writing-ks2', 'curriculum']),
  from('SLE', 'windmill-rise', 'Assistant principal', ['phonics-early-reading', 'writing-ks2']),
  from('SLE', 'orchard-way-infant', 'Early reading leader', ['phonics-early-reading', 'eyfs']),
  from('SLE', 'orchard-way-junior', 'Mathematics and science leader', ['mathematics', 'science']),
  from('SLE', 'king-athelms', 'Director of mathematics', ['mathematics-ks3-4', 'teaching-quality']),
  from('SLE', 'king-athelms', 'Head of science', ['science', 'early-careers']),
  from('SLE', 'pelling-wood', 'Director of English', ['english-ks3-4', 'transition']),
  from('SLE', 'bishop-wulfric', 'Head of English', ['english-ks3-4', 'pupil-premium']),
  from('SLE', 'hallowmere-school', 'Assistant head, pastoral', ['behaviour-attendance', 'attendance']),
  from('SLE', 'kesterby-school', 'Head of mathematics', ['mathematics-ks3-4', 'transition']),
  from('SLE', 'st-ediths', 'Director of sixth form and science', ['sixth-form', 'science']),
  from('SLE', 'oakbank', 'Outreach leader', [
    'send-inclusion',
    'behaviour-attendance',
    'parental-engagement',
  ]),
  from('SLE', 'sandpiper', 'Assistant head', ['send-inclusion', 'attendance']),
  from('SLE', 'hazel-bank', 'SENCO and outreach teacher', ['send-inclusion', 'transition']),
  from('SLE', 'castle-gate-infant', 'Early years leader', ['eyfs', 'parental-engagement']),
  from('SLE', 'lantern-row', 'Deputy head', ['eyfs', 'safeguarding']),
  from('SLE', 'st-josephs', 'Assistant head', ['eal', 'reading-ks2']),
  from('SLE', 'holy-cross', 'Curriculum leader', ['curriculum', 'computing']),
  from('SLE', 'our-lady-marl', 'Deputy head', ['pupil-premium', 'mathematics']),
  from('SLE', 'kirk-aldon', 'Deputy head', ['middle-leadership', 'writing-ks2']),
  from('SLE', 'penny-drayton', 'Computing leader', ['computing', 'assessment']),
  from('SLE', 'stoke-ferring', 'Deputy head', ['teaching-quality', 'middle-leadership']),
  from('SLE', 'ashlode-st-peters', 'Pastoral leader', ['attendance', 'behaviour-attendance']),

  from('NLG', 'barley-hill', chair, ['governance', 'finance']),
  from('NLG', 'king-athelms', chair, ['governance']),
  from('NLG', 'mereside', chair, ['governance', 'safeguarding']),
  from('NLG', 'hatherby-infant', 'Vice-chair of governors', ['governance']),
  from('NLG', 'brackenford-primary', 'Chair of the local committee', ['governance']),
  from('NLG', 'kesterby-infant', chair, ['governance']),

  from(
    'TSA',
    'larkmeadow',
    null,
    ['teaching-quality', 'early-careers', 'assessment', 'middle-leadership', 'writing-ks2'],
    'Marlchester Teaching School Alliance',
  ),
  from(
    'TSA',
    'pelling-wood',
    null,
    ['early-careers', 'teaching-quality', 'mathematics-ks3-4', 'english-ks3-4'],
    'Pelling Wood Teaching School Alliance',
  ),
  from(
    'TSA',
    'wendleside',
    null,
    ['assessment', 'teaching-quality', 'mathematics', 'curriculum'],
    'Wendle Valley Teaching School Alliance',
  ),
  from(
    'TSA',
    'oakbank',
    null,
    ['send-inclusion', 'behaviour-attendance', 'early-careers', 'attendance'],
    'Oakbank Inclusion Alliance',
  ),
];

/** The two leaders of Fenwold, whose offers are open to other authorities. */
export const FENWOLD_PROVIDERS: readonly ProviderRow[] = [
  from('SLE', 'cathedral-close', 'Assistant head, English', ['writing-ks2', 'reading-ks2'], 'Tariq Mahfouz'),
  from('NLE', 'fenwold-academy', head, ['senior-leadership', 'mathematics-ks3-4'], 'Ellen Stannard'),
];
