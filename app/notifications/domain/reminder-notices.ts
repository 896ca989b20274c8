import { ladder } from './reminder-templates';
import type { ReminderKind } from './reminders/vocabulary';
import type { Template } from './template';

/**
 * What people are told when a matter falls due, by kind. `{due}` is its date and `{count}` how long it has waited, in words;
 * `{sent}` says on which days somebody was reminded before it came to the reader. Nothing here says what was found,
 * asked or decided: that is on the page.
 */
const NOTICES_OF: Readonly<Record<ReminderKind, readonly Template[]>> = {
  'request-untouched': [
    ...ladder('/requests/{case}', {
      only: 'match',
      chaser: 'The request of {school} ({ref}) has waited {count} for partners to be put forward.',
      last: {
        to: 'lead',
        message: 'The request of {school} ({ref}) has waited {count} for partners to be put forward. {sent}',
        mail: 'The request of {school} ({ref}) has waited {count} for partners to be put forward.',
      },
    }),
    ...ladder('/requests/{case}', {
      only: 'confirm',
      chaser: 'The request that your adviser drafted for you ({ref}) has waited {count} for your answer.',
      last: {
        to: 'broker',
        message: '{school} has not answered the request drafted for it ({ref}) in {count}. {sent}',
        mail: '{school} has not answered the request drafted for it ({ref}) in {count}.',
      },
    }),
  ],
  'shortlist-unanswered': ladder('/requests/{case}', {
    chaser: 'Possible partners ({ref}) have waited {count} for your choice. You may also ask for others.',
    last: {
      to: 'broker',
      message: '{school} has not chosen among the partners put forward ({ref}) in {count}. {sent}',
      mail: '{school} has not chosen among the partners put forward ({ref}) in {count}.',
    },
  }),
  'invitation-unanswered': ladder('/proposals/{id}', {
    before: '{school} hopes for your answer by {due}. After that day the days held for it are free again.',
    due: 'Today, {due}, is the last day to answer the invitation of {school}.',
    chaser: 'The invitation of {school} waits for your answer.',
    last: { to: 'broker', message: '{provider} has not answered the invitation for {school} ({ref}).' },
  }),
  'release-unanswered': ladder('/proposals/{id}', {
    before: 'Please say by {due} whether {provider} can be released to support {school}.',
    due: 'Today, {due}, is the last day to say whether {provider} can be released to support {school}.',
    chaser: 'Please say whether {provider} can be released to support {school}.',
    last: {
      to: 'broker',
      message: 'The home school of {provider} has not answered about {school} ({ref}).',
    },
  }),
  'approval-waiting': [
    ...ladder('/proposals/{id}', {
      only: 'invite',
      chaser: '{school} chose {provider} ({ref}). The invitation has waited {count} to be sent.',
      last: {
        to: 'lead',
        message: 'The invitation of {provider} for {school} ({ref}) has waited {count} to be sent. {sent}',
        mail: 'The invitation of {provider} for {school} ({ref}) has waited {count} to be sent.',
      },
    }),
    ...ladder('/proposals/{id}', {
      only: 'approve',
      chaser: 'The partnership of {school} and {provider} ({ref}) has waited {count} for approval.',
      last: {
        to: 'lead',
        message: 'The partnership of {school} and {provider} ({ref}) has waited {count} for approval. {sent}',
        mail: 'The partnership of {school} and {provider} ({ref}) has waited {count} for approval.',
      },
    }),
  ],
  'agreement-unsigned': ladder('/agreements/{id}', {
    chaser: 'The agreement of {school} and {provider} ({ref}) has waited {count} for your signature.',
    last: {
      to: 'broker',
      message: 'Agreement {ref} of {school} and {provider} has waited {count} for signatures. {sent}',
      mail: 'Agreement {ref} of {school} and {provider} has waited {count} for signatures.',
    },
  }),
  'amendment-unsigned': ladder('/agreements/{id}/amend/{amendmentId}', {
    chaser: 'A change to agreement {ref} has waited {count} for your signature.',
    last: {
      to: 'broker',
      message: 'A change to agreement {ref} of {school} has waited {count} for signatures. {sent}',
      mail: 'A change to agreement {ref} of {school} has waited {count} for signatures.',
    },
  }),
  'agreement-stalled': [
    ...ladder('/agreements/{id}', {
      only: 'draft',
      chaser: 'Nothing has happened in the draft of agreement {ref} of {school} and {provider} for {count}.',
      last: {
        to: 'lead',
        message: 'The draft of agreement {ref} of {school} has stood still for {count}. {sent}',
        mail: 'The draft of agreement {ref} of {school} has stood still for {count}.',
      },
    }),
    ...ladder('/agreements/{id}', {
      only: 'active',
      chaser:
        'Nothing has been recorded under agreement {ref} with {school} for {count}, and no visit or review is planned.',
      last: {
        to: 'broker',
        message: 'Nothing has been recorded under agreement {ref} of {school} for {count}. {sent}',
        mail: 'Nothing has been recorded under agreement {ref} of {school} for {count}.',
      },
    }),
  ],
  'claim-unanswered': [
    ...ladder('/claims/{id}', {
      only: 'answer',
      before: 'Claim {ref} of {provider} waits for your answer by {due}.',
      due: 'Today, {due}, is the last day to answer claim {ref} of {provider}.',
      chaser: 'Claim {ref} of {provider} still waits for your answer. It was asked for by {due}.',
      last: {
        to: 'broker',
        message: '{school} has not answered claim {ref}. {sent} You can decide about it now.',
        mail: '{school} has not answered claim {ref}. You can decide about it now.',
      },
    }),
    ...ladder('/claims/{id}', {
      only: 'reply',
      before: '{school} asked about claim {ref}. Please reply by {due}.',
      due: 'Today, {due}, is the last day to reply about claim {ref}.',
      chaser: 'Claim {ref} still waits for your reply. It was asked for by {due}.',
      last: {
        to: 'broker',
        message: '{provider} has not replied about claim {ref}. {sent} You can decide about it now.',
        mail: '{provider} has not replied about claim {ref}. You can decide about it now.',
      },
    }),
  ],
  'visit-note-late': [
    ...ladder('/agreements/{id}/visits/{visitId}', {
      only: 'support',
      due: 'The note of your visit to {school} is due today, {due}. The headteacher is to have it within two days.',
      chaser: 'The note of your visit to {school} was due on {due}. The headteacher is waiting for it.',
      last: {
        to: 'broker',
        message: 'The note of a visit to {school} ({ref}) was due on {due} and is not written. {sent}',
        mail: 'The note of a visit to {school} ({ref}) was due on {due} and is not written.',
      },
    }),
    ...ladder('/schools/{urn}/visits/{visitId}', {
      only: 'adviser',
      due: 'The note of your visit to {school} is due today, {due}. The headteacher is to have it within two days.',
      chaser: 'The note of your visit to {school} was due on {due}. The headteacher is waiting for it.',
      last: {
        to: 'lead',
        message: 'The note of an adviser’s visit to {school} was due on {due} and is not written. {sent}',
        mail: 'The note of an adviser’s visit to {school} was due on {due} and is not written.',
      },
    }),
  ],
  'review-due': [
    ...ladder('/agreements/{id}/reviews', {
      only: 'plan',
      before: 'The next Improvement Review under agreement {ref} is due by {due}, and none is planned.',
      due: 'The next Improvement Review under agreement {ref} is due today, {due}, and none is planned.',
      chaser: 'An Improvement Review under agreement {ref} was due by {due}, and none is planned.',
      last: {
        to: 'lead',
        message: 'An Improvement Review under agreement {ref} was due by {due}, and none is planned. {sent}',
        mail: 'An Improvement Review under agreement {ref} was due by {due}, and none is planned.',
      },
    }),
    ...ladder('/agreements/{id}/reviews/{reviewId}', {
      only: 'coming',
      before:
        'You are asked to an Improvement Review on {due} (agreement {ref}). When and where is on its page.',
      due: 'The Improvement Review under agreement {ref} is today, {due}.',
      chaser: 'The Improvement Review of {due} (agreement {ref}) waits to be written up.',
      last: {
        to: 'lead',
        message: 'The Improvement Review of {due} (agreement {ref}) has not been written up. {sent}',
        mail: 'The Improvement Review of {due} (agreement {ref}) has not been written up.',
      },
    }),
  ],
  'action-due': ladder('/actions/{actionId}', {
    before: 'Something you are to do for {school} is due by {due}. What it is, is on its page.',
    due: 'Something you are to do for {school} is due today, {due}.',
    chaser: 'Something you were to do for {school} was due on {due}. Say what came of it.',
    last: {
      to: 'broker',
      message: 'An action agreed for {school} was due on {due}, and nobody has said what came of it. {sent}',
      mail: 'An action agreed for {school} was due on {due}, and nobody has said what came of it.',
    },
  }),
  'exit-due': ladder('/agreements/{id}', {
    before: 'The agreement of {school} and {provider} ({ref}) runs until {due}.',
    due: 'The agreement of {school} and {provider} ({ref}) ends today, {due}: begin to close it, or extend it.',
    chaser: 'Agreement {ref} ended on {due}: begin to close it, or extend it.',
    last: {
      to: 'lead',
      message: 'Agreement {ref} of {school} ended on {due} and has not been closed or extended. {sent}',
      mail: 'Agreement {ref} of {school} ended on {due} and has not been closed or extended.',
    },
  }),
  'evaluation-due': ladder('/agreements/{id}/evaluation', {
    before:
      'Please evaluate the support of agreement {ref} by {due}. The others read it once they have given theirs.',
    due: 'Your evaluation of agreement {ref} is due today, {due}.',
    chaser: 'Your evaluation of agreement {ref} was due on {due}. It is still wanted.',
    last: {
      to: 'broker',
      message: 'Agreement {ref} waits for evaluations that were due on {due}. {sent}',
      mail: 'Agreement {ref} waits for evaluations that were due on {due}.',
    },
  }),
  'impact-point-due': ladder('/agreements/{id}/impact', {
    before: 'The readings after the end of agreement {ref} are to be entered by {due}.',
    due: 'The readings after the end of agreement {ref} are to be entered today, {due}.',
    chaser: 'The readings after the end of agreement {ref} were to be entered by {due}. They still count.',
    last: {
      to: 'broker',
      message: 'The readings after the end of agreement {ref} were due by {due} and are not entered. {sent}',
      mail: 'The readings after the end of agreement {ref} were due by {due} and are not entered.',
    },
  }),
  'pause-ending': ladder('/agreements/{id}/resume', {
    before: 'Agreement {ref} of {school} is paused until {due}: decide by then how it goes on.',
    due: 'The pause of agreement {ref} of {school} is to be looked at today, {due}.',
    chaser: 'The pause of agreement {ref} of {school} was to be looked at by {due}.',
    last: {
      to: 'lead',
      message: 'The pause of agreement {ref} of {school} was to be looked at by {due}. {sent}',
      mail: 'The pause of agreement {ref} of {school} was to be looked at by {due}.',
    },
  }),
  'escalation-answer-due': [
    ...ladder('/agreements/{id}/escalation', {
      only: 'school',
      statutory: true,
      before: 'The authority asks for your answer by {due} (agreement {ref}). You can answer at any time.',
      // Said on the day or after it: nobody is chased for an answer that is theirs to give.
      due: 'The authority asked for your answer by {due} (agreement {ref}). You can answer at any time.',
    }),
    ...ladder('/agreements/{id}/escalation', {
      only: 'service',
      statutory: true,
      before: 'Prepare to look again at agreement {ref} by {due}.',
      due: 'Agreement {ref} is to be looked at again today, {due}.',
      chaser: 'Agreement {ref} was to be looked at again by {due}.',
      last: {
        to: 'lead',
        message: 'Agreement {ref} was to be looked at again by {due}. {sent}',
        mail: 'Agreement {ref} was to be looked at again by {due}.',
      },
    }),
  ],
  'diagnosis-unanswered': ladder('/schools/{urn}/diagnosis/{id}', {
    statutory: true,
    chaser: {
      message: 'The diagnosis of {school} has waited {count} for your answer.',
      mail: 'Something the service has shared with you has waited {count} for your answer.',
    },
    last: {
      to: 'broker',
      message: '{school} has not answered its diagnosis in {count}. {sent}',
      mail: 'Something you shared with a school has waited {count} for its answer.',
    },
  }),
  'invoice-overdue': ladder('/invoices/{id}', {
    before: 'Invoice {ref} is to be paid by {due}. How to pay is on its page.',
    due: 'Invoice {ref} is to be paid today, {due}.',
    chaser: 'Invoice {ref} was to be paid by {due}. If you have paid, nothing more is asked of you.',
    last: {
      to: 'broker',
      message: 'Invoice {ref} of {school} was to be paid by {due}. {sent}',
      mail: 'Invoice {ref} of {school} was to be paid by {due}.',
    },
  }),
  'offer-unconfirmed': ladder('/directory/{id}', {
    chaser: 'Please confirm your offers for this term: one click each, if they are still right.',
    last: {
      to: 'broker',
      // Dozens on one day, and nothing breaks: news for the day's summary.
      asks: false,
      message: 'The offers of {provider} have not been confirmed for this term. {sent}',
      mail: 'The offers of {provider} have not been confirmed for this term.',
    },
  }),
  'designation-lapsing': ladder('/directory/{id}', {
    asks: false,
    before: 'The designation of {provider} ends on {due}. Its authority renews it.',
    due: 'The designation of {provider} ends today, {due}.',
    chaser: 'The designation of {provider} ended on {due}. Until it is renewed, no new school is matched.',
    last: {
      to: 'lead',
      message: 'The designation of {provider} ended on {due} and is not renewed. {sent}',
      mail: 'The designation of {provider} ended on {due} and is not renewed.',
    },
  }),
  'quality-assurance-lapsing': ladder('/directory/{id}/standing', {
    asks: false,
    before: 'The quality assurance of {provider} stands until {due}.',
    due: 'The quality assurance of {provider} stands until today, {due}.',
    chaser: 'The quality assurance of {provider} stood until {due}.',
    last: {
      to: 'lead',
      message: 'The quality assurance of {provider} stood until {due} and is not renewed. {sent}',
      mail: 'The quality assurance of {provider} stood until {due} and is not renewed.',
    },
  }),
};

/** Reminders as notices, by event: `reminder.` and the kind. */
export const REMINDER_NOTICES: Record<string, readonly Template[]> = Object.fromEntries(
  Object.entries(NOTICES_OF).map(([kind, templates]) => [`reminder.${kind}`, templates]),
);
