import type { TableWords } from './common';

/** What tables and columns hold, in words: for the guide in an export. Columns that mean the same everywhere are in `common`. */
export const directoryWords: Record<string, TableWords> = {
  provider: {
    about: 'A system leader (a person) or a teaching school (an organisation), with a home school.',
    columns: {
      designation: 'What they are designated as.',
      name: 'Name of the person or the organisation.',
      job_title: 'What they do at their home school, e.g. "Assistant head, English".',
      designated_on: 'Since when.',
      designation_expires: 'Until when.',
      qa_state: 'Where their quality assurance stands.',
      qa_on: 'When it was last looked at.',
      qa_note: 'What was found.',
      strengths: 'What they are good at, in their words.',
      email: 'Their address, for the parties and the service; empty for those of other authorities.',
      telephone: 'Their telephone, likewise.',
      appetite: 'Whether they are looking for work.',
      appetite_reason: 'Why not now.',
      last_confirmed_at: 'When they last said that their entry is right.',
      active: 'Whether they are on the register.',
    },
  },
  offer: {
    about: 'What a provider offers, with its rate and reach.',
    columns: {
      title: 'Its title.',
      description: 'What it is.',
      phases: 'Phases of school it suits.',
      formats: 'Kinds of support it comes as.',
      day_rate_pence: 'Price of a day, in pence.',
      travel_limit_minutes: 'Furthest the provider will travel, in estimated minutes by road.',
      remote: 'Whether it can be given at a distance.',
      open_to_others: 'Whether schools of other authorities may be offered it.',
      state: 'Whether it is a draft, published or withdrawn.',
      last_confirmed_at: 'When the provider last said that it is right.',
    },
  },
  offer_term: {
    about: "Days an offer has in a term, in half-days. The provider's own cap may be lower than the sum.",
    columns: {
      half_days: 'Half-days it has in the term.',
    },
  },
  capacity_term: {
    about: "A provider's overall cap in a term, across all their offers, in half-days.",
    columns: {
      half_days: 'Most half-days of the provider in the term.',
    },
  },
  ledger_entry: {
    about:
      'The capacity ledger: append-only entries that move half-days between held, committed and used. Held is the sum of held, and so on; free = cap − held − committed − used, never below 0.',
    columns: {
      kind: 'What happened to the days.',
      held: 'Half-days added to those held for invitations; negative when freed.',
      committed: 'Half-days added to those committed to agreements; negative when released.',
      used: 'Half-days added to those used.',
      proposal_id: 'The proposal, where it is one of this authority or its provider.',
      agreement_id: 'The agreement, likewise.',
      note: 'What was said of it.',
    },
  },
  conflict_of_interest: {
    about: 'A declared conflict of interest between a provider and a school: excludes a match.',
    columns: {
      reason: 'What the conflict is.',
      declared_by_id: 'Account of the person who declared it.',
      declared_at: 'When it was declared.',
    },
  },
  support_outcome: {
    about:
      "What came of a piece of support a provider gave: the provider's track record. Written when an agreement is evaluated, corrected by a newer row. Which school it was stays with the service.",
    columns: {
      authority_id: "The client school's authority.",
      urn: 'The school that was supported; 0 for one of another authority, which is not told.',
      outcomes: 'Outcomes agreed on.',
      outcomes_met: 'How many were met.',
      outcomes_partly: 'How many were met in part: each counts a half.',
      ended_on: 'The day support ended.',
      current: 'The one that counts; a correction makes a new row.',
      counts_from:
        'The provider sees it first: it feeds the ranking from this day, or once they have answered.',
      reply: "The provider's reply, kept beside it.",
      replied_at: 'When the provider answered.',
      replied_by_id: 'Account of the person who answered.',
    },
  },
  match_run: {
    about: 'One ranking of offers for a request, with its inputs frozen so that it can be replayed.',
    columns: {
      model_version: 'Version of the way of scoring.',
      inputs: 'Everything the score read, as canonical JSON text.',
      result: 'Ranked and excluded offers with their explanations, as canonical JSON text.',
      inputs_hash: 'SHA-256 of the inputs.',
    },
  },
  shortlist: {
    about:
      'The round of partners being put to a school for one request: made by the broker, shared with the school, answered by a choice or by a request for others. One row a request; version rises with every step.',
    columns: {
      state: 'Where the round stands.',
      note: 'What the broker wrote to the school with it.',
      shared_at: 'When the school could first read it.',
      shared_by_id: 'Account of the person who shared it.',
      asked_reason: 'Why the school asked for others, in its own words.',
      asked_at: 'When the school asked for others.',
    },
  },
  proposal: {
    about: 'An offer put forward for a request, from shortlist to approval.',
    columns: {
      match_run_id: 'The ranking it was taken from.',
      allocation_plan_id: 'The plan of a whole authority it came from, where it did.',
      state: 'Where it stands.',
      rank: 'Its place in the ranking.',
      score: 'Its score in the ranking, out of 100.',
      days: 'Half-days by term asked of the provider, { "2026-1-autumn": 6 }.',
      start_from: 'The day from which support is wanted.',
      waived:
        'Soft exclusions the broker set aside to shortlist it, by code; the reason is shortlist_reason.',
      shared_at: 'When the school was shown it.',
      shortlist_reason: 'Why it was shortlisted when the score did not put it there.',
      choice_reason: 'Why it was chosen over a higher score.',
      message: 'What the broker wrote with the invitation.',
      invited_at: 'When the provider was invited.',
      answer_by: 'When the invitation runs out.',
      answered_at: 'When the provider answered.',
      answered_by_id: 'Account of the person who answered.',
      decline_code: 'Why the provider declined, by its key.',
      decline_note: "Why, in the provider's words.",
      released_by_id: 'Account of the head of the home school who released the provider.',
      released_at: 'When the home school released the provider.',
      approved_by_id: 'Account of the broker who approved the partnership.',
      approved_at: 'When it was approved.',
      override_reason: 'Why a rule was set aside.',
    },
  },
  ranking_weights: {
    about:
      'How an authority weighs the factors of a score, in one version. A change makes the next; runs keep theirs.',
    columns: {
      version: 'Number of the version.',
      weights: 'Points a factor gives at most, by factor; together 100.',
      reason: 'Why they were changed.',
      in_force: 'Whether they are the ones used now.',
    },
  },
  allocation_plan: {
    about:
      'One plan of all open needs of an authority against the days on offer. Nothing happens by it alone.',
    columns: {
      name: 'Its name.',
      status: 'How far it came.',
      settings:
        'Rows locked and forbidden, weights, budget, most deployments a leader, order of bands, seconds.',
      inputs: 'Needs, offers and pairs as they stood, as canonical JSON text; empty until they are read.',
      inputs_hash: 'SHA-256 of the inputs.',
      result: 'Assignments, unmet needs with reasons, prices, equity figures, as canonical JSON text.',
      objective: 'Sum of the scores chosen.',
      bound: "A proven upper bound of any plan's sum.",
      progress: 'What the worker last said of itself: { share, objective, bound }.',
      cancel_asked: 'Whether somebody asked to stop it.',
      from_plan_id: 'The plan it was made from by locking, forbidding or weighing anew.',
      heartbeat_at: 'When it last showed that it was running.',
    },
  },
};
