import { CASEWORK, type RouteAccess, SERVICE } from './access-roles';

/** The service, and the heads of the schools. */
const RUNS_IT = [...SERVICE, 'head'] as const;
const PROGRAMME = [...CASEWORK, 'leader'] as const;
const THE_CHAIR = { read: RUNS_IT, write: RUNS_IT, finer: 'the service of its authority, and its chair' };
const MEMBERS = 'the service of its authority; heads and chairs of the schools that have joined';
const ITS_SCHOOLS = 'the service of its authority, whoever runs it, and the schools it is for';

/** Routes of clusters and programmes. */
export const clusterAccess: Record<string, RouteAccess> = {
  'clusters._index': {
    read: CASEWORK,
    finer: 'of their authority for the service; else those with a school of theirs',
  },
  'clusters.new': { read: RUNS_IT, write: RUNS_IT, finer: 'of their authority, or with their own school' },
  'clusters.$id._index': {
    read: CASEWORK,
    finer: 'the service of its authority; heads and chairs of its schools, those asked to join among them',
  },
  'clusters.$id.edit': THE_CHAIR,
  'clusters.$id.invite': THE_CHAIR,
  'clusters.$id.answer': {
    read: ['head'],
    write: ['head'],
    finer: 'the head of a school that is asked to join',
  },
  'clusters.$id.schools.$urn': {
    read: RUNS_IT,
    write: RUNS_IT,
    finer: 'the head of the school; the service; the chair for an invitation that is not answered',
  },
  'clusters.$id.chair': THE_CHAIR,
  'clusters.$id.end': THE_CHAIR,
  'clusters.$id.meetings.new': THE_CHAIR,
  'clusters.$id.meetings.$meetingId._index': { read: CASEWORK, finer: MEMBERS },
  'clusters.$id.meetings.$meetingId.edit': THE_CHAIR,
  'clusters.$id.meetings.$meetingId.call-off': THE_CHAIR,
  'clusters.$id.meetings.$meetingId.minutes': THE_CHAIR,
  'clusters.$id.meetings.$meetingId.minutes[.]pdf': { read: CASEWORK, finer: MEMBERS },
  'clusters.$id.requests.new': {
    read: ['head'],
    write: ['head'],
    finer: 'heads of its schools, with requests of their own school',
  },
  'clusters.$id.requests.$shareId': {
    read: CASEWORK,
    write: ['head'],
    finer: 'its members read it, never the request; each head answers for their own school',
  },
  'programmes._index': { read: PROGRAMME, finer: ITS_SCHOOLS },
  'programmes.new': { read: SERVICE, write: SERVICE, finer: "for the viewer's authority" },
  'programmes.$id._index': { read: PROGRAMME, write: SERVICE, finer: ITS_SCHOOLS },
  'programmes.$id.edit': { read: SERVICE, write: SERVICE, finer: "programmes of the viewer's authority" },
  'programmes.$id.cancel': { read: SERVICE, write: SERVICE, finer: "programmes of the viewer's authority" },
  'programmes.$id.ask': { read: ['head'], write: ['head'], finer: 'heads of the schools it is for' },
  'programmes.$id.places._index': {
    read: [...SERVICE, 'leader'],
    finer: 'the service of its authority, and whoever runs it',
  },
  'programmes.$id.places.$placeId': {
    read: [...RUNS_IT, 'chair', 'leader'],
    write: RUNS_IT,
    finer: 'the school whose place it is, and the service; whoever runs it reads',
  },
  'programmes.$id.results': {
    read: [...SERVICE, 'leader'],
    write: [...SERVICE, 'leader'],
    finer: 'the service of its authority, and whoever runs it',
  },
};
