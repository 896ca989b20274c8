import type { TableWords } from './common';

/** Tables of privacy: who looked, how long things are kept, what people asked about their own data. */
export const privacyWords: Record<string, TableWords> = {
  access_entry: {
    about: 'That somebody looked at a confidential record of a school: once a person, record and day.',
    columns: {
      acting_as: 'What they were at the time.',
      subject_type: 'What kind of record.',
      subject_id: 'Which one.',
      day: 'The day in England.',
      first_at: 'When they first did that day.',
    },
  },
  retention_rule: {
    about: 'How long the authority keeps a kind of record, where it is not the usual time.',
    columns: {
      category: 'The kind, by its key in the register of what is held.',
      months: 'How many months it is kept.',
      reason: 'Why it is kept for that long.',
    },
  },
  retention_hold: {
    about: 'Records that are not removed, whatever their age.',
    columns: { reason: 'Why they are held.', ended_why: 'Why they are held no more.' },
  },
  retention_run: {
    about: 'A run of retention: how many records were removed.',
    columns: {
      removed: 'By kind: how many were removed.',
      held: 'By kind: how many were old enough and are held.',
    },
  },
  data_request: {
    about: 'Somebody’s request about their own data.',
    columns: {
      kind: 'What they asked for: access, rectification, erasure or objection.',
      name: 'Their name.',
      asked: 'What they asked for, in their words.',
      received_on: 'The day it came.',
      state: 'How far it is.',
      identity: 'How it was made sure who they are.',
      answer: 'What they were told.',
      answered_on: 'When they were told.',
    },
  },
  erasure: {
    about: 'That a person’s name and address were taken out, and the pseudonym in their place.',
    columns: {
      pseudonym: 'What stands for the person in the record.',
      changed: 'By table: how many rows were changed.',
      kept: 'What was kept, and under which duty.',
    },
  },
};
