import { Link } from '@remix-run/react';
import { HelpPage } from './help-page';

/** Help about the broker's part. */
export function HelpBrokers() {
  return (
    <HelpPage
      href="/help/brokers"
      lead="A broker brings people together, checks that an arrangement is sound, and answers for it."
    >
      <h2>What a broker does</h2>
      <ul>
        <li>keeps the picture of what schools need and who can help up to date</li>
        <li>raises a request with a school, or takes up one the school has sent</li>
        <li>puts suitable offers before the school and says why they suit</li>
        <li>invites the partner the school has chosen, with a date to answer by</li>
        <li>checks conflicts of interest, quality assurance, days and cost, and approves or not</li>
        <li>signs the agreement for the authority</li>
        <li>
          reviews <Link to="/help/practice">practice notes</Link> that a school has agreed to, and publishes
          them or sends them back
        </li>
      </ul>
      <h2>How the score is used</h2>
      <p>
        The score adds up factors such as focus, phase, days free in time, travel and past work. Each factor
        shows its points and its reason; <Link to="/help/score">how offers are scored</Link> has them all.
        Offers that cannot be used, for example because a designation has run out or an interest conflicts,
        are left out and listed with the reason. What the ranking was made from is kept, so that anyone can
        see later what was known at the time.
      </p>
      <h2>Seeing the whole</h2>
      <p>
        <Link to="/insight">Insight</Link> answers the three questions asked of every service: how well it
        knows its schools, what support is in place, and what difference it made. Every number leads to the
        list it is made from, with how it is worked out. The lead officer sets the{' '}
        <Link to="/insight/trajectory">trajectory</Link>: how many schools, and pupils, are meant to be in
        good or better by when. Heads, chairs and providers see their own part there, and nobody is put in
        order by it.
      </p>
      <p>
        <Link to="/insight/supply">Supply and need</Link> says where schools need more days than leaders have
        left, and what one more leader there would unlock, as an estimate.{' '}
        <Link to="/insight/fairness">Fairness</Link> says whether support reaches small, rural and academy
        schools as often as others, and whether the same few leaders are always asked.
      </p>
      <p>
        The <Link to="/map">map</Link> shows schools by band and leaders by what they support. From a school
        it shows who would travel that far, with the estimated minutes; from a leader, which schools are
        within reach.
      </p>
      <p>
        <Link to="/reports">Reports</Link> keep the figures of the day they are made, with your own words: for
        the director, for members, for a school’s governors, for a provider. Nobody outside the service is
        given one before it is published. In those to members small counts are kept back, so that no school
        and no person can be worked out; and what is saved is never changed, only withdrawn and made again.
      </p>
      <h2>When the broker judges differently</h2>
      <p>
        Judgement comes before the score. A broker may prefer another offer or approve by exception, and
        writes the reason. The school and the lead officer can read it.
      </p>
      <h2>What a broker cannot do</h2>
      <ul>
        <li>choose for a school, or send a request the school has not confirmed</li>
        <li>promise days that are not free</li>
        <li>
          change an agreement after someone has signed it: that makes a new version, and everyone signs again
        </li>
        <li>remove anything from the record</li>
      </ul>
    </HelpPage>
  );
}
