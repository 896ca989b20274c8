import type { TableWords } from './common';

/** What tables and columns hold, in words: for the guide in an export. Columns that mean the same everywhere are in `common`. */
export const practiceWords: Record<string, TableWords> = {
  practice_note: {
    about:
      'What was learned from an evaluated agreement, for others to use. The text in force is content; all are revisions.',
    columns: {
      authority_id: "The client school's authority.",
      state: 'Where it stands.',
      reach: 'Who reads it once published.',
      anonymous: 'Whether readers see "a primary school" in place of the school\'s name.',
      title: 'Its title.',
      content: "The note's parts as canonical JSON text.",
      revision: 'Number of the revision content is.',
      phase: 'Phase of the school.',
      context:
        'The kind of school it was, in classes wide enough to name nobody: size, setting, maintained or academy.',
      half_days: 'Half-days of support it took, from the ledger.',
      search_text:
        "Folded words of title and parts, for search. Never the school's name where it is anonymous.",
      consent_revision:
        "The school's consent: to this revision, reach and anonymity; a change of any of them asks again.",
      consented_by_id: 'Account of the head who consented.',
      consented_at: 'When the head consented.',
    },
  },
  practice_note_revision: {
    about: 'Every text a note has had. Append-only.',
    columns: {
      note_id: 'The note.',
      number: 'Number of the text, from 1.',
      content: "The note's parts as canonical JSON text.",
      hash: 'SHA-256 of exactly this text.',
      reason: 'Why it was changed.',
    },
  },
  practice_note_step: {
    about:
      'Each step of a note: sent, consented to, sent back, published, withdrawn, with what was said. Append-only.',
    columns: {
      note_id: 'The note.',
      number: 'Number of the step, from 1.',
      step: 'What was done.',
      revision: 'Number of the text it was taken on.',
      reach: 'Who would read it, as agreed then.',
      anonymous: 'Whether the school was to be named, as agreed then.',
      words: 'What was said.',
      by_as: 'Name and role as they stood.',
    },
  },
  cluster: {
    about: 'Schools that work together, with a chair and minutes; or on one joint project until a day.',
    columns: {
      kind: 'A cluster that lasts or a joint project until a day.',
      name: 'Its name.',
      purpose: 'What it is for.',
      state: 'Where it stands.',
      ends_on: 'The last day of a joint project; empty for a cluster that lasts.',
      chair_id: 'The head of one of its schools.',
    },
  },
  cluster_school: {
    about: "A school's part in a cluster; one row a school, moved on by each answer.",
    columns: {
      state: 'Whether it is invited, a member, has declined or left.',
      invited_by_id: 'Account of the person who invited it.',
      invited_at: 'When it was invited.',
      answered_by_id: 'Account of the head who answered.',
      answered_at: 'When the head answered.',
      joined_on: 'First day as a member.',
      left_on: 'Last day as a member.',
      reason: 'Why it declined or left.',
    },
  },
  cluster_meeting: {
    about: 'A meeting of a cluster.',
    columns: {
      on_date: 'The date.',
      starts_at: 'HH:MM, or empty.',
      place: 'Where it is held.',
      agenda: 'What is to be spoken about.',
      state: 'Whether it is planned, was held or called off.',
      reason: 'Why it was called off.',
    },
  },
  cluster_minutes: {
    about:
      'Minutes of a meeting: who was there, what was said, actions. A correction is a new number. Append-only.',
    columns: {
      meeting_id: 'The meeting.',
      number: 'Number of the text, from 1.',
      content: 'Who came, what was said and the actions, as canonical JSON text.',
      hash: 'SHA-256 of exactly the text in content.',
      reason: 'Why it was corrected; empty for the first.',
    },
  },
  cluster_request: {
    about: 'A request that one school makes for its whole cluster.',
    columns: {
      urn: 'The school that leads it: its head writes and answers.',
      summary: "What it is about, as the other schools read it: nothing of the leading school's diagnosis.",
      ended_at: 'When it stopped being shared.',
    },
  },
  cluster_request_school: {
    about: "Which schools of the cluster take part in a shared request, each by its own head's word.",
    columns: {
      cluster_request_id: 'The shared request.',
      state: 'Whether the school takes part.',
      note: 'What its head said.',
    },
  },
  programme: {
    about: 'A programme with a list of places, for a cluster or for any school of the authority.',
    columns: {
      cluster_id: 'Whose schools may take places; empty for every school of the authority.',
      provider_id: 'Who runs it, where it is somebody of the directory.',
      offer_id: 'The offer it is.',
      name: 'Its name.',
      description: 'What it is and for whom.',
      sessions: 'Sessions in order: date, times as words, place.',
      places: 'How many places it has.',
      most_each: 'Most places of one school; empty for no limit.',
      closes_on: 'The last day on which places may be asked for.',
      state: 'Where it stands.',
      end_reason: 'Why it was cancelled or ended.',
    },
  },
  programme_place: {
    about: 'A place somebody of a school has, or waits for, in the order of asking.',
    columns: {
      programme_id: 'The programme.',
      number: 'Order of asking.',
      person: 'Name of the member of staff.',
      job_title: 'What they do at the school.',
      state: 'Whether the place is taken, waited for, given back or completed.',
      asked_at: 'When it was asked for.',
      taken_at: 'When a place came free for somebody who waited.',
      reason: 'Why it was given back or not completed.',
    },
  },
  trajectory: {
    about:
      'Where an authority means to be: the share of schools, or of their pupils, in good-or-better by a day. A change makes the next number; earlier ones stay.',
    columns: {
      measure: 'Schools, or pupils in them.',
      phase: 'A phase, or empty for all of them.',
      place: 'A district of the authority, or empty for all of it.',
      number: 'Number of the version, from 1.',
      points: 'Percentages by date, in order. None: there is no trajectory any more.',
      reason: 'Why it was set so.',
      in_force: 'Whether it is the one in force.',
    },
  },
  saved_report: {
    about:
      'A report with the figures of its day. content never changes (the database refuses it): a report that has to be put right is withdrawn and made again.',
    columns: {
      kind: 'For whom it is.',
      urn: "The school or provider it is about; empty for the authority's.",
      period: 'A term key, or the first year of an academic year.',
      title: 'Its title.',
      as_of: 'The day its figures stood.',
      content: 'Words, figures and tables as canonical JSON text.',
      hash: 'SHA-256 of exactly the text in content.',
      made_by_id: 'Account of the person who made it.',
      made_at: 'When it was made.',
      published_at: 'When those it is for could first read it.',
      replaces_id: 'The report it takes the place of.',
    },
  },
  authority_arrival: {
    about: 'An authority that came here whole, from a full export of another installation.',
    columns: {
      export_hash: "SHA-256 of the export's list of files.",
      exported_at: 'When the export was made.',
      rows: 'How many records came.',
    },
  },
};
