/** What a practice note goes through, from the first words to publication. */
export const NOTE_STATES = [
  'draft',
  'with-school',
  'with-broker',
  'published',
  'declined',
  'withdrawn',
] as const;
export type NoteState = (typeof NOTE_STATES)[number];

/** How far a published note is read: in its authority, or in every authority of the installation. */
export const NOTE_REACHES = ['authority', 'everyone'] as const;
export type NoteReach = (typeof NOTE_REACHES)[number];

/** Steps of a note, each kept with who took it, what they said and the text it was taken on. */
export const NOTE_STEPS = [
  'sent-to-school',
  'consented',
  'declined',
  'sent-back',
  'published',
  'withdrawn',
  'reopened',
] as const;
export type NoteStep = (typeof NOTE_STEPS)[number];

/** A lasting group of schools, or one that works at a single thing until a day. */
export const CLUSTER_KINDS = ['cluster', 'joint-project'] as const;
export type ClusterKind = (typeof CLUSTER_KINDS)[number];

export const CLUSTER_STATES = ['active', 'ended'] as const;
export type ClusterState = (typeof CLUSTER_STATES)[number];

/** A school's part in a cluster: asked, in, said no, or gone. */
export const CLUSTER_SCHOOL_STATES = ['invited', 'member', 'declined', 'left'] as const;
export type ClusterSchoolState = (typeof CLUSTER_SCHOOL_STATES)[number];

export const MEETING_STATES = ['planned', 'held', 'called-off'] as const;
export type MeetingState = (typeof MEETING_STATES)[number];

/** A school's part in a request that its cluster shares. */
export const SHARE_STATES = ['asked', 'in', 'out'] as const;
export type ShareState = (typeof SHARE_STATES)[number];

export const PROGRAMME_STATES = ['draft', 'open', 'closed', 'ended', 'cancelled'] as const;
export type ProgrammeState = (typeof PROGRAMME_STATES)[number];

/** A place on a programme: taken, waiting for one, given back, and what came of it. */
export const PLACE_STATES = ['taken', 'waiting', 'given-back', 'completed', 'not-completed'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];
