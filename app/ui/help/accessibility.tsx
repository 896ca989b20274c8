import { HelpPage } from './help-page';

/** The accessibility statement. */
export function HelpAccessibility() {
  return (
    <HelpPage
      href="/help/accessibility"
      lead="We want everyone who works with schools to be able to use Alongside."
    >
      <h2>What you should be able to do</h2>
      <ul>
        <li>use every page with a keyboard alone, and see where you are</li>
        <li>use every page with a screen reader</li>
        <li>enlarge to 400%, or use a small phone, without scrolling sideways</li>
        <li>use every page without JavaScript: Alongside sends none</li>
        <li>understand every state, band and chart without telling colours apart</li>
        <li>print any record</li>
      </ul>
      <h2>How far we are</h2>
      <p>
        Alongside is built to the Web Content Accessibility Guidelines version 2.2, level AA. Pages are
        checked by automated tests in a real browser and looked at on wide and narrow screens.
      </p>
      <p>
        It has not yet been audited by an independent organisation, or tested by people who use assistive
        technology every day. Until then we describe it as partly compliant, because automated checks find
        only some problems.
      </p>
      <h2>What may be difficult</h2>
      <ul>
        <li>
          Long forms wait for you to send them; errors are shown afterwards, all at once, at the top and
          beside each field.
        </li>
        <li>While a large file is read, the page reloads itself every few seconds to show how far it is.</li>
        <li>
          You are signed out after two hours without use. What you were sending is kept for you to send again.
        </li>
      </ul>
      <h2>Tell us about a problem</h2>
      <p>
        Tell your broker or the person in your authority who looks after Alongside which page it was and what
        happened. They can also give you a record in another format. If you are not happy with the answer,
        contact the Equality Advisory and Support Service.
      </p>
      <p>This statement was prepared on 22 November 2026.</p>
    </HelpPage>
  );
}
