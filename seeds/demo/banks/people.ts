/** Several lines of names as a list. */
const words = (...lines: string[]): string[] => lines.flatMap((line) => line.split(' '));

/**
 * Names of the demo's people, by family background, so that given and family names go together as they
 * mostly do; `weight` is how many in about a hundred.
 */
export const NAMES: readonly { weight: number; given: readonly string[]; family: readonly string[] }[] = [
  {
    weight: 58,
    given: words(
      'Alan Alison Andrea Andrew Angela Anthony Beatrice Ben Bethan Bridget Carl Caroline',
      'Catherine Charlotte Chloe Christine Claire Craig Daniel David Dawn Debra Denise Dominic',
      'Eilidh Eleanor Emily Emma Esther Fiona Gareth Gemma George Graham Grace Hannah Heather',
      'Isabel Jacqueline Jade James Janet Joanna John Jonathan Josephine Judith Julie Karen Kate',
      'Kenneth Kevin Laura Leah Lesley Lindsay Louise Lucy Luke Mairead Marcus Margaret Mark',
      'Martin Mary Matthew Melanie Michael Naomi Natalie Neil Nicola Oliver Patricia Paul Peter',
      'Philippa Rachel Rebecca Richard Robert Roisin Rosalind Samuel Sandra Sarah Sean Sharon',
      'Simon Sophie Stephanie Stephen Susan Teresa Thomas Timothy Tracey Valerie Victoria Wendy',
      'William Yvonne Zoe',
    ),
    family: words(
      'Abbott Aldous Archer Armitage Ashdown Atkinson Bailey Barker Bennett Birch Blackwell',
      'Bowman Bradshaw Brennan Briggs Broughton Burgess Byrne Campbell Carver Chapman Clarke',
      'Clifton Coates Cooper Craven Cross Cullen Dalton Davies Dixon Doyle Drummond Eastwood',
      'Edwards Egan Elliott Farrell Fielding Finch Fletcher Flynn Foster Francis Fraser Gallagher',
      'Goddard Goodwin Greaves Hale Hardwick Harris Hartley Hayes Henshaw Hewitt Hollis Howarth',
      'Hughes Jackson Jarvis Jennings Keating Kelly Kirkby Lambert Lawson Lewis Lister Lockwood',
      'Mallory Marsden Mason McAllister McCarthy Mills Moore Morgan Murray Nash Newton Nicholls',
      "Oakley O'Brien O'Connor Owen Page Palmer Pearson Perry Phillips Pickering Powell Prentice",
      'Quigley Quinn Reeves Reid Richardson Roberts Rowley Russell Saunders Shaw Simmonds Slater',
      'Stokes Stott Sutton Tait Tanner Taylor Thornley Turner Underhill Vaughan Wainwright Walker',
      'Walsh Ward Watts Weaver Webb Whitehead Wilkes Williams Winter Woodward Wright Yates Young',
    ),
  },
  {
    weight: 10,
    given: words(
      'Aaliyah Aisha Ayesha Bilal Farah Fatima Imran Mohammed Nadia Omar Rukhsana Shabnam Tariq',
      'Yasmin Zainab',
    ),
    family: words(
      'Ahmed Akhtar Begum Chaudhry Hamid Iqbal Khalid Mahmood Rahman Rashid Siddiqui Uddin Zaman',
    ),
  },
  {
    weight: 8,
    given: words('Gurpreet Harjit Jaswinder Manjit Navdeep Parminder Simran Sukhvinder'),
    family: words('Bains Dhillon Gill Kaur Sandhu Singh'),
  },
  {
    weight: 9,
    given: words('Amit Anita Gita Kavita Meena Nikesh Nisha Rajesh Sunita Usha Vikram'),
    family: words('Anand Banerjee Bhatt Chandra Desai Gupta Mistry Nair Parmar Patel Shah Sharma Varma'),
  },
  {
    weight: 8,
    given: words('Amara Chidi Emeka Folasade Kelechi Kwame Ngozi Olumide Abena Tunde'),
    family: words('Achebe Adebayo Asante Boateng Danso Ekwueme Lawal Mensah Nwosu Osei'),
  },
  {
    weight: 4,
    given: words('Marsha Winston Tanisha Delroy Leon Sonia Claudette'),
    family: words('Campbell Francis Grant Joseph Lewis Morgan Reid'),
  },
  {
    weight: 5,
    given: words('Agnieszka Magdalena Ioana Piotr Marta Andrei Katarzyna'),
    family: words('Kaminska Nowak Petrov Popescu Wójcik Zieliński Ivanova'),
  },
  {
    weight: 3,
    given: words('Mei Grace Wei Jun Alice'),
    family: words('Chen Lim Park Wong Zhang'),
  },
];

/** People the demo names itself, because they are signed in as or written about. */
export const NAMED = {
  broker: 'Samira Hussain',
  lead: 'Helen Drury',
  head: 'Ruth Adeyemi',
  chair: 'Martin Kowalczyk',
  leader: 'Priya Raman',
  release: 'David Ellison',
  member: 'Councillor Joan Whitlock',
  admin: 'Tom Bexley',
  otherBrokers: ['Colin Fairweather', 'Blessing Okonkwo', 'Gwen Tranter'],
} as const;

/** Their names in Fenwold. */
export const FENWOLD_NAMED = {
  broker: 'Philip Garland',
  lead: 'Marian Holt',
  head: 'Oonagh Devlin',
  leader: 'Tariq Mahfouz',
  otherLeader: 'Ellen Stannard',
} as const;
