import type { TableWords } from './common';

/** What tables and columns hold, in words: for the guide in an export. Columns that mean the same everywhere are in `common`. */
export const agreementsWords: Record<string, TableWords> = {
  agreement: {
    about: 'What a school, a provider and the authority have agreed on: one piece of support.',
    columns: {
      authority_id: "The client school's authority.",
      proposal_id: 'The proposal it was made from.',
      state: 'Where it stands.',
      revision: 'Number of the revision in force.',
      active_at: 'When the last party signed.',
      paused_at: 'Since when it is set aside; empty unless it is.',
      resume_by: 'By when a paused one is to be looked at again.',
      replaces_id: 'The ended agreement of the same request that this one takes up.',
    },
  },
  agreement_revision: {
    about: 'Every text the agreement has had: an edit adds a revision, none is changed.',
    columns: {
      number: 'Number of the text, from 1.',
      content: 'The whole text as canonical JSON text: purpose, outcomes, days, duties, money.',
      hash: 'SHA-256 of exactly the text in content.',
      note: 'What changed, in the words of whoever changed it.',
    },
  },
  signature: {
    about: "A party's signature of a text of an agreement.",
    columns: {
      revision: 'Number of the text that was signed.',
      party: 'For which side it was given.',
      account_id: 'Account of the person who signed.',
      signed_as: 'Name and role as they stood at signing.',
      text_hash: "SHA-256 of the exact text that was on the page, equal to the revision's hash.",
      statements: 'Due-diligence and consent statements the signer confirmed, word for word.',
      superseded: 'Set when an edit made this signature no longer count.',
      amendment_id: 'The amendment it was given for; empty for a signature of the whole agreement.',
    },
  },
  agreement_amendment: {
    about:
      'A change to a signed agreement: the whole text as it would be, signed by those it concerns before it becomes the next revision. The text of a draft changes with version; once out for signing it stands.',
    columns: {
      number: 'Number of the amendment, from 1.',
      state: 'Where it stands.',
      base_revision: 'The revision it changes: another may not have come into force meanwhile.',
      content: 'The whole text as it would be, as canonical JSON text.',
      hash: 'SHA-256 of exactly the text in content.',
      reason: 'Why the change is wanted.',
      parties: 'Parties who have to sign it, settled when it is sent.',
      proposed_by_id: 'Account of the person who proposed it.',
      in_force_at: 'When the last party signed and it came into force.',
    },
  },
  visit: {
    about: "A visit planned or held: under an agreement, or one of the adviser's to a school (no agreement).",
    columns: {
      kind: "Support under an agreement, or one of the adviser's visits.",
      state: 'Whether it is planned, was held or called off.',
      mode: 'At the school, elsewhere or at a distance.',
      visitor_id: 'Account of the visitor.',
      visitor_name: 'Name of the visitor as it stood.',
      planned_for: 'The day it is planned for.',
      starts_at: '"09:30"; empty where no time has been settled.',
      half_days: 'Half-days it is planned to take; those used once held.',
      focus: 'What it looks at.',
      held_on: 'The day it was held.',
      ended_at: 'When it ended: the 48 hours for its note run from here.',
      note_sent_at: 'When its first note reached the head; empty until then.',
      note_number: 'Number of the note in force; 0 while there is none.',
      note_read_at: 'When the head first opened the note.',
      called_off_reason: 'Why it was called off.',
    },
  },
  visit_note: {
    about: 'Every note a visit has had: a correction adds one with its reason, none is changed. Append-only.',
    columns: {
      number: 'Number of the note, from 1.',
      content: 'All fields of the note, as canonical JSON text.',
      reason: 'Why it was corrected; empty for the first.',
    },
  },
  governor_feedback: {
    about:
      "The governors' feedback on a performance-management visit, which leaves no other record. Append-only.",
    columns: {
      number: 'Number of the feedback, from 1.',
      content: 'The answers, as canonical JSON text.',
    },
  },
  visit_check: {
    about: 'One quality-assurance check of a visit, answered; a changed answer is a new row.',
    columns: {
      check_key: "Key of the check in the visit's template.",
      met: 'Whether it was met.',
      note: 'What was seen.',
    },
  },
  agreed_action: {
    about: 'Something somebody is to do by a date, agreed at a visit or a review.',
    columns: {
      text: 'What is to be done.',
      owner: 'Who is to do it.',
      owner_name: "The owner's name where owner is other; else null.",
      state: 'Whether it is open, done or dropped.',
      result: 'What came of it, or why it was dropped.',
    },
  },
  improvement_review: {
    about: "One Improvement Review of a school's progress under an agreement.",
    columns: {
      number: "1 for the agreement's first.",
      state: 'Where it stands.',
      planned_for: 'The day it is planned for.',
      starts_at: 'Time of day; empty where none was settled.',
      place: 'Where it is held.',
      pre_meeting_on: 'When head and adviser meet beforehand: at least a week before.',
      pre_meeting_held_on: 'When they met.',
      pre_meeting_note: 'What was said there.',
      frequency: 'How often reviews are held from this one on.',
      frequency_reason: 'Why it differs from what the band asks for, and who decided.',
      pack: 'The evidence pack as it was made from the record, canonical JSON text; empty until it is.',
      pack_at: 'When the pack was made.',
      held_on: 'The day it was held.',
      minutes_number: 'Number of the minutes in force; 0 while there are none.',
      next_on: 'The day of the next one.',
    },
  },
  review_minutes: {
    about:
      "Every text of a review's minutes: a correction adds one with its reason, none is changed. Append-only.",
    columns: {
      number: 'Number of the text, from 1.',
      content: 'The minutes, as canonical JSON text.',
      reason: 'Why they were corrected; empty for the first.',
    },
  },
  review_member: {
    about: 'Who is invited to a review, what each is accountable for, and whether they came.',
    columns: {
      role: 'As what they are invited.',
      name: 'Their name.',
      account_id: 'Their account, where they have one.',
      accountable_for: 'What they are accountable for.',
      attended: 'Empty until the review has been held.',
    },
  },
};
