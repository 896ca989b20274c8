import type { TableWords } from './common';

/** What tables and columns hold, in words: for the guide in an export. Columns that mean the same everywhere are in `common`. */
export const diagnosisWords: Record<string, TableWords> = {
  banding_framework: {
    about: 'A banding framework in one version. An authority adopts a version; edits make a new one.',
    columns: {
      key: 'Key of the framework, the same in all its versions.',
      version: 'Number of the version.',
      name: 'Its name.',
      source: 'The published document it follows.',
      bands: 'Its bands in order: key, name, letter, priority, meaning, what a school gets and owes.',
      criteria: 'What schools are looked at by, with the thresholds of each band.',
      adopted_at: 'When the version was adopted.',
      adopted_by_id: 'Account of the person who adopted it.',
      note: 'Why this version was made.',
      in_force:
        'The version diagnoses are made under now; earlier ones stay for the diagnoses made under them.',
    },
  },
  school_standing: {
    about: "A school's agreed band and its adviser, in one authority. Superseded, never overwritten.",
    columns: {
      framework_id: 'The framework version it was decided under.',
      band: 'Key of the band.',
      priority: 'Priority of the band, 1 served first.',
      rationale: 'Why this band.',
      decided_on: 'The day it was decided.',
      broker_id: "Account of the school's adviser.",
      diagnosis_id: 'The diagnosis that led to it, where one did.',
      current: 'The one in force; earlier ones stay as history.',
    },
  },
  support_request: {
    about: "A school's ask for support. draft is filled a page at a time by the wizard.",
    columns: {
      ref: 'What people say on the telephone: MAR-0042.',
      state: 'Where it stands.',
      raised_by_id: 'Account of the person who raised it.',
      raised_by_school:
        "Whether the school raised it itself; a broker's request waits for the school to confirm it.",
      confirmed_by_id: 'Account of the head who confirmed it.',
      confirmed_at: 'When it was confirmed.',
      half_days: 'Half-days asked for.',
      start_from: 'The day from which support is wanted.',
      finish_by: 'The day by which it is wanted.',
      formats: 'Kinds of support that would be welcome.',
      remote_welcome: 'Whether support at a distance would be welcome.',
      max_day_rate_pence: 'Most the school would pay a day, in pence.',
      context: 'What the school has tried and anything a partner should know.',
      submitted_at: 'When it was sent.',
    },
  },
  need: {
    about:
      'Something a school needs to improve, precise enough to act on. Met, or superseded; never deleted.',
    columns: {
      request_id: 'The request that asks for help with it, once one does.',
      severity: '1 watch, 2 improve, 3 urgent, 4 critical.',
      measure: 'What is measured, e.g. "Year 6 pupils at the expected standard in writing".',
      unit: 'What it is measured in.',
      baseline: 'The value at the start.',
      baseline_on: 'The day it was true of.',
      baseline_source: 'Where the baseline comes from.',
      target: 'The value wanted.',
      evidence: 'What shows the need.',
      outcome: 'The outcome wanted for children.',
      by_date: 'The day by which the target is wanted.',
      state: 'Whether it is open, met or superseded.',
    },
  },
  indicator_value: {
    about:
      'One value of one indicator for a school: read from a published file or entered by hand. A newer value of the same indicator, period and group supersedes; none is overwritten.',
    columns: {
      authority_id:
        'Whose entry it is; empty for published data, which every authority of the installation shares.',
      indicator: 'Key of the indicator.',
      period: 'Academic year or date it is about: 2017 for 2017 to 2018, or YYYY-MM-DD.',
      value: 'The figure.',
      text_value: 'What stands in place of a figure: a judgement, or the code of a figure that is kept back.',
      note: 'What was said of it when it was entered.',
      entered_by_id: 'Account of the person who entered it.',
      current: 'The newest of its indicator and period.',
      withdrawn_at:
        'Set when it was taken back as entered by mistake: no longer current, still on record with the reason.',
    },
  },
  comparator: {
    about: 'Comparators: a figure for an authority or for England, from the published files.',
    columns: {
      area: 'LA code, or england.',
      indicator: 'Key of the indicator.',
      period: 'Academic year it is about.',
      value: 'The figure.',
    },
  },
  inspection: {
    about:
      'An inspection of a school, older overall grades and report cards alike. Published data, shared by all.',
    columns: {
      inspection_number: 'Inspection number, or the date where there is none.',
      kind: 'The kind of inspection, as published.',
      form: 'graded, ungraded, report-card, monitoring.',
      started_on: 'First day of the inspection.',
      published_on: 'The day its report was published.',
      overall: '1 to 4 on the older scale; empty for report cards and where it was not judged.',
      category: 'Category of concern, as published.',
      judgements: 'Judgement area → grade or words as published, not judged said as such.',
    },
  },
  analysis_run: {
    about: 'One desk-top analysis of a whole authority.',
    columns: {
      framework_id: 'The framework version used.',
      term: 'The term it is for, as a term key.',
      status: 'How far it came.',
      schools: 'How many schools it covers.',
      done: 'How many it has looked at.',
      heartbeat_at: 'When it last showed that it was running.',
    },
  },
  diagnosis: {
    about: "A school's diagnosis for a term, under the framework version in force when it was made.",
    columns: {
      framework_id: 'The framework version it was made under.',
      analysis_run_id: 'The analysis it came from.',
      state: 'Where it stands.',
      analysis: 'Every criterion with its result, as canonical JSON text: frozen as shared.',
      proposed_band: 'Key of the band the analysis proposes.',
      narrative: 'What the broker says beside the analysis.',
      priorities: 'What the school should work on first.',
      broker_band: "The broker's own band, where it differs from the one the analysis proposes.",
      broker_reason: "Why the broker's band differs.",
      predicted_outcome: 'What the service expects the next inspection to find; compared with what it found.',
      discussion: 'How it was discussed with the school.',
      discussed_on: 'The day of the discussion.',
      discussion_note: 'What was said.',
      shared_at: 'When the school could first read it.',
      responded_at: 'When the head answered.',
      responded_by_id: 'Account of the head who answered.',
      response: 'What the head said.',
      decided_band: 'Key of the band that was decided.',
      decision_reason: 'Why it was decided so.',
    },
  },
  diagnosis_evidence: {
    about:
      'Evidence added to a diagnosis by the school or the service: words, a file, or both. Never removed.',
    columns: {
      diagnosis_id: 'The diagnosis.',
      criterion: 'The criterion it answers, or empty for the whole.',
      words: 'What the evidence shows, in words.',
      file_name: 'Name of the file as it was sent.',
      file_type: 'Kind of file, by its content.',
      file_bytes: 'Its size in bytes.',
      file_hash: 'SHA-256 of its bytes.',
      file_path: 'Its name below files/evidence in this archive.',
      added_by_id: 'Account of the person who added it.',
      added_at: 'When it was added.',
    },
  },
  diagnosis_reading: {
    about: 'Who opened a diagnosis, and when first and last: shown to the school.',
    columns: {
      diagnosis_id: 'The diagnosis.',
      account_id: 'Who opened it.',
      first_at: 'When they first did.',
      last_at: 'When they last did.',
      times: 'How often.',
    },
  },
};
