import { HelpPage } from './help-page';

/** Help for providers and those who release them: offers, days, answering. */
export function HelpOffers() {
  return (
    <HelpPage
      href="/help/offers"
      lead="Say what you can do and how many days you have. Nobody can promise your time but you."
    >
      <h2>Publish an offer</h2>
      <p>
        An offer says what you help with, the phases you know, how you work, how far you travel and your day
        rate. Write it for a headteacher who has never met you. You can publish several; each can be changed,
        paused or ended at any time.
      </p>
      <h2>Days by term</h2>
      <p>For each term you give the days you have. They are shown in four parts:</p>
      <ul>
        <li>
          <strong>held</strong>: set aside for an invitation you have not answered yet
        </li>
        <li>
          <strong>committed</strong>: promised, since a proposal was approved
        </li>
        <li>
          <strong>used</strong>: already worked
        </li>
        <li>
          <strong>free</strong>: what is left
        </li>
      </ul>
      <p>
        You can also set one limit for the term across everything you offer. Days that are not free cannot be
        asked for, so two schools can never be given the same day.
      </p>
      <h2>Say that it is still right</h2>
      <p>
        Schools see when you last confirmed an offer. One button confirms it. You can also say that you are
        looking for work, open to it, or not available now and why.
      </p>
      <h2>Answer an invitation</h2>
      <p>
        You are told what the school needs and by when to answer. Accept, or decline and choose the reason
        that fits. Declining is normal and is not held against you: the reason only helps the broker ask at a
        better time. If you do not answer in time, the days are freed.
      </p>
      <h2>Your own school’s release</h2>
      <p>
        If you work at a school, its headteacher agrees to each placement before it goes on. They see the
        days, the dates and what your school is paid for your time.
      </p>
      <h2>When another partner is chosen</h2>
      <p>You are told as soon as it is decided, and the days held for it are free again.</p>
    </HelpPage>
  );
}
