import type { TableWords } from './common';

/** What tables and columns hold, in words: for the guide in an export. Columns that mean the same everywhere are in `common`. */
export const peopleWords: Record<string, TableWords> = {
  authority: {
    about:
      'A local authority that uses the installation. Of others, which only stand in records of this one, the code and the name.',
    columns: {
      code: 'Local authority code, three digits as text.',
      name: 'Its name.',
      settings:
        'What it has decided for itself: days to answer, how far leaders travel; a missing setting has its usual value.',
      demo: 'Whether it is the fictional authority of the demonstration.',
    },
  },
  account: {
    about:
      'A person who may sign in. Of people of other authorities, who only stand in records of this one, the name alone.',
    columns: {
      email: 'Address they sign in with; for people of other authorities one that takes no mail.',
      name: 'Their name.',
      password_hash: 'Left empty: passwords do not travel. Each person sets one by asking for a link.',
      active: 'Whether they may sign in.',
      last_signed_in_at: 'When they last signed in.',
      left_at: 'When they left.',
      erased_at: 'When a pseudonym took the place of name and address.',
    },
  },
  account_grant: {
    about: 'What an account may act as. Ended, never deleted.',
    columns: {
      role: 'What they may act as.',
      urn: 'The school, for heads and chairs.',
      provider_id: 'The provider, for leaders.',
      created_at: 'When it was given.',
    },
  },
  school_year: {
    about: "An authority's term dates of one academic year, and the days its schools are closed besides.",
    columns: {
      start_year: 'Calendar year in which it starts.',
      dates: 'First and last days of its terms and half-terms, and days closed besides.',
    },
  },
  calendar_entry: {
    about: "A visit or review as it stands in people's calendars. Its id is the UID, the same for good.",
    columns: {
      subject_type: 'Whether it is a visit or a review.',
      subject_id: 'The visit or review.',
      sequence: 'Rises with each change of date, time, place or people.',
      shown:
        'What of it stands in calendars, as canonical JSON text: a change of anything else is no update.',
      cancelled: 'Whether it was called off.',
    },
  },
  calendar_invite: {
    about: 'Who has been sent an entry, and in which state: one who is no longer asked gets it called off.',
    columns: {
      entry_id: 'The entry.',
      account_id: 'Who was sent it.',
      sequence: 'Number of the state they were sent.',
      method: 'Whether it asked them or called it off.',
      at: 'When it was sent.',
    },
  },
  notification: {
    about: 'What a person is told inside the service: made from domain events, in the same transaction.',
    columns: {
      account_id: 'Who is told.',
      event_id: 'The event it tells of.',
      template: 'Which message it is.',
      message: 'One plain sentence.',
      href: 'Path of the page it is about.',
      read_at: 'When it was read.',
      topic: "What it is about, for the person's choices; empty for those from before there were any.",
      asks: 'Whether something is asked of the reader.',
      mail: 'Left empty: what was to be mailed is mailed by the installation it comes from.',
      mail_message: 'The sentence of the mail, where it says less than the page.',
      outbox_id: 'Left empty, likewise.',
    },
  },
  mail_preference: {
    about: 'How a person wants to be told: no row, the usual way.',
    columns: {
      choices: 'By topic: at once, daily or none. A topic that is missing has its usual choice.',
      quiet_from: 'Start of the quiet hours; empty for none.',
      quiet_to: 'End of the quiet hours.',
      quiet_weekends: 'Whether Saturdays, Sundays and bank holidays are quiet as well.',
      digest_at: 'When the day\'s news comes, "07:30".',
    },
  },
  snooze: {
    about: "A matter of somebody's worklist that they have put off.",
    columns: {
      item_key: 'Key of the work item.',
      title: 'Its title as it stood.',
      due: "The item's due date as it stood: a matter whose date changes comes back.",
      until: 'The first day on which it is shown again.',
      reason: 'Why it was put off.',
      ended_at: 'When it was brought back before its date.',
    },
  },
  reminder_rules: {
    about: 'When an authority has people reminded, by kind of matter: no row, the usual rules.',
    columns: {
      rules: 'By kind of matter: whether and when people are reminded.',
    },
  },
  reminder: {
    about:
      'One reminder that was due and has been given: at most one for each stage of a matter. Append-only.',
    columns: {
      kind: 'Kind of matter.',
      subject_type: 'Kind of record it is about.',
      subject_id: 'The record it is about.',
      basis: 'The date it rests on, due or since when: a matter whose date moves is reminded of anew.',
      stage: 'before-5, due, chaser-1, to-broker.',
    },
  },
  domain_event: {
    about:
      'The audit trail: what happened, when and by whom. Each event carries the hash of the one before it, so that a change is found.',
    columns: {
      chain: 'The authority.',
      seq: 'Number in the chain, from 1 without a gap.',
      at: 'When it happened.',
      actor_id: 'Account of the person, or empty for the system.',
      actor_role: 'How the actor was acting: a role, system or cli.',
      type: 'subject.what-happened, e.g. proposal.invited.',
      subject_type: 'Kind of record.',
      subject_id: 'The record.',
      urn: "The school concerned, for the school's history.",
      case_id: 'Larger record it belongs to (request, agreement), for timelines.',
      payload: 'Before, after and details, as canonical JSON text: hashed as stored.',
      reason: 'Why, where a reason was given.',
      prev_hash: 'Hash of the event before.',
      hash: 'SHA-256 over every other field.',
    },
  },
  import_run: {
    about: 'One run of an import, from upload to result.',
    columns: {
      kind: 'Which of the published files it was.',
      authority_id: 'Whose upload it was; empty for the command line.',
      account_id: "Whose upload it was; empty for another authority's.",
      file_name: 'Name of the file.',
      file_hash: 'SHA-256 of the file.',
      file_bytes: 'Its size in bytes.',
      file_path: 'Left empty: the public files are not in the archive.',
      authorities: 'LA codes asked for; empty means every authority in the file.',
      status: 'How far it came.',
      dry_run: 'Whether nothing was written.',
      heartbeat_at: 'Moved on by the running process; a stale one means it died.',
      bytes_done: 'How many bytes were read.',
      rows_read: 'Rows read.',
      rows_created: 'Rows that were new.',
      rows_updated: 'Rows that had changed.',
      rows_unchanged: 'Rows that had not.',
      rows_closed: 'Schools that had closed.',
      rows_rejected: 'Rows that could not be taken.',
      problem: 'Why it failed, in plain words.',
      summary: 'Samples of what would change or changed, for the preview page.',
    },
  },
  import_rejection: {
    about: 'A row that was not taken, or one value of a row that was left out of it, with where and why.',
    columns: {
      run_id: 'The import.',
      kind: 'row: nothing of the row was taken; value: the row was taken without this one value.',
      line: 'Line of the file the record starts on; the heading is line 1.',
      column_name: 'The column it is about.',
      value: 'The value that was not taken.',
      reason: 'Why it was not taken.',
    },
  },
};
